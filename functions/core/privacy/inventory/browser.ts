/** What stays in a person's browser: cookies and storage. */
import {
  type CookieName,
  cookieLimits,
  refusalCookieName,
  sessionCookieName,
  signUpCookieName,
} from "../cookies.ts";
import type { Declaration, PlaceDeclaration } from "../declare.ts";
import { localKeys, sessionKeys } from "../storage-keys.ts";

const inBrowser = {
  subject: "visitor",
  basis: "contract",
  purposes: ["service"],
  enforcedBy: "browser",
  recipients: [],
  export: { none: "It is in your own browser." },
  erasure: "expire",
  clauses: ["cookies"],
} as const satisfies Partial<Declaration>;

const cookie = (name: CookieName, about: string, from: string): PlaceDeclaration => ({
  ...inBrowser,
  name,
  about,
  category: "credential",
  kept: { minutes: cookieLimits[name].longestMinutes, from },
  erasure: "delete",
});

const opensImages = "One of three cookies that let this browser, and no other, open your images.";

export const cookies: Readonly<Record<CookieName, PlaceDeclaration>> = {
  [sessionCookieName]: cookie(
    sessionCookieName,
    "Keeps you signed in. A random number that means nothing elsewhere.",
    "signing in",
  ),
  [signUpCookieName]: cookie(
    signUpCookieName,
    "Names the sign-up you began, until you enter the code.",
    "asking for the code",
  ),
  [refusalCookieName]: {
    ...cookie(
      refusalCookieName,
      "Remembers that signing up was refused after the date of birth, and until when, so that another date does not help. Not the date, and nothing about who gave it.",
      "being refused",
    ),
    category: "record",
    purposes: ["law"],
    basis: "legitimate interest",
    erasure: "expire",
    clauses: ["cookies", "children"],
  },
  "CloudFront-Policy": cookie("CloudFront-Policy", opensImages, "seeing your images"),
  "CloudFront-Signature": cookie("CloudFront-Signature", opensImages, "seeing your images"),
  "CloudFront-Key-Pair-Id": cookie("CloudFront-Key-Pair-Id", opensImages, "seeing your images"),
};

const kept = (name: string, about: string): PlaceDeclaration => ({
  ...inBrowser,
  name,
  about,
  category: "preference",
  kept: "replaced",
});

export const localStorageKeys: Readonly<Record<keyof typeof localKeys, PlaceDeclaration>> = {
  theme: kept(localKeys.theme, "Whether you like it light or dark, once you have said so."),
};

export const sessionStorageKeys: Readonly<Record<keyof typeof sessionKeys, PlaceDeclaration>> = {
  draft: kept(
    sessionKeys.draft,
    "What you are writing in the prompt box, so that signing in does not lose it. Goes with the tab.",
  ),
};
