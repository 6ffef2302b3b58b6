import { codeMinutes } from "../../core/promises.ts";
import type { NewSession } from "../../core/session/session.ts";
import type { Cookie } from "../http.ts";

/** The prefix makes browsers refuse it from other hosts, paths or plain HTTP (RFC 6265bis §4.1.3.2). */
export const sessionCookieName = "__Host-session";

export function sessionCookie({ token, maxAgeSeconds }: NewSession): Cookie {
  return { name: sessionCookieName, value: token, path: "/", maxAgeSeconds };
}

/** Names the sign-up this browser began, until its code is entered or lapses. */
export const signUpCookieName = "__Host-sign-up";

export function signUpCookie(attempt: string): Cookie {
  return { name: signUpCookieName, value: attempt, path: "/", maxAgeSeconds: codeMinutes * 60 };
}

export const endedSignUpCookie: Cookie = {
  name: signUpCookieName,
  value: "",
  path: "/",
  maxAgeSeconds: 0,
};

export const endedSessionCookie: Cookie = {
  name: sessionCookieName,
  value: "",
  path: "/",
  maxAgeSeconds: 0,
};
