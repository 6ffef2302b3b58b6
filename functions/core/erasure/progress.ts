/** How far an erasure is: its steps, and who is at work on it. */
import { commitOne } from "../../db/commit.ts";
import { type Key, keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { update, type Write } from "../../db/write.ts";
import { iso, minute } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { type Erasure, erasure } from "../privacy/inventory.ts";
import { erasureTimeoutSeconds } from "./limits.ts";

/** Longer than a run can live. */
const leaseMs = erasureTimeoutSeconds * 1_000 + minute / 2;

export type StepState = Erasure["steps"][number];

export function freshStep(name: string): StepState {
  return { name, done: false, count: 0, failures: 0 };
}

/** Somebody else has the erasure by now, or it is no more: whoever finds that stops. */
export class LostClaim extends Error {}

type Change = Parameters<typeof update<typeof erasure>>[2];
type Saved = Pick<Change, "set" | "remove" | "dueAt">;

/** An erasure that nobody else works on while the claim lasts. */
export class Claim {
  readonly #context: DataContext;
  readonly #owner: string;
  erasure: Erasure;

  constructor(context: DataContext, owner: string, found: Erasure) {
    this.#context = context;
    this.#owner = owner;
    this.erasure = found;
  }

  /** Undefined when another has it, or it is gone. `owner` names this invocation and no other. */
  static async take(context: DataContext, key: Key, owner: string): Promise<Claim | undefined> {
    const now = context.clock.now();
    const leaseUntil = iso(now + leaseMs);
    const claim = (when: Change["when"], more: Change["set"] = {}) =>
      commitOne(
        context.table,
        update(erasure, key, {
          set: { leaseOwner: owner, leaseUntil, ...more },
          dueAt: leaseUntil,
          ...(when ? { when } : {}),
        }),
      );
    const free = await claim([
      { leaseOwner: { exists: false } },
      // The answer to this very claim was lost and the SDK asks again.
      { leaseOwner: { is: owner } },
    ]);
    // Whoever had it died at it, maybe between removing a page and counting it.
    const found = free ?? (await claim({ leaseUntil: { atMost: iso(now) } }, { exact: false }));
    return found && new Claim(context, owner, found);
  }

  /** Writes a change, with what is known of the steps by now. @throws LostClaim */
  async save(change: Saved = {}): Promise<void> {
    const saved = await commitOne(this.#context.table, this.saving(change));
    if (!saved) throw new LostClaim("another worker has the erasure, or it was undone");
    this.erasure = saved;
  }

  /** The same for a transaction, which must not happen without this claim. */
  saving({ set, ...change }: Saved): Write<typeof erasure> {
    const { userId, steps } = this.erasure;
    return update(erasure, keys.erasure(userId), {
      ...change,
      set: { steps, ...set },
      when: { leaseOwner: { is: this.#owner } },
    });
  }

  /** After a transaction with `saving`. @throws LostClaim */
  async reload(): Promise<void> {
    const { userId } = this.erasure;
    const found = await get(this.#context.table, erasure, keys.erasure(userId));
    if (found?.leaseOwner !== this.#owner) throw new LostClaim("another worker has the erasure");
    this.erasure = found;
  }

  /** Notes something of a step, to be written with the next `save`. */
  note(name: string, change: Partial<StepState>): void {
    const { steps } = this.erasure;
    // A step that was added since the erasure began joins it.
    const all = steps.some((step) => step.name === name) ? steps : [...steps, freshStep(name)];
    this.erasure = {
      ...this.erasure,
      steps: all.map((step) => (step.name === name ? { ...step, ...change } : step)),
    };
  }

  /** All steps are to be taken again; what they counted stays. */
  repeatSteps(): void {
    for (const { name } of this.erasure.steps) {
      this.note(name, { done: false, failures: 0, cursor: undefined, tryAt: undefined });
    }
  }

  /** Lets go; the sweeper looks at it again from then on. @throws LostClaim */
  async release(dueAt: number, { set = {}, remove = [] }: Saved = {}): Promise<void> {
    await this.save({ set, remove: [...remove, "leaseOwner", "leaseUntil"], dueAt: iso(dueAt) });
  }
}
