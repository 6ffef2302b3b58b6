/** Random stories of a person who changes their mind, and of machines that work and die meanwhile. */
import fc from "fast-check";
import type { Death } from "./machine.ts";

const deeds = [
  "order",
  "order",
  "consent",
  "withdraw",
  "delete",
  "favorite",
  "export",
  "more days",
  "fewer days",
  "sign in",
  "grace",
  "grace",
  "now",
  "undo",
] as const;
export type Deed = (typeof deeds)[number];

const jobs = ["draw", "draw", "train", "export", "extend", "erase", "erase", "sweep"] as const;
export type Job = (typeof jobs)[number];

export interface Shift {
  readonly job: Job;
  /** Which of the waiting messages it takes. */
  readonly pick: number;
  readonly death: Death | undefined;
}

export interface Story {
  /** What there is when it begins. */
  readonly opening: {
    readonly consents: boolean;
    readonly images: number;
    /** What waits to be done. */
    readonly waiting: readonly ("order" | "export" | "more days")[];
  };
  readonly person: readonly Deed[];
  readonly machines: readonly (readonly Shift[])[];
  /** By how many minutes time passes, each in a turn of its own. */
  readonly waits: readonly number[];
  readonly picks: readonly number[];
}

const shift: fc.Arbitrary<Shift> = fc.record({
  job: fc.constantFrom(...jobs),
  pick: fc.nat(3),
  death: fc.option(fc.record({ call: fc.nat(30), served: fc.boolean() }), {
    nil: undefined,
    freq: 3,
  }),
});

export const story: fc.Arbitrary<Story> = fc.record({
  opening: fc.record({
    consents: fc.boolean(),
    images: fc.nat(1),
    waiting: fc.subarray(["order", "export", "more days"] as const),
  }),
  person: fc.array(fc.constantFrom(...deeds), { minLength: 2, maxLength: 5 }),
  machines: fc.array(fc.array(shift, { minLength: 1, maxLength: 3 }), {
    minLength: 2,
    maxLength: 3,
  }),
  waits: fc.array(fc.constantFrom(1, 6, 20, 10_081), { maxLength: 3 }),
  picks: fc.array(fc.nat(5), { minLength: 1, maxLength: 50 }),
});
