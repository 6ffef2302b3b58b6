/** The one HTTP server people and programs talk to: the distribution, and `/__local/` beside it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { close } from "../endpoint.ts";
import type { Distribution } from "./distribution.ts";
import { type Answer, headersOf, jsonError, type ViewerRequest, xmlError } from "./message.ts";

/** Far above what CloudFront's origins take, so that they can say so themselves. */
const maxBodyBytes = 32 * 1024 * 1024;

export interface SiteOptions {
  distribution: Distribution;
  /** Answers what belongs to the machine itself and not to the product; undefined for the rest. */
  local(request: ViewerRequest): Promise<Answer | undefined>;
  port: number;
}

export interface Site {
  url: string;
  close(): Promise<void>;
}

/** Listens on this machine only, on IPv4 and IPv6. Throws one line when the port is taken. */
export async function serveSite(options: SiteOptions): Promise<Site> {
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    respond(options, request, response).catch((error: unknown) => {
      // The viewer went away in the middle of the request.
      if (!request.complete) return;
      console.error(`${request.method} ${request.url}:`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
  };
  const first = await listen(handle, options.port, "127.0.0.1");
  const { port } = first.address() as AddressInfo;
  // A machine without IPv6 is fine with the one.
  const second = await listen(handle, port, "::1").catch(() => undefined);
  return {
    url: `http://localhost:${port}`,
    close: async () => {
      await Promise.all([close(first), second && close(second)]);
    },
  };
}

async function respond(
  { distribution, local }: SiteOptions,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await read(incoming);
  const answer =
    request === "too large"
      ? jsonError(413, "Request Entity Too Large")
      : request === "malformed"
        ? xmlError(400, "BadRequest", "Bad request")
        : ((await local(request)) ?? (await distribution.answer(request)));
  for (const [name, values] of answer.headers) {
    if (name !== "content-length" && name !== "connection") response.setHeader(name, values);
  }
  // Node keeps a clock of its own for this header, which stays behind when the machine's is moved.
  response.setHeader("date", new Date().toUTCString());
  const empty = answer.status === 204 || answer.status === 304;
  if (!empty) response.setHeader("content-length", answer.body.length);
  response.writeHead(answer.status);
  response.end(empty || incoming.method === "HEAD" ? undefined : answer.body);
}

async function read(incoming: IncomingMessage): Promise<ViewerRequest | "too large" | "malformed"> {
  const { url = "/" } = incoming;
  if (!url.startsWith("/")) return "malformed";
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped, so that the answer reaches a sender who is still sending.
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  if (size > maxBodyBytes) return "too large";
  const at = url.indexOf("?");
  const ip = (incoming.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, "");
  return {
    method: incoming.method ?? "GET",
    uri: at < 0 ? url : url.slice(0, at),
    query: at < 0 ? "" : url.slice(at + 1),
    headers: headersOf(incoming.rawHeaders),
    body: Buffer.concat(chunks),
    address: { ip, port: incoming.socket.remotePort ?? 0 },
  };
}

async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  port: number,
  address: string,
): Promise<Server> {
  const server = createServer(handle);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Error(
              `Port ${port} is in use. Set PORT to another one, or PORT=0 for any free one.`,
            )
          : error,
      );
    });
    server.listen(port, address, resolve);
  });
  return server;
}
