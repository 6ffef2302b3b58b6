/** One machine of a story: does what its script says, and checks each answer against the reference. */
import assert from "node:assert/strict";
import type { Table } from "../../../db/client.ts";
import { decode } from "../../../db/codec.ts";
import { commitOne } from "../../../db/commit.ts";
import { keys } from "../../../db/keys.ts";
import { get, queryDue } from "../../../db/read.ts";
import { iso, minute } from "../../clock.ts";
import type { DataContext } from "../../context.ts";
import { AppError } from "../../error.ts";
import type { UserId } from "../../id.ts";
import { generation, hold, wallet } from "../../privacy/inventory.ts";
import { grantCredits, holdCredits, settleHold } from "../ledger.ts";
import { type Call, Crash, type Fate, interpose } from "./faults.ts";
import { endOfGeneration, fence, newGeneration } from "./items.ts";
import type { Intent } from "./reference.ts";
import type { Command, Step } from "./script.ts";
import type { World } from "./world.ts";

/** A client that any story's actor can take over. Made once, because making clients is slow. */
export class Machine {
  readonly table: Table;
  actor: Actor | undefined;

  constructor(table: Table) {
    this.table = table;
    interpose(table, async (call) => {
      if (!this.actor) throw new Error("a request of nobody");
      return this.actor.next(call);
    });
  }
}

export class Actor {
  readonly #world: World;
  readonly #who: number;
  readonly #context: DataContext;
  #fault: Step["fault"];
  #calls = 0;
  /** When the product last looked at the clock: what it decides, it decides for that instant. */
  #decidedAt = 0;
  /** What is committed when a transaction is served. */
  #intent: Intent | undefined;
  /** When the spendable coins expire, as of the last read of a wallet. */
  #purse: number[] = [];

  constructor(world: World, who: number, machine: Machine) {
    this.#world = world;
    this.#who = who;
    machine.actor = this;
    const now = () => {
      this.#decidedAt = world.now;
      return world.now;
    };
    this.#context = { table: machine.table, clock: { now } };
  }

  /** Answers false when the machine died or gave up, so that nobody knows what came of it. */
  async perform({ command, fault }: Step): Promise<boolean> {
    this.#fault = fault;
    this.#calls = 0;
    this.#intent = undefined;
    try {
      await this.#do(command);
      return true;
    } catch (error) {
      const died = error instanceof Crash || (error as { code?: string }).code === "ECONNRESET";
      if (!died) throw error;
      return false;
    }
  }

