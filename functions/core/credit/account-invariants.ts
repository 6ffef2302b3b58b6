/** The invariants of one person's credits. */
import type { ValueOf } from "../../db/codec.ts";
import { minute } from "../clock.ts";
import type { GenerationId, UserId } from "../id.ts";
import type { Entry, Generation, Hold, operation, Wallet } from "../privacy/inventory.ts";
import { total } from "./lots.ts";
import { newWallet } from "./wallet.ts";

/** All that the table holds of one person's credits; entries in the order of their numbers. */
export interface Books {
  readonly userId: UserId;
  readonly wallet: Wallet | undefined;
  readonly entries: readonly Entry[];
  readonly operations: readonly (ValueOf<typeof operation> & { readonly key: string })[];
  readonly holds: readonly (Hold & { readonly dueAt: unknown })[];
  readonly generations: ReadonlyMap<GenerationId, Generation>;
}

/** How long after its deadline a hold may still be open: one round of the sweeper. */
export const sweepMs = minute;

/** What is broken, each beginning with the invariant's name; empty when all is well. */
export function accountInvariants(books: Books, now: number): string[] {
  const wallet = books.wallet ?? newWallet();
  return [
    ...balances(wallet, books.holds),
    ...folds(wallet, books.entries),
    ...books.holds.flatMap((hold) => holdStands(hold, books, now)),
    ...generationsAreHeldFor(books),
    ...operationsMatch(books),
  ].map((what) => `${what} (${books.userId})`);
}

type Finding = readonly [holds: boolean, what: string];

function broken(...findings: readonly Finding[]): string[] {
  return findings.filter(([holds]) => !holds).map(([, what]) => what);
}

function balances(wallet: Wallet, holds: Books["holds"]): string[] {
  const { available, held, debt, lots } = wallet;
  const open = holds.filter(({ state }) => state === "HELD");
  const set = open.reduce((sum, { amount }) => sum + amount, 0);
  return broken(
    [Math.min(available, held, debt) >= 0, "I0 a balance is below zero"],
    [lots.every(({ remaining }) => remaining > 0), "I0 a lot is empty or below zero"],
    [new Set(lots.map(({ id }) => id)).size === lots.length, "I0 a lot is there twice"],
    [available === total(lots), `I2 available is ${available}, lots hold ${total(lots)}`],
    [held === set, `I2 held is ${held}, open holds hold ${set}`],
    [debt === 0 || available === 0, "I6 there is debt beside credits to spend"],
  );
}

/** I1 and I3: the entries, applied in their order to nothing, give the wallet. */
function folds(wallet: Wallet, entries: readonly Entry[]): string[] {
  const found: string[] = [];
  const sum = { available: 0, held: 0, debt: 0, net: 0 };
  const lots = new Map<string, number>();
  entries.forEach(({ seq, change, postings, after }, n) => {
    sum.available += change.available;
    sum.held += change.held;
    sum.debt += change.debt;
    const net = change.granted - change.spent - change.expired - change.clawed;
    sum.net += net;
    let posted = 0;
    for (const { lot, change: by } of postings) {
      posted += by;
      lots.set(lot, (lots.get(lot) ?? 0) + by);
    }
    found.push(
      ...broken(
        [seq === n + 1, `I1 entry ${n + 1} is numbered ${seq}`],
        [
          after.available === sum.available && after.held === sum.held && after.debt === sum.debt,
          `I1 entry ${seq} tells other balances than its forerunners add up to`,
        ],
        [posted === change.available, `I1 entry ${seq} posts ${posted} of ${change.available}`],
        [
          net === change.available + change.held - change.debt,
          `I3 entry ${seq} makes or loses credits`,
        ],
      ),
    );
  });
  const { available, held, debt, seq } = wallet;
  const remaining = new Map([...lots].filter(([, credits]) => credits !== 0));
  return [
    ...found,
    ...broken(
      [seq === entries.length, `I1 the wallet is at ${seq}, of ${entries.length} entries`],
      [
        available === sum.available && held === sum.held && debt === sum.debt,
        "I1 the entries do not add up to the wallet",
      ],
      [
        remaining.size === wallet.lots.length &&
          wallet.lots.every(({ id, remaining: credits }) => remaining.get(id) === credits),
        "I1 the postings do not add up to the lots",
      ],
      [sum.net === available + held - debt, "I3 credits were made or lost"],
    ),
  ];
}

function holdStands(hold: Books["holds"][number], books: Books, now: number): string[] {
  const { generationId: id, amount, allocation, captured, state, deadline, createdAt } = hold;
  const open = state === "HELD";
  const find = (key: string) => books.entries.find(({ operation }) => operation === key);
  const settlement = find(`settle:${id}`);
  return broken(
    [amount > 0 && total(allocation) === amount, `I2 ${id} holds other than its lots gave`],
    [find(`hold:${id}`)?.change.held === amount, `I2 ${id} is held without an entry`],
    [
      allocation.every(({ expiresAt }) => !expiresAt || expiresAt > createdAt),
      `I7 ${id} was given credits of an expired lot`,
    ],
    [
      state === "CAPTURED" ? captured > 0 && captured <= amount : captured === 0,
      `I4 ${id} is ${state} with ${captured} of ${amount} captured`,
    ],
    [
      open ? !settlement : settlement?.change.spent === captured,
      `I4 ${id} is ${state}, its entries say otherwise`,
    ],
    [
      open ? hold.dueAt === deadline : hold.dueAt === undefined,
      `L1 ${id} is ${state}, the index of what is due says otherwise`,
    ],
    [!open || Date.parse(deadline) + sweepMs >= now, `L1 ${id} is open past its deadline`],
  );
}

/** I4. A generation that was deleted, or whose time is up, is not there any more. */
function generationsAreHeldFor({ generations, holds }: Books): string[] {
  return [...generations.values()].flatMap((generation) => {
    const { id, state, quoted, charged, refunded, images, creditsPerImage } = generation;
    const hold = holds.find(({ generationId }) => generationId === id);
    if (!hold) return [`I4 ${id} has no hold`];
    const expected =
      state === "succeeded"
        ? "CAPTURED"
        : state === "failed" || state === "cancelled"
          ? "RELEASED"
          : "HELD";
    return broken(
      [hold.state === expected, `I4 ${id} ${state}, its hold is ${hold.state}`],
      [quoted === hold.amount, `I4 ${id} was quoted ${quoted}, ${hold.amount} are held`],
      [charged === hold.captured, `I4 ${id} says ${charged} charged, ${hold.captured} were`],
      [
        hold.state === "HELD" ? refunded === 0 : refunded === hold.amount - hold.captured,
        `I4 ${id} says ${refunded} refunded`,
      ],
      // Fewer images than paid for is right: a person may have deleted some.
      [images.length * creditsPerImage <= charged, `I4 ${id} has images nobody paid for`],
    );
  });
}

/** I5: each movement has its record, and each record its movement. Expiry is part of another. */
function operationsMatch({ entries, operations }: Books): string[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const keys = new Set(operations.map(({ key }) => key));
  return [
    ...operations
      .filter(({ key, seq }) => bySeq.get(seq)?.operation !== key)
      .map(({ key }) => `I5 ${key} is recorded but did not happen`),
    ...entries
      .filter(({ kind, operation }) => kind !== "expire" && !keys.has(operation))
      .map(({ operation }) => `I5 ${operation} happened but is not recorded`),
  ];
}
