/** A browser as far as the API can tell: keeps cookies, sends its own origin. */
import { randomUUID } from "node:crypto";
import type { App } from "../../functions/api/app.ts";
import type { ApiAnswer, ApiRequest } from "../../functions/api/http.ts";
import type {
  AccountView,
  BillingView,
  ErrorBody,
  GenerationPage,
  GenerationView,
} from "../../functions/api/types.ts";
import type { UserId } from "../../functions/core/id.ts";
import { policyVersion } from "../../functions/core/privacy/policy.ts";

/** Everybody's password in tests. */
export const password = "correct horse battery";

const origin = "https://nanaimg.test";

/** What any answer of the API may hold. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Partial<ErrorBody & GenerationPage & BillingView & AccountView> & {
    readonly generation?: GenerationView;
    readonly account?: AccountView;
    readonly status?: string;
    readonly credits?: unknown;
  };
}

interface Sending {
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #app: App;
  readonly #network: string;

  constructor(app: App, network: string) {
    this.#app = app;
    this.#network = network;
  }

  async send(method: string, target: string, sending: Sending = {}): Promise<Answered> {
    const { pathname, search } = new URL(target, origin);
    const body =
      sending.rawBody ?? (sending.body === undefined ? "" : JSON.stringify(sending.body));
    const request: ApiRequest = {
      id: randomUUID(),
      method,
      path: pathname,
      query: Object.fromEntries(new URLSearchParams(search)),
      headers: {
        ...(method === "GET" ? {} : { origin }),
        ...(body === "" ? {} : { "content-type": "application/json" }),
        ...sending.headers,
      },
      cookies: Object.fromEntries(this.cookies),
      body,
      origin,
      network: this.#network,
    };
    const answered: ApiAnswer = await this.#app(request);
    for (const { name, value, path, maxAgeSeconds } of answered.cookies ?? []) {
      if (path !== "/") continue;
      if (maxAgeSeconds === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return {
      status: answered.status,
      headers: answered.headers ?? {},
      // What a caller sees is JSON, not our objects.
      body: JSON.parse(JSON.stringify(answered.body ?? {})),
    };
  }

  get = (path: string) => this.send("GET", path);
  post = (path: string, body?: unknown, headers?: Sending["headers"]) =>
    this.send("POST", path, { body, ...(headers ? { headers } : {}) });
  patch = (path: string, body: unknown) => this.send("PATCH", path, { body });
  delete = (path: string) => this.send("DELETE", path);

  signUp(fields: Record<string, unknown> = {}): Promise<Answered> {
    return this.post("/api/auth/sign-up", {
      name: "Mia",
      email: "mia@example.com",
      password,
      birthDate: "1990-05-04",
      policyVersion,
      ...fields,
    });
  }

  verify(email: string, code: string): Promise<Answered> {
    return this.post("/api/auth/verify", { email, code });
  }

  async userId(): Promise<UserId> {
    return (await this.get("/api/account")).body.id as UserId;
  }

  async email(): Promise<string> {
    return String((await this.get("/api/account")).body.email);
  }

  generate(order: Record<string, unknown> = {}, key: string = randomUUID()): Promise<Answered> {
    return this.post("/api/generations", foxOrder(order), { "idempotency-key": key });
  }

  /** Orders, and answers the generation's id. */
  async ordered(order: Record<string, unknown> = {}): Promise<string> {
    const { body, status } = await this.generate(order);
    if (!body.generation) throw new Error(`not ordered: ${status} ${JSON.stringify(body)}`);
    return body.generation.id;
  }

  async generation(id: string): Promise<GenerationView> {
    const { body, status } = await this.get(`/api/generations/${id}`);
    if (status !== 200) throw new Error(`no generation: ${status} ${JSON.stringify(body)}`);
    return body as unknown as GenerationView;
  }

  async credits(): Promise<{ available: number; held: number }> {
    const { body } = await this.get("/api/billing");
    return { available: body.available ?? Number.NaN, held: body.held ?? Number.NaN };
  }
}

export function foxOrder(order: Record<string, unknown> = {}) {
  return {
    prompt: "a red fox under a huge moon, watercolour",
    model: "sketch",
    resolution: "512",
    aspectRatio: "1:1",
    ...order,
  };
}

/** The code in a mail, or undefined. */
export function codeIn(mail: { readonly text: string } | undefined): string | undefined {
  return /\b\d{6}\b/.exec(mail?.text ?? "")?.[0];
}
