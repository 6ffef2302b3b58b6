/** Every mail the product sends, by name. There is no other way to send one. */
import type { Receipt } from "../erasure/receipt.ts";
import * as en from "./messages/en.ts";

export interface Mails {
  code: { code: string; minutes: number };
  alreadyMember: Record<string, never>;
  /** Images that go soon: how many on which day (UTC, e.g. `2026-11-30`), soonest first. */
  imagesGo: { days: readonly { day: string; count: number }[] };
  /** To who writes to support without being signed in. */
  requestCode: { code: string; minutes: number };
  /** `topic` as in "your request …", `until` a day (UTC). */
  requestReceived: { topic: string; until: string };
  requestExtended: { topic: string; until: string; reason: string };
  requestAnswered: { topic: string; answer: string };
  /** To ourselves. `id` is the request's number. */
  requestDue: { id: string; topic: string; until: string; lapsed: boolean };
  imageTakenDown: { reason: string };
  /** An export that can be downloaded until a day (UTC). */
  exportReady: { until: string };
  /** A new version of the privacy policy, and what it changes. */
  policyChanged: { version: string; summary: readonly string[] };
  /** An erasure that can be undone until a day (UTC). */
  erasureAsked: { startsOn: string };
  accountErased: Receipt;
}
export type MailName = keyof Mails;

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Hands a letter to whoever delivers it. */
export interface Post {
  send(letter: Letter): Promise<void>;
}

export function write<N extends MailName>(name: N, to: string, values: Mails[N]): Letter {
  const { subject, paragraphs, code } = en.mails[name](values);
  const text = [...paragraphs, ...(code ? [code] : []), en.signature].join("\n\n");
  return { to, subject, text, html: page(subject, paragraphs, code) };
}

function page(subject: string, paragraphs: readonly string[], code: string | undefined): string {
  const body = paragraphs
    .map((words) => `<p style="margin:0 0 16px">${escapeHtml(words)}</p>`)
    .join("");
  const digits = code
    ? `<p style="margin:24px 0;font:600 32px/1.2 ui-monospace,monospace;letter-spacing:.2em">${escapeHtml(code)}</p>`
    : "";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body style="margin:0;background:#fbfaf6;color:#1c1a16;font:16px/1.6 system-ui,sans-serif"><div style="max-width:480px;margin:0 auto;padding:40px 24px"><p style="margin:0 0 32px;font-weight:700"><span style="display:inline-block;width:12px;height:12px;margin-right:8px;border:3px solid #1c1a16;border-radius:4px 10px 4px 4px;background:#f6c945;vertical-align:-2px"></span>nana img</p>${body}${digits}<p style="margin:32px 0 0;color:#6b675e">${escapeHtml(en.signature)}</p></div></body></html>`;
}

function escapeHtml(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
