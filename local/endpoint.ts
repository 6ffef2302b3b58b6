/**
 * The HTTP side every local AWS service shares: it listens on this machine only, knows who calls
 * (by the access key) and which operation, and lets the runner count calls and inject faults.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { host } from "./aws.ts";

export type Service = "dynamodb" | "s3" | "sqs" | "ses" | "ssm";

export interface Call {
  service: Service;
  operation: string;
  /** The access key id of the caller: every function has its own. */
  caller: string;
}

/** What is told of every call. Answering false drops the connection: the caller is gone. */
export interface Traffic {
  before(call: Call): boolean;
  after(call: Call, capacity?: Capacity): boolean;
}

/** Units of DynamoDB a call used. */
export interface Capacity {
  readUnits: number;
  writeUnits: number;
}

export const openTraffic: Traffic = { before: () => true, after: () => true };

export interface Endpoint {
  url: string;
  close(): Promise<void>;
}

export function callerOf(request: IncomingMessage): string {
  return /Credential=([^/,\s]+)\//.exec(request.headers.authorization ?? "")?.[1] ?? "";
}

/** The whole body. Throws past the limit, which is far above what any of the services takes. */
export async function readBody(
  request: IncomingMessage,
  maxBytes = 64 * 1024 * 1024,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new Error("request too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Starts a server on a free port of this machine. */
export async function listen(handler: Handler, port = 0): Promise<Endpoint> {
  const server = createServer((request, response) => {
    Promise.resolve(handler(request, response)).catch((error: unknown) => {
      // The caller went away in the middle of its request, as one that is killed does.
      if (!request.complete) return;
      console.error(`${request.method} ${request.url}:`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://${host}:${actual}`, close: () => close(server) };
}

export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

/**
 * Lets `after` have its word between the service's answer and the caller: used where another
 * library writes the response.
 */
export function beforeAnswer(response: ServerResponse, allow: () => boolean): void {
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  // Emulators write a whole body at once, with end(); what was written before it is headers.
  response.end = ((...args: unknown[]) => {
    if (allow()) return end(...args);
    response.destroy();
    return response;
  }) as typeof response.end;
}
