/**
 * SES on this machine: aws-ses-v2-local checks and takes the mail, and we keep it, so that it is
 * still in the mailbox after a restart. The library is loaded with the first mail: it is big.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import { host } from "../aws.ts";
import {
  callerOf,
  close,
  type Endpoint,
  listen,
  openTraffic,
  readBody,
  type Traffic,
} from "../endpoint.ts";

export interface Mail {
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** ISO 8601. */
  at: string;
}

interface Taken {
  messageId: string;
  destination: { to: string[]; cc: string[]; bcc: string[] };
  subject: string;
  body: { html?: string; text?: string };
}

/** What a mailbox on one machine remembers; far more than anyone reads. */
const maxMails = 1_000;

export class Mailbox {
  readonly #file: string | undefined;
  #mails: Mail[];

  constructor(options: { file?: string } = {}) {
    this.#file = options.file;
    this.#mails =
      options.file && existsSync(options.file)
        ? (JSON.parse(readFileSync(options.file, "utf8")) as Mail[])
        : [];
  }

  /** Newest first; with an address, only what was sent to it. */
  mails(to?: string): Mail[] {
    const address = to?.toLowerCase();
    return this.#mails.filter((mail) =>
      address ? mail.to.some((one) => one.toLowerCase() === address) : true,
    );
  }

  add(mail: Mail): void {
    this.#mails = [mail, ...this.#mails].slice(0, maxMails);
    if (!this.#file) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#mails, null, 2));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

/** SES's own HTTP API in front of a mailbox. */
export async function serveMail(
  mailbox: Mailbox,
  traffic: Traffic = openTraffic,
): Promise<Endpoint> {
  let library: Promise<Library> | undefined;
  // One mail at a time: each is taken out of the library before the next goes in.
  let turn: Promise<unknown> = Promise.resolve();
  const endpoint = await listen(async (request, response) => {
    const operation =
      request.method === "POST" && request.url === "/v2/email/outbound-emails"
        ? "SendEmail"
        : `${request.method} ${request.url}`;
    const call = { service: "ses", operation, caller: callerOf(request) } as const;
    const body = await readBody(request);
    if (!traffic.before(call)) {
      response.destroy();
      return;
    }
    library ??= loadLibrary();
    const { url } = await library;
    const sent = turn.then(() =>
      forward(mailbox, url, {
        path: request.url ?? "/",
        method: request.method ?? "GET",
        headers: {
          "content-type": request.headers["content-type"] ?? "application/json",
          authorization: request.headers.authorization ?? "AWS4 local",
        },
        body,
      }),
    );
    turn = sent.catch(() => undefined);
    const { status, text } = await sent;
    if (!traffic.after(call)) {
      response.destroy();
      return;
    }
    response.writeHead(status, { "content-type": "application/json" }).end(text);
  });
  return {
    url: endpoint.url,
    close: async () => {
      await endpoint.close();
      const loaded = await library;
      await loaded?.close();
    },
  };
}

interface Forwarded {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: Buffer;
}

async function forward(
  mailbox: Mailbox,
  url: string,
  { path, method, headers, body }: Forwarded,
): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  });
  const text = await answer.text();
  const { MessageId: id } =
    answer.ok && text.startsWith("{") ? (JSON.parse(text) as { MessageId?: string }) : {};
  if (id) await keep(mailbox, url, id);
  return { status: answer.status, text };
}

async function keep(mailbox: Mailbox, url: string, messageId: string): Promise<void> {
  const { emails } = (await (await fetch(`${url}/store`)).json()) as { emails: Taken[] };
  const taken = emails.find((email) => email.messageId === messageId);
  // The mailbox is the memory: emptied at once, the library's own never grows.
  await fetch(`${url}/clear-store`, { method: "POST" });
  if (!taken) return;
  const { to, cc, bcc } = taken.destination;
  mailbox.add({
    to: [...to, ...cc, ...bcc],
    subject: taken.subject,
    text: taken.body.text ?? "",
    html: taken.body.html ?? "",
    at: new Date().toISOString(),
  });
}

interface Library {
  url: string;
  close(): Promise<void>;
}

async function loadLibrary(): Promise<Library> {
  const { default: loaded } = await import("aws-ses-v2-local");
  // The package is CommonJS with a `default` of its own.
  const start = (
    typeof loaded === "function" ? loaded : (loaded as { default: unknown }).default
  ) as (options: { host: string; port: number }) => Promise<Server>;
  const server = await start({ host, port: 0 });
  const { port } = server.address() as AddressInfo;
  return { url: `http://${host}:${port}`, close: () => close(server) };
}
