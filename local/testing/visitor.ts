/** Somebody using a running site by its HTTP surface only, as a script would. */

import { randomUUID } from "node:crypto";
import type { BillingView, ErrorBody, GenerationView } from "../../functions/api/types.ts";
import { policyVersion } from "../../functions/core/privacy/policy.ts";
import { codeIn, foxOrder, password } from "./browser.ts";

export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Partial<ErrorBody> & {
    readonly generation?: GenerationView;
    readonly items?: GenerationView[];
    readonly status?: string;
  };
}

export class Visitor {
  readonly url: string;
  readonly cookies = new Map<string, { value: string; path: string }>();

  constructor(url: string) {
    this.url = url;
  }

  /** Any request, with the cookies a browser would send to that path. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(new URL(path, this.url), {
      redirect: "manual",
      ...init,
      headers: { cookie: this.#cookiesFor(path), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Heard> {
    const response = await this.fetch(path, {
      method,
      headers: {
        ...(method === "GET" ? {} : { origin: this.url }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? {} : JSON.parse(text),
    };
  }

  async signUp(email = `${randomUUID()}@example.com`): Promise<string> {
    await this.call("POST", "/api/auth/sign-up", {
      name: "Mia",
      email,
      password,
      birthDate: "1990-05-04",
      policyVersion,
    });
    const mails = await (await fetch(new URL(`/__local/mail?to=${email}`, this.url))).json();
    const [newest] = mails as { text: string }[];
    const code = codeIn(newest);
    const { status, body } = await this.call("POST", "/api/auth/verify", { email, code });
    if (status !== 200) throw new Error(`not verified: ${JSON.stringify(body)}`);
    return email;
  }

  order(order: Record<string, unknown> = {}, key: string = randomUUID()): Promise<Heard> {
    return this.call("POST", "/api/generations", foxOrder(order), { "idempotency-key": key });
  }

  async ordered(order: Record<string, unknown> = {}): Promise<string> {
    const { body, status } = await this.order(order);
    if (!body.generation) throw new Error(`not ordered: ${status} ${JSON.stringify(body)}`);
    return body.generation.id;
  }

  async generation(id: string): Promise<GenerationView> {
    const { status, body } = await this.call("GET", `/api/generations/${id}`);
    if (status !== 200) throw new Error(`no generation: ${status} ${JSON.stringify(body)}`);
    return body as unknown as GenerationView;
  }

  async credits(): Promise<Pick<BillingView, "available" | "held">> {
    const { available, held } = (await this.call("GET", "/api/billing")).body as BillingView;
    return { available, held };
  }

  /** Asks until it has ended. */
  async ended(id: string, { everyMs = 20, withinMs = 60_000 } = {}): Promise<GenerationView> {
    const until = performance.now() + withinMs;
    while (performance.now() < until) {
      const found = await this.generation(id);
      if (found.state !== "queued" && found.state !== "running") return found;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
    throw new Error(`${id} did not end within ${withinMs} ms`);
  }

  #cookiesFor(path: string): string {
    return [...this.cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join("; ");
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const at = pair.indexOf("=");
    const path = attributes.find((attribute) => attribute.startsWith("Path="))?.slice(5) ?? "/";
    if (attributes.includes("Max-Age=0")) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), { value: pair.slice(at + 1), path });
  }
}
