import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { GenerationRequestInput } from "../../functions/api/types.ts";
import { ApiError, type ApiOptions, createApi, UnreachableError } from "./api.ts";

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

type Answer = (response: ServerResponse, seen: Seen) => void;

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** A server that answers each request with the next of `answers`, the last one again and again. */
async function serve(answers: Answer[], options: ApiOptions = {}) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const { method = "", url = "", headers } = request;
    const one = { method, path: url, headers, body };
    const answer = answers[Math.min(seen.length, answers.length - 1)];
    seen.push(one);
    answer?.(response, one);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  stop = () =>
    new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { seen, api: createApi({ base, retryDelaysMs: [0, 0, 0], ...options }) };
}

const json =
  (status: number, value: unknown): Answer =>
  (response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
const empty =
  (status: number): Answer =>
  (response) =>
    response.writeHead(status).end();
const lost: Answer = (response) => response.destroy();
const error = (status: number, code: string, details = {}): Answer =>
  json(status, { error: { code, message: `about ${code}`, details }, requestId: "req_1" });

const order: GenerationRequestInput = {
  prompt: "a fox",
  model: "sketch",
  resolution: "1K",
  aspectRatio: "1:1",
  count: 1,
};

describe("errors", () => {
  it("carry the API's own words, its code, its fields and the request's id", async () => {
    const { api } = await serve([error(422, "generation.invalid", { fields: { prompt: "Why." } })]);
    const problem = await api.quote(order).catch((thrown: unknown) => thrown);
    expect(problem).toBeInstanceOf(ApiError);
    expect(problem).toMatchObject({
      status: 422,
      code: "generation.invalid",
      message: "about generation.invalid",
      fields: { prompt: "Why." },
      requestId: "req_1",
    });
  });

  it("are of their own kind when nobody answers, or somebody who is not the API", async () => {
    const { api } = await serve([
      lost,
      (response) => response.writeHead(502).end("<html>Bad gateway</html>"),
    ]);
    await expect(api.account()).rejects.toBeInstanceOf(UnreachableError);
    await expect(api.account()).rejects.toBeInstanceOf(UnreachableError);
  });

  it("of a missing session are told to the page, and those of a wrong password are not", async () => {
    let signedOut = 0;
    const onSignedOut = () => {
      signedOut++;
    };
    const { api } = await serve([error(401, "auth.invalid"), error(401, "auth.required")], {
      onSignedOut,
    });
    await expect(api.signIn({ email: "a@example.com", password: "x" })).rejects.toThrow();
    expect(signedOut).toBe(0);
    await expect(api.billing()).rejects.toThrow();
    expect(signedOut).toBe(1);
  });
});

describe("an order", () => {
  it("whose answer is lost is asked for again under the same key", async () => {
    const generation = { id: "gen_1" };
    const { api, seen } = await serve([lost, empty(503), json(202, { generation })]);
    expect(await api.generate(order, "key-1")).toEqual(generation);
    expect(seen.map(({ headers }) => headers["idempotency-key"])).toEqual([
      "key-1",
      "key-1",
      "key-1",
    ]);
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1);
  });

  it("that was refused is not asked for again", async () => {
    const { api, seen } = await serve([error(402, "credit.insufficient")]);
    await expect(api.generate(order, "key-1")).rejects.toMatchObject({ status: 402 });
    expect(seen).toHaveLength(1);
  });

  it("is given up after a few lost answers", async () => {
    const { api, seen } = await serve([lost]);
    await expect(api.generate(order, "key-1")).rejects.toBeInstanceOf(UnreachableError);
    expect(seen).toHaveLength(4);
  });
});

describe("requests", () => {
  it("that change something are JSON, also without a body", async () => {
    const { api, seen } = await serve([empty(204)]);
    await api.deleteGeneration("gen_1");
    await api.deleteImage("gen_1", "img_1");
    await api.signOut();
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "DELETE /api/generations/gen_1",
      "DELETE /api/generations/gen_1/images/img_1",
      "POST /api/auth/sign-out",
    ]);
    for (const { headers } of seen) expect(headers["content-type"]).toBe("application/json");
  });

  it("to delete what is already gone have done what they should", async () => {
    const { api } = await serve([error(404, "generation.not_found"), error(500, "internal")]);
    await api.deleteGeneration("gen_1");
    await expect(api.deleteGeneration("gen_1")).rejects.toMatchObject({ status: 500 });
  });

  it("for history name only the filters that are set", async () => {
    const { api, seen } = await serve([json(200, { items: [], nextCursor: null })]);
    await api.generations({ q: "a fox & more", state: undefined, cursor: undefined, limit: 36 });
    expect(seen[0]?.path).toBe("/api/generations?q=a+fox+%26+more&limit=36");
  });

  it("to delete everything go on until nothing is left", async () => {
    const { api, seen } = await serve([empty(202), empty(202), empty(204)]);
    await api.deleteAll();
    expect(seen).toHaveLength(3);
  });

  it("tell the server's time with every answer", async () => {
    const dates: number[] = [];
    const { api } = await serve(
      [
        (response) =>
          response
            .writeHead(200, { date: "Mon, 23 Nov 2026 12:00:00 GMT" })
            .end(JSON.stringify({ credits: 1 })),
      ],
      { onDate: (headerMs) => dates.push(headerMs) },
    );
    await api.quote(order);
    expect(dates).toEqual([Date.UTC(2026, 10, 23, 12)]);
  });
});
