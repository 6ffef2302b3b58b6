/** A request and an answer, as plain values: no Lambda, no web platform. */

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
  readonly name: string;
  readonly value: string;
  readonly path: string;
  /** 0 removes the cookie. */
  readonly maxAgeSeconds: number;
}

export function answer(status: number, body?: unknown, cookies: readonly Cookie[] = []): ApiAnswer {
  return { status, body, cookies };
}

/** Every cookie is for this host alone, over TLS, out of reach of scripts and other sites. */
export function cookieHeader({ name, value, path, maxAgeSeconds }: Cookie): string {
  return `${name}=${value}; Path=${path}; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=Lax`;
}
