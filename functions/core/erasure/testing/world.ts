/** One story played against the real stores, and what must be true when it is over. */
import assert from "node:assert/strict";
import type { Product } from "../../../../local/testing/product.ts";
import { clear } from "../../../db/clear.ts";
import { type Key, keys } from "../../../db/keys.ts";
import { find, get } from "../../../db/read.ts";
import { minute, second } from "../../clock.ts";
import { checkInvariants } from "../../credit/invariants.ts";
import { Turns } from "../../credit/testing/turns.ts";
import { imageKey, isFileOf } from "../../image/location.ts";
import {
  account,
  erasure,
  type Generation,
  generation,
  hold,
  move,
  rate,
} from "../../privacy/inventory.ts";
import { doDeed, doShift } from "./acts.ts";
import { Machine } from "./machine.ts";
import { type Made, makePerson } from "./person.ts";
import { openStage, type Stage, type Stores } from "./stage.ts";
import type { Story } from "./story.ts";

/** More than any erasure needs until its last look. */
const mostRounds = 12;

/** What all stories share. */
interface Shared {
  readonly stores: Stores;
  readonly passwordHash: string;
  readonly tally: Map<string, number>;
}

/** Plays a story, then lets every deadline pass. @throws AssertionError saying what is left. */
export async function play(
  product: Product,
  story: Story,
  { stores, passwordHash, tally }: Shared,
): Promise<Made> {
  const stage = openStage(product, stores, tally);
  const made = await makePerson(stage.context, { passwordHash });
  await open(stage, made, story);
  await interleave(stage, made, story);
  await endWell(stage, made);
  await leavesNothing(stage, made);
  return made;
}

async function open(stage: Stage, made: Made, { opening }: Story): Promise<void> {
  if (opening.consents) await doDeed(stage, stage.context, made, "consent");
  for (let n = 0; n < opening.images; n++) await doDeed(stage, stage.context, made, "order");
  await stage.workAll();
  // The sweep promises the copies that a consent gives.
  if (opening.consents && opening.images > 0) await stage.sweep();
  for (const deed of opening.waiting) await doDeed(stage, stage.context, made, deed);
}

/** Everybody at once, one request at a time, in the order the story picks. */
async function interleave(stage: Stage, made: Made, story: Story): Promise<void> {
  const { picks, person, machines, waits } = story;
  let picked = 0;
  const turns = new Turns((choices) => (picks[picked++ % picks.length] ?? 0) % choices);
  const begin = (who: number, act: () => Promise<void>) =>
    turns.begin(async () => {
      await turns.turn(who);
      await act();
    });
  begin(0, async () => {
    for (const deed of person) {
      const { context } = stage;
      await doDeed(stage, new Machine(() => turns.turn(0)).wire(context), made, deed);
    }
  });
  begin(1, async () => {
    for (const minutes of waits) {
      await turns.turn(1);
      stage.pass(minutes * minute);
    }
  });
  for (const [n, shifts] of machines.entries()) {
    begin(2 + n, async () => {
      for (const shift of shifts) {
        const machine = new Machine(() => turns.turn(2 + n), shift.death);
        await turns.turn(2 + n);
        await doShift(stage, machine.wire(stage.context), shift, () => turns.turn(2 + n));
      }
    });
  }
  await turns.ended();
}

/** Whoever undid the erasure has lost nothing; then they ask again, and all time passes. */
async function endWell(stage: Stage, made: Made): Promise<void> {
  const { table } = stage.context;
  const key = keys.erasure(made.account.id);
  await stage.workAll();
  const found = await get(table, account, keys.account(made.account.id));
  if (found?.status === "ACTIVE") {
    stage.count("kept the account");
    assert.equal(await get(table, erasure, key), undefined);
    await keepsItsCredits(stage);
    await keepsItsImages(stage);
    await doDeed(stage, stage.context, made, "now");
    await stage.workAll();
  }
  for (let round = 0; ; round++) {
    const going = await find(table, key);
    if (!going) return;
    assert(round < mostRounds, "the erasure does not end");
    stage.pass(Math.max(0, Date.parse(String(going.dueAt)) - stage.now()) + second);
    // As the sweeper does; a whole sweep for one item would take most of the story's time.
    await stage.context.jobs.erasures.send(key);
    await stage.workAll();
  }
}

/** Nothing stays held, and the books balance. */
async function keepsItsCredits(stage: Stage): Promise<void> {
  stage.pass(25 * minute);
  await stage.sweep();
  await stage.workAll();
  const books = await stage.items();
  assert.deepEqual(checkInvariants(books, { now: stage.now() }), []);
  const held = books.filter(({ type, state }) => type === hold.name && state === "HELD");
  assert.deepEqual(held, [], "credits stay held");
}

/** What a generation says is where it says, and what was moved is nowhere else. */
async function keepsItsImages(stage: Stage): Promise<void> {
  const [items, files] = [await stage.items(), new Set(await stage.files())];
  const rows = items.filter(({ type }) => type === generation.name) as unknown as Generation[];
  const there = rows.filter(
    ({ state, expiresAt }) => state === "succeeded" && Date.parse(expiresAt) > stage.now(),
  );
  const named = there.flatMap((of) => of.images.map((image) => imageKey(of, image)));
  assert.deepEqual(
    named.filter((key) => !files.has(key)),
    [],
    "images are lost",
  );
  const images = [...files].filter(
    (key) => key.startsWith("images/") && there.some(({ id }) => key.includes(`/${id}/`)),
  );
  assert.deepEqual(
    images.filter((key) => !there.some((of) => isFileOf(of, key))),
    [],
    "images are left where they were",
  );
  assert.deepEqual(
    items.filter(({ type }) => type === move.name),
    [],
    "moves are not settled",
  );
}

async function leavesNothing(stage: Stage, { account: of, canary }: Made): Promise<void> {
  const items = await stage.items();
  const left = items.filter(({ type }) => type !== rate.name);
  assert.deepEqual(left, [], "rows are left");
  const traces = [of.id, of.imagePrefix, canary];
  const words = JSON.stringify(items);
  assert.deepEqual(
    traces.filter((trace) => words.includes(trace)),
    [],
  );
  assert.deepEqual(await stage.files(), [], "files are left");
  const mails = await stage.mailsTo(of.email);
  assert(mails.includes("Your nana img account is erased"), "the receipt");
  // Only counts under digests: they would make each later story's look at the table longer.
  await clear(stage.context.table, items as unknown as Key[]);
}
