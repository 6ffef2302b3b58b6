import { sessionCookieName, signUpCookieName } from "../../core/privacy/cookies.ts";
import { codeMinutes } from "../../core/promises.ts";
import type { NewSession } from "../../core/session/session.ts";
import type { Cookie } from "../http.ts";

export { sessionCookieName, signUpCookieName };

export function sessionCookie({ token, maxAgeSeconds }: NewSession): Cookie {
  return { name: sessionCookieName, value: token, path: "/", maxAgeSeconds };
}

/** Names the sign-up this browser began, until its code is entered or lapses. */
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
