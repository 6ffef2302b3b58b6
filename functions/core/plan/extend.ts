/**
 * Keeping longer what is there, in the worker: goes through a person's generations from the oldest
 * on, and moves those that their plan now keeps longer. Any line may be the last one that runs; the
 * next invocation goes on where the last one noted that it was.
 */
import { randomUUID } from "node:crypto";
import { decode } from "../../db/codec.ts";
import { commitOne } from "../../db/commit.ts";
import { keys, ranges } from "../../db/keys.ts";
import { find, get, queryPage } from "../../db/read.ts";
import { remove, update, type Write } from "../../db/write.ts";
import { hour, iso, minute } from "../clock.ts";
import type { ExtensionContext, JobMessage } from "../context.ts";
import { firstId } from "../id.ts";
import { resendJobAfterMs } from "../job.ts";
import {
  type Account,
  account,
  type Extension,
  extension,
  type Generation,
  generation,
} from "../privacy/inventory.ts";
import { type ExtensionLimits, extensionLimits, leaseMs } from "./limits.ts";
import { moveGeneration, type Outcome } from "./move.ts";

/**
 * An order that was on its way when the plan changed is written under the old one, at the latest so
 * long afterwards: longer than a request of the API can take.
 */
const lateOrdersMs = minute;
/** When what could not be moved yet is looked at again. */
const againAfterMs = minute;
/** While the account waits to be erased nothing is moved; it may be undone. */
const restMs = hour;
/** So many generations that fail in one run are no accident. The next run begins behind them. */
const mostFailures = 5;

/** What a worker knows of its own time. */
export interface Patience {
  remainingMs(): number;
}

/**
 * Does what is due on an extension. Returning means the message is done with; what is left is sent
 * again by itself or by the sweeper.
 *
 * @throws Error when something could not be moved; the sweeper sees to the next attempt.
 */
export async function runExtension(
  context: ExtensionContext,
  message: JobMessage,
  patience: Patience,
  limits: ExtensionLimits = extensionLimits,
): Promise<void> {
  const item = await find(context.table, message);
  if (!item) return;
  const claimed = await claim(context, decode(extension, item));
  if (!claimed) return;
  const run = new Run(context, claimed);
  try {
    const goOn = () => patience.remainingMs() > limits.reserveMs;
    while (await run.page(limits.together)) {
      if (run.isHopeless) throw new Error("too many images could not be kept longer");
      if (!goOn()) return await run.continueLater();
    }
  } catch (error) {
    await run.release(resendJobAfterMs);
    throw error;
  }
  if (run.failures > 0) throw new Error("some images could not be kept longer yet");
}

/** Takes the extension if nobody has it, or whoever had it is surely gone. */
async function claim(context: ExtensionContext, found: Extension): Promise<Extension | undefined> {
  const now = context.clock.now();
  const leaseOwner = randomUUID();
  const leaseUntil = iso(now + leaseMs);
  return commitOne(
    context.table,
    update(extension, keys.extension(found.userId), {
      set: {
        leaseOwner,
        leaseUntil,
        ...(found.cursor ? {} : { cursor: found.from, begunAt: iso(now) }),
      },
      dueAt: leaseUntil,
      when: [
        { leaseUntil: { exists: false }, requestedAt: { is: found.requestedAt } },
        { leaseUntil: { atMost: iso(now) }, requestedAt: { is: found.requestedAt } },
        // The answer to this very claim was lost and the SDK asks again.
        { leaseOwner: { is: leaseOwner } },
      ],
    }),
  );
}

/** One worker's turn. What it notes counts only while the extension is its own. */
class Run {
  readonly #context: ExtensionContext;
  #job: Extension;
  failures = 0;

  constructor(context: ExtensionContext, claimed: Extension) {
    this.#context = context;
    this.#job = claimed;
  }

  get isHopeless(): boolean {
    return this.failures >= mostFailures;
  }

  /** Looks at the next generations. Answers whether there are more to be looked at now. */
  async page(limit: number): Promise<boolean> {
    const { table } = this.#context;
    const { userId, cursor } = this.#job;
    const owner = await get(table, account, keys.account(userId));
    if (owner?.status !== "ACTIVE") {
      await this.release(restMs);
      return false;
    }
    const range = ranges.generations(userId);
    const { items, next } = await queryPage(table, generation, range, { limit, after: cursor });
    let before = cursor;
    let again = this.#job.again;
    let refused = false;
    for (const found of items) {
      if (this.isHopeless) break;
      const outcome = await this.#move(owner, found);
      refused = outcome === "refused";
      if (refused) break;
      if (outcome === "later") again ??= before;
      before = keys.generation(userId, found.id).sk;
    }
    // What follows from a change of the account begins with reading it again.
    if (!refused && !this.isHopeless && !next) return this.#end(again);
    return this.#note({ cursor: before, again });
  }

  /** One that fails stops no other; it is looked at again. */
  async #move(owner: Account, found: Generation): Promise<Outcome> {
    try {
      return await moveGeneration(this.#context, owner, found);
    } catch (error) {
      this.failures++;
      this.#context.log.error("images could not be kept longer", {
        generationId: found.id,
        error,
      });
      return "later";
    }
  }

  async #note(set: { cursor: string | undefined; again: string | undefined }): Promise<boolean> {
    const noted = await this.#commit(update(extension, this.#key, { set, when: this.#own }));
    if (noted) this.#job = noted;
    return noted !== undefined;
  }

  /** All were looked at: it is done, unless some must be looked at again or may have been missed. */
  async #end(again: string | undefined): Promise<false> {
    const { requestedAt, begunAt = "" } = this.#job;
    const requestedMs = Date.parse(requestedAt);
    const late = firstId("gen", requestedMs - lateOrdersMs);
    const missed =
      begunAt < iso(requestedMs + lateOrdersMs)
        ? `${ranges.generations("usr_").begins}${late}`
        : undefined;
    const [from] = [again, missed].filter((sk) => sk !== undefined).toSorted();
    if (from === undefined) {
      await this.#commit(remove(extension, this.#key, this.#own));
      return false;
    }
    const now = this.#context.clock.now();
    const wait = this.failures > 0 ? resendJobAfterMs : againAfterMs;
    await this.#commit(
      update(extension, this.#key, {
        set: { from, leaseUntil: iso(now) },
        remove: ["cursor", "begunAt", "again"],
        dueAt: iso(now + wait),
        when: this.#own,
      }),
    );
    return false;
  }

  /** Another may go on, from what was noted last. */
  async release(afterMs: number): Promise<boolean> {
    const now = this.#context.clock.now();
    const change = { set: { leaseUntil: iso(now) }, dueAt: iso(now + afterMs), when: this.#own };
    return (await this.#commit(update(extension, this.#key, change))) !== undefined;
  }

  /** Time ran out: the next invocation goes on at once. Should its message be lost, the sweeper sends another. */
  async continueLater(): Promise<void> {
    if (await this.release(resendJobAfterMs)) await this.#context.jobs.extensions.send(this.#key);
  }

  #commit(write: Write<typeof extension>): Promise<Extension | undefined> {
    return commitOne(this.#context.table, write);
  }

  get #key() {
    return keys.extension(this.#job.userId);
  }

  get #own() {
    return { leaseOwner: { is: this.#job.leaseOwner } };
  }
}
