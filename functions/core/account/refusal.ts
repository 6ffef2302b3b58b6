/**
 * What a browser keeps once a date of birth was refused: that it was, and until when this stands,
 * signed by us. Nothing of it is kept on our side.
 */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { hour, second } from "../clock.ts";
import type { SignUpContext } from "../context.ts";
import { AppError } from "../error.ts";
import { ageRefusalHours } from "../promises.ts";
import { ageYears, minimumAgeYears } from "./age.ts";

/** Seconds since 1970 and the signature over them. */
const shape = /^(\d{10})\.([\w-]{43})$/;

export interface Refusal {
  readonly value: string;
  readonly maxAgeSeconds: number;
}

export class TooYoung extends AppError {
  /** For the browser to keep. Undefined while an earlier one stands: no try makes it last longer. */
  readonly refusal: Refusal | undefined;

  constructor(refusal?: Refusal) {
    super("age.too_young", "We can't open an account for you.");
    this.refusal = refusal;
  }
}

/**
 * Lets pass who is old enough, unless this browser was refused and that still stands: then no other
 * date helps. `kept` is what the browser shows of a refusal; what we did not sign counts for nothing.
 *
 * @throws TooYoung; AppError request.invalid for an impossible date.
 * @see FTC, Complying with COPPA: Frequently Asked Questions: ask neutrally, and let a cookie keep
 *   children from going back to change their age.
 */
export async function requireAge(
  context: Pick<SignUpContext, "clock" | "signingKey">,
  birthDate: string,
  kept: string | undefined,
): Promise<void> {
  const now = context.clock.now();
  const age = ageYears(birthDate, now);
  if (age === undefined) {
    const message = "Check the date of birth.";
    throw new AppError("request.invalid", message, { fields: { birthDate: message } });
  }
  if (kept !== undefined && (await stands(context, kept))) throw new TooYoung();
  if (age >= minimumAgeYears) return;
  // A whole hour, so that the same words lie in many browsers and tell none of them apart.
  const until = Math.floor((now + ageRefusalHours * hour) / hour) * hour;
  const seconds = String(until / second);
  throw new TooYoung({
    value: `${seconds}.${await signature(context, seconds)}`,
    maxAgeSeconds: Math.floor((until - now) / second),
  });
}

async function stands(
  context: Pick<SignUpContext, "clock" | "signingKey">,
  kept: string,
): Promise<boolean> {
  const [, seconds, signed] = shape.exec(kept) ?? [];
  if (!seconds || !signed || Number(seconds) * second <= context.clock.now()) return false;
  return timingSafeEqual(Buffer.from(signed), Buffer.from(await signature(context, seconds)));
}

/** With a key of its own, made from the one secret that only the API reads (RFC 5869). */
async function signature(
  { signingKey }: Pick<SignUpContext, "signingKey">,
  words: string,
): Promise<string> {
  const { privateKey } = await signingKey();
  const key = hkdfSync("sha256", privateKey, "", "nana img: refused for age", 32);
  return createHmac("sha256", new Uint8Array(key)).update(words).digest("base64url");
}