  /** What becomes of the machine's next request. */
  async next(call: Call): Promise<Fate> {
    const world = this.#world;
    const intent = this.#intent;
    const at = this.#decidedAt;
    await world.turn(this.#who);
    const fault = this.#calls++ === this.#fault?.call ? this.#fault.kind : undefined;
    if (fault) world.count(`fault ${fault}`);
    return {
      fault,
      served: () => {
        if (call.sk === "WALLET" && intent) this.#purse = world.reference.purse(intent.user);
        if (call.token && intent) world.commit(call.token, intent, at);
      },
      refused: () => world.count("transaction refused"),
      arrive: (send) => world.arriveLate(send),
    };
  }

  async #do(command: Command): Promise<void> {
    const world = this.#world;
    if (command.kind === "advance") {
      await world.turn(this.#who);
      world.now += command.minutes * minute;
    } else if (command.kind === "sweep") {
      await this.#sweep();
    } else if (command.kind === "fence") {
      const userId = world.user(command.user);
      // Before it is sent: from here on both outcomes are right.
      world.fenced.add(userId);
      await commitOne(this.#context.table, fence(userId));
    } else if (command.kind === "grant") {
      await this.#grant(command);
    } else if (command.kind === "hold") {
      await this.#hold(command);
    } else {
      await this.#settle(command);
    }
  }

  async #grant({ user, key, amount, days }: Command & { kind: "grant" }): Promise<void> {
    const world = this.#world;
    const userId = world.user(user);
    const expiresAt = days === undefined ? undefined : world.inDays(days);
    const intent = this.#begin({
      kind: "grant",
      user: userId,
      key: world.grantKey(key),
      amount,
      expiresAt: expiresAt ?? Number.POSITIVE_INFINITY,
    });
    const answer = await orConflict(
      grantCredits(this.#context, {
        userId,
        operation: intent.key,
        source: "story",
        amount,
        ...(expiresAt === undefined ? {} : { expiresAt: iso(expiresAt) }),
      }),
    );
    const done = world.reference.done("grant", intent.key);
    if (answer === "conflict") return this.#conflicts(intent, done);
    world.count(answer.granted ? "granted" : `not granted: ${answer.reason}`);
    assert(answer.granted || answer.reason === "already", "nobody refuses a grant");
    this.#agrees(intent, done, !answer.granted);
  }

  async #hold(command: Command & { kind: "hold" }): Promise<void> {
    const world = this.#world;
    const { amount } = command;
    const userId = world.user(command.user);
    const id = world.generation(command.generation);
    const deadline = iso(world.now + command.minutes * minute);
    const intent = this.#begin({ kind: "hold", user: userId, key: id, amount });
    const { table } = this.#context;
    const brought = command.brings ? await get(table, wallet, keys.wallet(userId)) : undefined;
    const answer = await orConflict(
      holdCredits(this.#context, {
        wallet: brought,
        userId,
        generationId: id,
        amount,
        deadline,
        with: newGeneration(userId, id, { amount, now: world.now, deadline }),
      }),
    );
    const done = world.reference.done("hold", id);
    if (answer === "conflict") return this.#conflicts(intent, done);
    if (answer.held) {
      world.count(answer.replayed ? "held before" : "held");
      this.#agrees(intent, done, answer.replayed);
      assert.equal(answer.entry.change.held, amount);
      return;
    }
    world.count(`not held: ${answer.reason}`);
    assert.equal(done, undefined, "a hold that was made is not refused");
    if (answer.reason === "refused") {
      assert(world.fenced.has(userId), "only a fence refuses a hold");
      return;
    }
    assert.equal(answer.reason, "insufficient");
    const available = this.#purse.filter((expiresAt) => expiresAt > this.#decidedAt).length;
    assert.equal(answer.available, available, "the balance that is told is true");
    assert(available < amount, "what there is enough for is held");
  }

  async #settle(command: Command & { kind: "settle" }): Promise<void> {
    const world = this.#world;
    const userId = world.user(command.user);
    const id = world.generation(command.generation);
    const found = await get(this.#context.table, generation, keys.generation(userId, id));
    if (!found) return;
    const captured = Math.min(command.captured, found.quoted);
    await this.#settleAs(userId, found, captured);
  }

  async #sweep(): Promise<void> {
    const world = this.#world;
    for await (const item of queryDue(this.#context.table, iso(world.now))) {
      if (item.type !== hold.name) continue;
      const { userId, generationId, amount } = decode(hold, item);
      if (!world.users.includes(userId)) continue;
      await this.#settleAs(userId, { id: generationId, quoted: amount }, 0);
    }
  }

  async #settleAs(
    userId: UserId,
    { id, quoted }: { id: `gen_${string}`; quoted: number },
    captured: number,
  ): Promise<void> {
    const world = this.#world;
    const intent = this.#begin({ kind: "settle", user: userId, key: id, amount: captured });
    const answer = await settleHold(this.#context, {
      userId,
      generationId: id,
      captured,
      with: endOfGeneration(userId, id, { quoted, captured }),
    });
    assert(answer.settled, "a hold that was made can be settled");
    const part = captured === 0 ? "released" : captured < quoted ? "captured in part" : "captured";
    world.count(answer.replayed ? "settled before" : part);
    const done = world.reference.done("settle", id);
    assert(done, "what is called settled is");
    assert.equal(done === intent, !answer.replayed, "one settlement happens, others repeat it");
    assert.equal(answer.captured, done.amount, "all hear the same outcome");
    assert.equal(answer.captured + answer.released, quoted, "nothing of a hold is left over");
  }

  #begin<I extends Intent>(intent: I): I {
    this.#intent = intent;
    return intent;
  }

  #agrees(intent: Intent, done: Intent | undefined, replayed: boolean): void {
    assert(done, `${intent.key} is called done, and is not`);
    assert.equal(done === intent, !replayed, "one does it, others repeat it");
    assert.deepEqual([done.user, done.amount], [intent.user, intent.amount]);
  }

  #conflicts(intent: Intent, done: Intent | undefined): void {
    this.#world.count(`conflict of ${intent.kind}s`);
    assert(done, "something stands against it");
    assert.notDeepEqual([done.user, done.amount], [intent.user, intent.amount]);
  }
}

async function orConflict<T>(answer: Promise<T>): Promise<T | "conflict"> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === "idempotency.conflict") return "conflict";
    throw error;
  }
}
