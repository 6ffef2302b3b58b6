/** Small pages: text is always escaped, styles and scripts are files of their own. */
import type { Answer } from "../distribution/message.ts";

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Html | string | number | undefined | readonly (Html | string)[];

export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(
    parts.reduce((text, part, i) => text + part + (i < values.length ? render(values[i]) : ""), ""),
  );
}

function render(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(render).join("");
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function page(title: string, body: Html): Answer {
  const document = html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · local cloud</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/__local/style.css">
<script src="/__local/page.js" defer></script>
<header><a href="/__local/">local cloud</a><nav><a href="/">the site</a><a href="/__local/mailbox">mailbox</a><a href="/__local/table">table</a><a href="/__local/bucket">buckets</a><a href="/__local/log">logs</a></nav></header>
<main><h1>${title}</h1>${body}</main>
</html>`;
  return file("text/html; charset=utf-8", document.text);
}

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'";

export function file(
  contentType: string,
  body: string | Buffer,
  csp = policy,
  status = 200,
): Answer {
  return {
    status,
    headers: new Map([
      ["content-type", [contentType]],
      ["cache-control", ["no-store"]],
      ["content-security-policy", [csp]],
      ["x-content-type-options", ["nosniff"]],
    ]),
    body: Buffer.from(body),
  };
}

export function json(value: unknown, status = 200): Answer {
  return file("application/json", JSON.stringify(value), policy, status);
}

export const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: .75rem 1.25rem; border-bottom: 1px solid var(--line); }
header > a { font-weight: 650; }
nav { display: flex; flex-wrap: wrap; gap: 1rem; }
a { color: inherit; text-underline-offset: .2em; text-decoration-color: var(--line); }
a:hover { text-decoration-color: currentColor; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; margin: .75rem 0 1rem; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; }
pre, code { font: .85rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
button { font: inherit; padding: .45rem .9rem; border: 1px solid var(--line); border-radius: .5rem; background: transparent; color: inherit; cursor: pointer; }
button:hover { background: color-mix(in srgb, currentColor 8%, transparent); }
button:focus-visible, a:focus-visible { outline: 2px solid; outline-offset: 2px; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.quiet { opacity: .7; }
iframe { width: 100%; height: 28rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
`;

export const script = `
for (const button of document.querySelectorAll("button[data-advance]")) {
  button.addEventListener("click", async () => {
    const status = document.querySelector("[role=status]");
    status.textContent = "Time passes …";
    const answer = await fetch("/__local/clock", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ advance: button.dataset.advance }),
    });
    const { now, message } = await answer.json();
    if (answer.ok) location.reload();
    else status.textContent = message ?? now;
  });
}
`;
