/** How long everything is kept, as values that two versions of the policy can be compared by. */
import { retentionDays } from "../retention.ts";
import { classesOf, type Declaration } from "./declare.ts";
import { type Stored, stored } from "./stores.ts";

/**
 * `session, 30 days from signing in` as `{ days: 30, from: "signing in" }`; what has no days has words.
 * Of several terms it is the longest: the shorter ones are promised in the table of classes.
 */
export interface Term {
  readonly days?: number;
  readonly from: string;
  readonly whenErased: string;
}

/** Every stored thing, and every part of one that is kept otherwise, with its term. */
export function termsNow(): Record<string, Term> {
  return Object.fromEntries(
    stored.flatMap((whole) => [
      [nameOf(whole), termOf(whole)],
      ...Object.entries(whole.fields ?? {})
        .filter(([, field]) => field?.kept !== undefined || field?.erasure !== undefined)
        .map(([part, field]) => [`${nameOf(whole)}.${part}`, termOf({ ...whole, ...field })]),
    ]),
  );
}

/**
 * What is kept longer now than was promised: new things, more days, another beginning of the days, or
 * another treatment when the account is erased. Fewer days from the same event keep the promise.
 */
export function keptLonger(
  promised: Readonly<Record<string, Term>>,
  now: Readonly<Record<string, Term>>,
): string[] {
  return Object.entries(now)
    .filter(([name, term]) => {
      const before = promised[name];
      if (before?.from !== term.from || before.whenErased !== term.whenErased) return true;
      return (term.days ?? 0) > (before.days ?? 0);
    })
    .map(([name]) => name);
}

function nameOf({ place, name }: Stored): string {
  return `${place}: ${name}`;
}

function termOf({ kept, erasure }: Pick<Declaration, "kept" | "erasure">): Term {
  const whenErased = typeof erasure === "string" ? erasure : erasure.retained;
  if (typeof kept === "string") return { from: kept, whenErased };
  const classes = classesOf(kept).map((each) => retentionDays[each]);
  const days = "minutes" in kept ? kept.minutes / (24 * 60) : Math.max(...classes);
  return { days, from: kept.from, whenErased };
}
