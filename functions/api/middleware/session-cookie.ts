import type { NewSession } from "../../core/session/session.ts";
import type { Cookie } from "../http.ts";

/** The prefix makes browsers refuse it from other hosts, paths or plain HTTP (RFC 6265bis §4.1.3.2). */
export const sessionCookieName = "__Host-session";

export function sessionCookie({ token, maxAgeSeconds }: NewSession): Cookie {
  return { name: sessionCookieName, value: token, path: "/", maxAgeSeconds };
}

export const endedSessionCookie: Cookie = {
  name: sessionCookieName,
  value: "",
  path: "/",
  maxAgeSeconds: 0,
};
