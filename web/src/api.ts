/** The only way to the API: typed calls, one error class for its answers and one for silence. */
import type {
  AccountView,
  AgeQuestion,
  BillingView,
  ErrorBody,
  ErrorCode,
  GenerationPage,
  GenerationRequestInput,
  GenerationState,
  GenerationView,
  ModelView,
  QuoteView,
  SignIn,
  SignUp,
  Verify,
} from "../../functions/api/types.ts";

/** The API answered, and the answer is no. `message` is written for people. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;

  constructor(status: number, { error, requestId }: ErrorBody) {
    super(error.message);
    this.name = "ApiError";
    this.status = status;
    this.code = error.code;
    this.details = error.details ?? {};
    this.requestId = requestId;
  }

  /** What to change, by the name of the field. */
  get fields(): Readonly<Record<string, string>> {
    return (this.details.fields as Record<string, string> | undefined) ?? {};
  }
}

/** No answer came, or none that is the API's. Whether the request arrived is not known. */
export class UnreachableError extends Error {
  /** The browser itself says that there is no network. */
  readonly offline: boolean;

  constructor(offline: boolean, options?: ErrorOptions) {
    super(offline ? "offline" : "unreachable", options);
    this.name = "UnreachableError";
    this.offline = offline;
  }
}

export interface HistoryFilter {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly q?: string | undefined;
  readonly state?: GenerationState | undefined;
}

export interface ApiOptions {
  /** Where the API is; empty for the page's own origin. */
  readonly base?: string;
  /** Called when a session is needed and there is none. */
  readonly onSignedOut?: () => void;
  /** Called with each answer's Date header and when the request was sent, in epoch milliseconds. */
  readonly onDate?: (headerMs: number, sentMs: number) => void;
  /** Waits between two tries of the same order, in milliseconds. */
  readonly retryDelaysMs?: readonly number[];
}

interface Answer {
  readonly status: number;
  readonly value: unknown;
}

export type Api = ReturnType<typeof createApi>;

export function createApi(options: ApiOptions = {}) {
  const { base = "", onSignedOut, onDate, retryDelaysMs = [400, 1_200, 3_000] } = options;

  async function send(
    method: string,
    path: string,
    body?: unknown,
    more: RequestInit = {},
  ): Promise<Answer> {
    const sentMs = Date.now();
    const headers = new Headers(more.headers);
    // The API takes changes only as JSON, which no form of another site can send.
    if (method !== "GET") headers.set("Content-Type", "application/json");
    const init: RequestInit = { ...more, method, headers, credentials: "same-origin" };
    if (body !== undefined) init.body = JSON.stringify(body);
    let response: Response;
    let text: string;
    try {
      response = await fetch(base + path, init);
      text = await response.text();
    } catch (error) {
      if (more.signal?.aborted) throw error;
      throw new UnreachableError(globalThis.navigator?.onLine === false, { cause: error });
    }
    const date = Date.parse(response.headers.get("date") ?? "");
    if (!Number.isNaN(date)) onDate?.(date, sentMs);
    if (response.ok) {
      return { status: response.status, value: text === "" ? undefined : JSON.parse(text) };
    }
    const error = readError(response.status, text);
    if (error instanceof ApiError && error.code === "auth.required") onSignedOut?.();
    throw error;
  }

  const get = async <Value>(path: string, signal?: AbortSignal) =>
    (await send("GET", path, undefined, signal ? { signal } : {})).value as Value;
  const post = async <Value>(path: string, body: unknown, more?: RequestInit) =>
    (await send("POST", path, body, more)).value as Value;

  /** What is not there is deleted: perhaps by this very request, when its first answer was lost. */
  async function remove(path: string): Promise<void> {
    try {
      await send("DELETE", path);
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    }
  }

  return {
    /** Any other request; the pages that need one have their own file of them. */
    call: async <Value>(method: string, path: string, body?: unknown): Promise<Value> =>
      (await send(method, path, body)).value as Value,
    remove,
    account: () => get<AccountView>("/api/account"),
    askAge: (question: AgeQuestion) => post<void>("/api/auth/age", question),
    signUp: (person: SignUp) => post<{ status: "verify" }>("/api/auth/sign-up", person),
    verify: (proof: Verify) => post<{ account: AccountView }>("/api/auth/verify", proof),
    signIn: (person: SignIn) => post<{ account: AccountView }>("/api/auth/sign-in", person),
    signOut: () => post<void>("/api/auth/sign-out", {}),
    billing: () => get<BillingView>("/api/billing"),
    quote: (order: GenerationRequestInput, signal?: AbortSignal) =>
      post<QuoteView>("/api/generations/quote", order, signal ? { signal } : {}),
    models: async () => (await get<{ items: ModelView[] }>("/api/models")).items,

    /**
     * Orders images. `key` names the press: a lost answer is asked for again under the same key, and
     * the same press never makes a second generation.
     */
    async generate(order: GenerationRequestInput, key: string): Promise<GenerationView> {
      for (let lost = 0; ; lost++) {
        try {
          const headers = { "Idempotency-Key": key };
          const answer = await post<{ generation: GenerationView }>("/api/generations", order, {
            headers,
          });
          return answer.generation;
        } catch (error) {
          const delayMs = retryDelaysMs[lost];
          const again = error instanceof UnreachableError && !error.offline;
          if (!again || delayMs === undefined) throw error;
          await new Promise((resolve) => setTimeout(resolve, delayMs));
        }
      }
    },

    generations(filter: HistoryFilter, signal?: AbortSignal) {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(filter)) {
        if (value !== undefined && value !== "") query.set(name, String(value));
      }
      return get<GenerationPage>(`/api/generations?${query}`, signal);
    },
    generation: (id: string, signal?: AbortSignal) =>
      get<GenerationView>(`/api/generations/${id}`, signal),
    cancel: async (id: string) =>
      (await post<{ generation: GenerationView }>(`/api/generations/${id}/cancel`, {})).generation,
    deleteGeneration: (id: string) => remove(`/api/generations/${id}`),
    deleteImage: (id: string, imageId: string) =>
      remove(`/api/generations/${id}/images/${imageId}`),
    /** One request removes what fits into it; 202 says that there is more. */
    async deleteAll() {
      let left = true;
      while (left) left = (await send("DELETE", "/api/generations")).status === 202;
    },
  };
}

/** A gateway's own page, or half an answer, says no more about the request than silence does. */
function readError(status: number, text: string): ApiError | UnreachableError {
  try {
    const body = JSON.parse(text) as Partial<ErrorBody>;
    if (typeof body.error?.message === "string") {
      return new ApiError(status, { error: body.error, requestId: body.requestId ?? "" });
    }
  } catch {
    // Not JSON: not the API's.
  }
  return new UnreachableError(false, { cause: new Error(`status ${status}`) });
}
