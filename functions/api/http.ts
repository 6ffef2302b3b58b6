/** A request and an answer, as plain values: no Lambda, no web platform. */
import { AppError } from "../core/error.ts";
import { type CookieName, cookieFlags } from "../core/privacy/cookies.ts";

export interface ApiRequest {
  readonly id: string;
  readonly method: string;
  /** Without the query string; not decoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly body: string;
  /** Scheme and host as the viewer sees them. */
  readonly origin: string;
  /** The viewer's network address. */
  readonly network: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly Cookie[];
}

export interface Cookie {
  readonly name: CookieName;
  readonly value: string;
  readonly path: string;
  /** 0 removes the cookie. */
  readonly maxAgeSeconds: number;
}

/** An error that leaves something in the browser, too. */
export class ErrorWithCookies extends AppError {
  readonly cookies: readonly Cookie[];

  constructor({ code, message, details }: AppError, cookies: readonly Cookie[]) {
    super(code, message, details);
    this.cookies = cookies;
  }
}

export function answer(status: number, body?: unknown, cookies: readonly Cookie[] = []): ApiAnswer {
  return { status, body, cookies };
}

export function cookieHeader({ name, value, path, maxAgeSeconds }: Cookie): string {
  return `${name}=${value}; Path=${path}; Max-Age=${maxAgeSeconds}; ${cookieFlags}`;
}
