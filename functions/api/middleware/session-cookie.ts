import type { Refusal } from "../../core/account/refusal.ts";
import {
  refusalCookieName,
  sessionCookieName,
  signUpCookieName,
} from "../../core/privacy/cookies.ts";
import { codeMinutes } from "../../core/promises.ts";
import type { NewSession } from "../../core/session/session.ts";
import type { Cookie } from "../http.ts";

export { refusalCookieName, sessionCookieName, signUpCookieName };

export function sessionCookie({ token, maxAgeSeconds }: NewSession): Cookie {
  return { name: sessionCookieName, value: token, path: "/", maxAgeSeconds };
}

/** Names the sign-up this browser began, until its code is entered or lapses. */
export function signUpCookie(attempt: string): Cookie {
  return { name: signUpCookieName, value: attempt, path: "/", maxAgeSeconds: codeMinutes * 60 };
}

/** Says that this browser was refused an account. Nothing takes it back before its time. */
export function refusalCookie({ value, maxAgeSeconds }: Refusal): Cookie {
  return { name: refusalCookieName, value, path: "/", maxAgeSeconds };
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
