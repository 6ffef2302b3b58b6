/** Requests that go wrong in every way, each carrying the same words. */
import { expect } from "vitest";
import type { Visitor } from "../local/testing/visitor.ts";

/** None may be taken, and of none may anything be kept. */
export async function sendNonsense(visitor: Visitor, words: string): Promise<void> {
  const own = { origin: visitor.url, "content-type": "application/json" };
  const post = (body: string, headers: Record<string, string> = {}) => ({
    method: "POST",
    headers: { ...own, ...headers },
    body,
  });
  const requests: [path: string, init?: RequestInit][] = [
    [`/api/${words}`],
    [`/api/generations/gen_${words}?token=${words}`],
    [`/api/generations?cursor=${words}`],
    [`/api/account/exports/exp_${words}/download?part=${words}`],
    [`/api/operator/people?q=${words}@example.com&reason=${words}`],
    ["/api/auth/sign-up", post(`{"email":"${words}@example.com`)],
    ["/api/auth/sign-in", post(JSON.stringify({ [words]: words, email: `${words}@example.com` }))],
    ["/api/auth/verify", post(JSON.stringify({ email: `${words}@example.com`, code: words }))],
    ["/api/support", post(JSON.stringify({ topic: words, message: words }))],
    ["/api/events", post(JSON.stringify({ events: [{ name: words }] }))],
    ["/api/generations", post(JSON.stringify({ prompt: words, model: words }))],
    ["/api/account", post(words, { "content-type": `text/${words}`, origin: `https://${words}` })],
    [`/images/free/${words}/1/${words}.webp`],
  ];
  for (const [path, init] of requests) {
    const { status } = await visitor.fetch(path, init);
    expect(status, path).toBeGreaterThanOrEqual(400);
    expect(status, path).toBeLessThan(500);
  }
}
