/** Random stories of several people and several machines that do things at once. */
import fc from "fast-check";
import { type Fault, faults } from "./faults.ts";

export type Command =
  | {
      readonly kind: "grant";
      readonly user: number;
      readonly key: number;
      readonly amount: number;
      readonly days: number | undefined;
    }
  | {
      readonly kind: "hold";
      readonly user: number;
      readonly generation: number;
      readonly amount: number;
      readonly minutes: number;
      /** The caller has read the wallet and hands it over, though it may be old by then. */
      readonly brings: boolean;
    }
  | {
      readonly kind: "settle";
      readonly user: number;
      readonly generation: number;
      readonly captured: number;
    }
  /** Gives back what stands past its deadline. */
  | { readonly kind: "sweep" }
  | { readonly kind: "advance"; readonly minutes: number }
  /** From here on this person's holds are refused by a condition of the caller. */
  | { readonly kind: "fence"; readonly user: number };

export interface Step {
  readonly command: Command;
  /** At the so-manieth request of the command, counted from 0. */
  readonly fault: { readonly call: number; readonly kind: Fault } | undefined;
}

export interface Script {
  /** What each person starts with. */
  readonly opening: readonly { readonly amount: number; readonly days: number | undefined }[];
  /** What each machine does, one after the other. */
  readonly actors: readonly (readonly Step[])[];
  /** Whose turn it is, again and again. */
  readonly picks: readonly number[];
}

const days = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });

/** Mostly the one whose number it is, so that repetitions agree, sometimes the other one. */
const userOf = (number: number) =>
  fc.integer({ min: 0, max: 11 }).map((n) => (n === 0 ? 1 - (number % 2) : number % 2));
/** Mostly the amount that belongs to the number, sometimes another. */
const amountOf = (number: number) =>
  fc.integer({ min: 0, max: 7 }).map((n) => 2 + 3 * number + (n === 0 ? 1 : 0));

const grant = fc.nat(1).chain((key) =>
  fc.record({
    kind: fc.constant("grant" as const),
    key: fc.constant(key),
    user: userOf(key),
    amount: amountOf(key),
    days,
  }),
);

const hold = fc.nat(2).chain((generation) =>
  fc.record({
    kind: fc.constant("hold" as const),
    generation: fc.constant(generation),
    user: userOf(generation),
    amount: amountOf(generation),
    minutes: fc.constantFrom(1, 30),
    brings: fc.boolean(),
  }),
);

const settle = fc.nat(2).chain((generation) =>
  fc.record({
    kind: fc.constant("settle" as const),
    generation: fc.constant(generation),
    user: fc.constant(generation % 2),
    captured: fc.constantFrom(0, 1, 3, 99),
  }),
);

const command: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: hold, weight: 9 },
  { arbitrary: settle, weight: 10 },
  { arbitrary: grant, weight: 4 },
  { arbitrary: fc.constant({ kind: "sweep" as const }), weight: 2 },
  {
    arbitrary: fc.record({
      kind: fc.constant("advance" as const),
      minutes: fc.constantFrom(2, 60, 1_440, 3 * 1_440, 8 * 1_440),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ kind: fc.constant("fence" as const), user: fc.nat(1) }), weight: 1 },
);

const step: fc.Arbitrary<Step> = fc.record({
  command,
  fault: fc.option(fc.record({ call: fc.nat(3), kind: fc.constantFrom(...faults) }), {
    nil: undefined,
    freq: 2,
  }),
});

export const script: fc.Arbitrary<Script> = fc.record({
  opening: fc.array(fc.record({ amount: fc.constantFrom(0, 3, 9, 25), days }), {
    minLength: 2,
    maxLength: 2,
  }),
  actors: fc.array(fc.array(step, { minLength: 2, maxLength: 7 }), { minLength: 2, maxLength: 3 }),
  picks: fc.array(fc.nat(5), { minLength: 1, maxLength: 50 }),
});
