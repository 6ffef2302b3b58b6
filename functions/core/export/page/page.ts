/** The pages a person opens first: who they are to us, what is in the archive, and their images. */
import type { Omission } from "../contents.ts";
import type { PlannedImage } from "../plan.ts";
import type { SummaryLine } from "../summary.ts";
import { Html, html } from "./html.ts";
import { contentSecurityPolicy, style } from "./style.ts";
import { words } from "./words.ts";

export interface PageImage extends PlannedImage {
  readonly omitted?: Omission | undefined;
}

export interface FileRow {
  readonly path: string;
  readonly about: string;
  readonly count?: number | undefined;
}

export interface Index {
  readonly folder: string;
  readonly cutOff: string;
  readonly part: number;
  readonly parts: number;
  readonly pages: number;
  readonly images: number;
  /** Only in the first archive. */
  readonly summary: readonly SummaryLine[];
  readonly files: readonly FileRow[];
  readonly omissions: readonly Omission[];
}

export function pagePath(n: number): string {
  return n === 1 ? "index.html" : `index-${n}.html`;
}

/** Page `n` of the index. The first also says what else is in the archive. */
export function writePage(index: Index, n: number, images: readonly PageImage[]): Buffer {
  const { text } = html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${n === 1 ? words.title : `${words.title}: ${words.page(n)}`}</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>
<div class="mark"><i></i>nana img</div>
<h1>${words.title}</h1>
<p>${words.lead(index.cutOff.slice(0, 10))}</p>
${index.parts > 1 ? html`<p class="soft">${words.part(index.part, index.parts)}</p>` : undefined}
</header>
<main>
${n === 1 ? front(index) : undefined}
<h2 id="images">${words.images}</h2>
${
  index.images === 0
    ? html`<p class="soft">${words.noImages}</p>`
    : html`<p class="soft">${words.imageCount(index.images)}</p>
${pager(index, n)}
<ul class="sheet">
${images.map(tile)}</ul>
${pager(index, n)}`
}
${n === 1 ? back(index) : undefined}
</main>
<footer><p>${words.foot}</p></footer>
</body>
</html>
`;
  return Buffer.from(text);
}

function front({ summary, omissions }: Index): Html {
  const facts = summary.flatMap(factsOf);
  return html`<nav aria-label="${words.contents}"><ul class="jump">
<li><a href="#images">${words.images}</a></li>
<li><a href="#files">${words.files}</a></li>
${omissions.length > 0 ? html`<li><a href="#missing">${words.omitted}</a></li>` : undefined}
<li><a href="#check">${words.check}</a></li>
</ul></nav>
${
  facts.length > 0
    ? html`<h2>${words.you}</h2>
<dl class="facts">
${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>\n`)}</dl>`
    : undefined
}`;
}

function factsOf(line: SummaryLine): [string, string][] {
  if (line.of === "account") {
    const { name, email, plan, createdAt } = line.value;
    return [
      [words.name, name],
      [words.email, email],
      [words.plan, plan],
      [words.since, createdAt.slice(0, 10)],
    ];
  }
  if (line.of === "wallet") {
    return [[words.credits, words.creditsOf(line.value.available, line.value.held)]];
  }
  const { purpose, granted, at } = line.value;
  const name = words.purposes[purpose];
  return name ? [[name, words.choice(granted, at.slice(0, 10))]] : [];
}

function tile({ path, prompt, at, width, height, omitted }: PageImage): Html {
  const caption = html`<figcaption><bdi dir="auto">${prompt}</bdi><time datetime="${at}">${at.slice(0, 16).replace("T", " ")}</time></figcaption>`;
  if (omitted) {
    return html`<li><figure><div class="gone">${words.reasons[omitted.reason]}</div>${caption}</figure></li>\n`;
  }
  return html`<li><figure><a href="${path}" aria-label="${words.open(prompt)}"><img src="${path}" width="${width}" height="${height}" alt="" loading="lazy" decoding="async"></a>${caption}</figure></li>\n`;
}

function pager({ pages }: Index, current: number): Html | undefined {
  if (pages < 2) return undefined;
  const links = Array.from({ length: pages }, (_, n) =>
    n + 1 === current
      ? html`<li><a href="${pagePath(n + 1)}#images" aria-current="page" aria-label="${words.page(n + 1)}">${n + 1}</a></li>`
      : html`<li><a href="${pagePath(n + 1)}#images" aria-label="${words.page(n + 1)}">${n + 1}</a></li>`,
  );
  return html`<nav aria-label="${words.pages}"><ol>${links}</ol></nav>`;
}

/** Omissions beyond these are only in `export.json`. */
const shownOmissions = 200;

function back({ files, omissions, folder }: Index): Html {
  return html`<h2 id="files">${words.files}</h2>
<ul class="files">
${files.map(
  ({ path, about, count }) =>
    html`<li><a href="${path}">${path}</a><span>${about}</span><span class="soft">${count === undefined ? "" : words.entries(count)}</span></li>\n`,
)}</ul>
<p class="soft">${words.schemas}</p>
${
  omissions.length > 0
    ? html`<h2 id="missing">${words.omitted}</h2>
<p>${words.omittedLead}</p>
<table><tbody>
${omissions
  .slice(0, shownOmissions)
  .map(
    ({ path, reason }) => html`<tr><td>${path}</td><td>${words.reasons[reason]}</td></tr>\n`,
  )}</tbody></table>`
    : undefined
}
<h2 id="check">${words.check}</h2>
<p>${words.checkLead}</p>
<pre>${words.checkCommand}</pre>
<p>${words.checkBag}</p>
<pre>${words.bagCommand(folder)}</pre>`;
}
