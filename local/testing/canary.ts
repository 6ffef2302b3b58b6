/** Canaries: strings that occur nowhere else, and the search for them in everything that is kept. */
import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import type { Holdings } from "./holdings.ts";
import { unzip } from "./unzip.ts";

/**
 * A string nothing else contains. Lower-case letters and digits only, so that it is the same in JSON,
 * HTML, CSV, an address and a key. `what` says in a failure what got out.
 */
export function canary(what: string): string {
  return `${what.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}canary${randomBytes(8).toString("hex")}`;
}

export interface Sighting {
  readonly canary: string;
  readonly in: "item" | "object" | "message" | "mail" | "log";
  /** The item's keys, the object's bucket and key, the queue, the mail's subject, the log. */
  readonly at: string;
}

/**
 * Looks for the strings in every item, object (its key, its metadata, its body; of archives, every
 * entry), queued message, mail and log line. In the clear, and as base64, hexadecimal or UTF-16.
 */
export async function scanEverything(
  holdings: Holdings,
  canaries: readonly string[],
): Promise<Sighting[]> {
  const found: Sighting[] = [];
  const wanted = canaries.map((one) => ({ canary: one, forms: formsOf(one) }));
  const look = (place: Sighting["in"], at: string, ...contents: (string | Buffer)[]) => {
    const bytes = contents.map((content) => Buffer.from(content));
    for (const { canary, forms } of wanted) {
      if (bytes.some((one) => forms.some((form) => one.includes(form)))) {
        found.push({ canary, in: place, at });
      }
    }
  };
  for await (const item of holdings.items()) {
    look("item", `${item.pk} ${item.sk}`, JSON.stringify(item));
  }
  for await (const object of holdings.objects()) {
    const at = `${object.bucket}/${object.key}`;
    const body = await object.body();
    look("object", at, object.key, object.about, body);
    for await (const { name, content } of inside(body))
      look("object", `${at}!${name}`, name, content);
  }
  for await (const { queue, body } of holdings.messages()) look("message", queue, body);
  for await (const mail of holdings.mails()) look("mail", mail.subject, JSON.stringify(mail));
  for await (const { log, line } of holdings.logs()) look("log", log, line);
  return found;
}

/** The bytes a string may stand as. */
function formsOf(words: string): Buffer[] {
  const bytes = Buffer.from(words);
  // In base64 a string looks different at each of three offsets; its first and last characters mix
  // with what stands around it and are left out.
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "")
      .slice(offset === 0 ? 0 : offset + 1, -1),
  );
  const url = base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  const texts = new Set([words, bytes.toString("hex"), ...base64, ...url]);
  return [...[...texts].map((text) => Buffer.from(text)), Buffer.from(words, "utf16le")];
}

/** What is packed inside: an archive's entries, or what was compressed. */
async function* inside(body: Buffer): AsyncIterable<{ name: string; content: Buffer }> {
  const starts = body.subarray(0, 4).toString("latin1");
  if (starts.startsWith("PK\u0003\u0004")) yield* unzip(body);
  if (starts.startsWith("\u001f\u008b")) yield { name: "", content: gunzipSync(body) };
}
