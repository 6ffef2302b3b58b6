/** Every cookie there is: where a browser sends it, and for how long it may be kept. */
import { ageRefusalHours, codeMinutes } from "../promises.ts";
import { retentionDays } from "../retention.ts";

/** For this host alone, over TLS only, out of reach of scripts and other sites. */
export const cookieFlags = "Secure; HttpOnly; SameSite=Lax";

/**
 * The prefix `__Host-` makes browsers refuse a cookie from other hosts, paths or plain HTTP
 * (RFC 6265bis §4.1.3.2).
 */
export const sessionCookieName = "__Host-session";
export const signUpCookieName = "__Host-sign-up";
export const refusalCookieName = "__Host-sign-up-refused";
export const imageCookieNames = [
  "CloudFront-Policy",
  "CloudFront-Signature",
  "CloudFront-Key-Pair-Id",
] as const;

export type CookieName =
  | typeof sessionCookieName
  | typeof signUpCookieName
  | typeof refusalCookieName
  | (typeof imageCookieNames)[number];

/** The images' cookies are answered anew every hour, and open images for twelve more. */
const imageAccess = { path: /^\/images\/\w+\/[\w-]+$/, longestMinutes: 13 * 60 };

export const cookieLimits: Readonly<
  Record<CookieName, { readonly path: RegExp; readonly longestMinutes: number }>
> = {
  [sessionCookieName]: { path: /^\/$/, longestMinutes: retentionDays.session * 24 * 60 },
  [signUpCookieName]: { path: /^\/$/, longestMinutes: codeMinutes },
  [refusalCookieName]: { path: /^\/$/, longestMinutes: ageRefusalHours * 60 },
  "CloudFront-Policy": imageAccess,
  "CloudFront-Signature": imageAccess,
  "CloudFront-Key-Pair-Id": imageAccess,
};
