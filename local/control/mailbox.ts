/** The mailbox: every mail the product has sent, newest first. */
import type { Answer } from "../distribution/message.ts";
import type { Mail } from "../emulators/ses.ts";
import { file, html, page } from "./html.ts";

export function mailbox(mails: readonly Mail[]): Answer {
  const rows = mails.map(
    (mail, i) => html`<tr>
<td><a href="/__local/mailbox/${mails.length - i}">${mail.subject}</a></td>
<td>${mail.to.join(", ")}</td><td>${when(mail.at)}</td></tr>`,
  );
  return page(
    "Mailbox",
    mails.length === 0
      ? html`<p class="quiet">No mail yet. What the product sends arrives here, and goes no further.</p>`
      : html`<table><tr><th>Subject</th><th>To</th><th>Sent</th></tr>${rows}</table>`,
  );
}

/** Mails are counted from the oldest, so that an address keeps its mail when more arrive. */
function find(mails: readonly Mail[], number: string): Mail | undefined {
  return mails[mails.length - Number.parseInt(number, 10)];
}

export function mailPage(mails: readonly Mail[], number: string): Answer | undefined {
  const mail = find(mails, number);
  if (!mail) return undefined;
  const body = mail.html
    ? html`<h2>As people see it</h2><iframe sandbox title="The mail" src="/__local/mailbox/${number}.html"></iframe>`
    : html``;
  return page(
    mail.subject,
    html`<p class="quiet">To ${mail.to.join(", ")}, ${when(mail.at)}</p>
${body}
<h2>As text</h2><pre>${mail.text || "This mail has no text part."}</pre>`,
  );
}

/** The mail's own HTML: it may style itself and nothing else. */
export function mailBody(mails: readonly Mail[], name: string): Answer | undefined {
  const mail = find(mails, name);
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
  return mail && file("text/html; charset=utf-8", mail.html, policy);
}

function when(iso: string): string {
  return iso.replace("T", " ").replace(/\.\d+Z$/, " UTC");
}
