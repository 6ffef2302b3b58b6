/** Tells the person how far their generation is, without writing more often than they can see. */
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { update } from "../../db/write.ts";
import { second } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { type Generation, generation } from "../privacy/inventory.ts";

const betweenWritesMs = 1.5 * second;

/** Why drawing stops early: the person cancelled or deleted it, or another worker has it now. */
export class TakenAway extends Error {}

export class ProgressReport {
  readonly #context: DataContext;
  readonly #of: Generation;
  readonly #owner: string;
  readonly #taken = new AbortController();
  #lastMs: number;
  #writing: Promise<void> = Promise.resolve();
  #idle = true;

  constructor(context: DataContext, of: Generation, owner: string) {
    this.#context = context;
    this.#of = of;
    this.#owner = owner;
    this.#lastMs = context.clock.now();
  }

  /** Aborted once a report finds that the generation is no longer this worker's. */
  get taken(): AbortSignal {
    return this.#taken.signal;
  }

  /** Notes how far it is, 0..1; written every second and a half at most, and never waited for. */
  report(fraction: number, stage: "drawing" | "saving"): void {
    const now = this.#context.clock.now();
    if (!this.#idle || now - this.#lastMs < betweenWritesMs || this.taken.aborted) return;
    this.#lastMs = now;
    this.#idle = false;
    this.#writing = this.#write(fraction, stage).finally(() => {
      this.#idle = true;
    });
  }

  /** Resolves when no write is under way, so that none can collide with the settlement. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(fraction: number, stage: "drawing" | "saving"): Promise<void> {
    const { userId, id } = this.#of;
    try {
      const mine = await commitOne(
        this.#context.table,
        update(generation, keys.generation(userId, id), {
          set: { fraction, stage },
          when: { state: { is: "running" }, leaseOwner: { is: this.#owner } },
        }),
      );
      if (!mine) this.#taken.abort(new TakenAway("no longer this worker's"));
    } catch {
      // Progress is a courtesy: losing one report must not lose the picture.
    }
  }
}
