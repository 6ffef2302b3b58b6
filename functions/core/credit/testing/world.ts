/** One story played against the real store, and what must be true when it is over. */
import assert from "node:assert/strict";
import { BatchGetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Table } from "../../../db/client.ts";
import { decode } from "../../../db/codec.ts";
import { commit } from "../../../db/commit.ts";
import { type Key, keys } from "../../../db/keys.ts";
import { day } from "../../clock.ts";
import type { GenerationId, UserId } from "../../id.ts";
import { entry, wallet } from "../../privacy/inventory.ts";
import { checkInvariants } from "../invariants.ts";
import { newWallet } from "../wallet.ts";
import { Actor, type Machine } from "./actor.ts";
import { newAccount } from "./items.ts";
import { type Intent, Reference } from "./reference.ts";
import type { Script, Step } from "./script.ts";
import { Turns } from "./turns.ts";

const people = 2;
const generations = 3;
const grants = 4;
/** Late requests wait for their turns like actors, under numbers no actor has. */
const firstLate = 100;

export class World {
  now = Date.parse("2026-01-01T00:00:00.000Z");
  readonly reference = new Reference();
  /** Whose holds may be refused by now. */
  readonly fenced = new Set<UserId>();
  readonly users: readonly UserId[];
  readonly #name: string;
  readonly #tally: Map<string, number>;
  readonly #tokens = new Set<string>();
  #turns: Turns | undefined;
  #late = firstLate;

  /** @param name Sets this story's items apart from all others' in the table. */
  constructor(name: string, tally: Map<string, number>) {
    this.#name = name;
    this.#tally = tally;
    this.users = Array.from({ length: people }, (_, n): UserId => `usr_${name}.${n}`);
  }

  user(n: number): UserId {
    return this.users[n] ?? `usr_${this.#name}.${n}`;
  }

  generation(n: number): GenerationId {
    return `gen_${this.#name}.${n}`;
  }

  grantKey(n: number): string {
    return `story:${this.#name}.${n}`;
  }

  inDays(days: number): number {
    return this.now + days * day;
  }

  count(what: string): void {
    this.#tally.set(what, (this.#tally.get(what) ?? 0) + 1);
  }

  async turn(who: number): Promise<void> {
    await this.#turns?.turn(who);
  }

  /** A transaction was served; under a token it had before, the store did nothing. */
  commit(token: string, intent: Intent, at: number): void {
    if (this.#tokens.has(token)) return;
    this.#tokens.add(token);
    this.reference.commit(intent, at);
  }

  arriveLate(send: () => Promise<void>): void {
    const who = this.#late++;
    const turns = this.#turns;
    turns?.begin(async () => {
      await turns.turn(who);
      // Nobody is there to hear that it came too late.
      await send().catch(() => undefined);
    });
  }

  /** @throws AssertionError saying what is wrong with an answer, or with the table at the end. */
  async play(script: Script, machines: readonly [Machine, ...Machine[]]): Promise<void> {
    const [first] = machines;
    const starter = new Actor(this, 0, first);
    await commit(
      first.table,
      this.users.flatMap((userId) => newAccount(userId, this.now)),
    );
    for (const [user, { amount, days }] of script.opening.entries()) {
      if (amount === 0) continue;
      const command = { kind: "grant" as const, user, key: people + user, amount, days };
      await starter.perform({ command, fault: undefined });
    }

    const unfinished = await this.#interleave(script, machines);

    // What a queue delivers again, and a webhook's sender repeats.
    const survivor = new Actor(this, 0, first);
    for (const { command } of unfinished) {
      if (command.kind !== "grant" && command.kind !== "settle") continue;
      assert(await survivor.perform({ command, fault: undefined }));
    }
    this.now += day;
    assert(await survivor.perform({ command: { kind: "sweep" }, fault: undefined }));
    await this.#audit(first.table);
  }

  async #interleave(script: Script, machines: readonly Machine[]): Promise<Step[]> {
    const unfinished: Step[] = [];
    let picked = 0;
    const turns = new Turns(
      (choices) => (script.picks[picked++ % script.picks.length] ?? 0) % choices,
    );
    this.#turns = turns;
    for (const [who, steps] of script.actors.entries()) {
      const machine = machines[who];
      if (!machine) throw new Error("too few machines for this story");
      const actor = new Actor(this, who, machine);
      turns.begin(async () => {
        for (const step of steps) {
          if (!(await actor.perform(step))) unfinished.push(step);
        }
      });
    }
    await turns.ended();
    this.#turns = undefined;
    return unfinished;
  }

  /** Every item says what the reference says. */
  async #audit(table: Table): Promise<void> {
    const items = await this.#snapshot(table);
    assert.deepEqual(checkInvariants(items, { now: this.now }), []);
    for (const userId of this.users) {
      const own = items.filter(({ pk }) => pk === keys.wallet(userId).pk);
      const stored = own.find(({ type }) => type === wallet.name);
      const { lots, held } = stored ? decode(wallet, stored) : newWallet();
      const purse = lots.flatMap(({ expiresAt, remaining }) =>
        Array.from({ length: remaining }, () => (expiresAt ? Date.parse(expiresAt) : Infinity)),
      );
      purse.sort((a, b) => (a === b ? 0 : a - b));
      assert.deepEqual(purse, this.reference.purse(userId), "credits that can be spent");
      const totals = { granted: 0, held, spent: 0, expired: 0 };
      for (const item of own) {
        if (item.type !== entry.name) continue;
        const { change } = decode(entry, item);
        totals.granted += change.granted;
        totals.spent += change.spent;
        totals.expired += change.expired;
      }
      assert.deepEqual(totals, this.reference.counts(userId), "totals of all entries");
      if (totals.expired > 0) this.count("something expired");
      if (lots.some(({ graced }) => graced)) this.count("something had grace");
    }
  }

  /** All items of this story, as they are stored. */
  async #snapshot(table: Table): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    for (const userId of this.users) {
      const { Items = [] } = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": keys.wallet(userId).pk },
          ConsistentRead: true,
        }),
      );
      items.push(...Items);
    }
    const operations = [
      ...Array.from({ length: grants }, (_, n) => this.grantKey(n)),
      ...Array.from({ length: generations }, (_, n) => [
        `hold:${this.generation(n)}`,
        `settle:${this.generation(n)}`,
      ]).flat(),
    ].map((key): Key => keys.operation(key));
    const { Responses } = await table.client.send(
      new BatchGetCommand({
        RequestItems: {
          [table.name]: { Keys: operations.map((key) => ({ ...key })), ConsistentRead: true },
        },
      }),
    );
    return [...items, ...(Responses?.[table.name] ?? [])];
  }
}
