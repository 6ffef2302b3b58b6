/**
 * Copying for training what a person consented to give. The consent is asked for before the first
 * byte is written and once more after the last; if it ended in between, what was written goes.
 */
import { commit, commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get, getBoth } from "../../db/read.ts";
import { check, remove, update } from "../../db/write.ts";
import { day, iso, second } from "../clock.ts";
import type { TrainingContext } from "../context.ts";
import { imageKey } from "../image/location.ts";
import {
  type Generation,
  type Gift,
  type Giver,
  generation,
  gift,
  giver,
} from "../privacy/inventory.ts";
import { removeBelow } from "./copies.ts";
import { leaseMs } from "./lease.ts";
import { consentIsLive } from "./live.ts";
import { copiesPrefix, copyKey, settingsKey, settingsOf } from "./location.ts";

const tries = 3;
/** What could not be given for so long is not given at all: nobody waits for it. */
const patienceMs = day;
/** No file is begun so shortly before the claim ends, which the function does not outlive anyway. */
const perFileMs = 20 * second;
const cacheControl = "private, no-store";

/**
 * Gives what was promised, or drops the promise when the consent it was made under has ended, the
 * images are gone, processing is restricted, or giving failed for a day. `owner` names this invocation and no other.
 */
export async function give(context: TrainingContext, promised: Gift, owner: string): Promise<void> {
  let found: Gift | undefined = promised;
  for (let attempt = 0; attempt < tries && found; attempt++) {
    const leaseUntil = await claim(context, found, owner);
    if (!leaseUntil) return;
    const late = context.clock.now() > Date.parse(found.createdAt) + patienceMs;
    const source = late ? undefined : await readSource(context, found);
    if (!source) return drop(context, { ...found, state: "writing", leaseUntil });
    const images: number[] = [];
    for (const image of source.of.images) {
      if (context.clock.now() + perFileMs > Date.parse(leaseUntil)) throw new Error("out of time");
      if (await write(context, source, image)) images.push(image.n);
    }
    const nothing = images.length === 0 && (await isAsRead(context, source.of));
    if (nothing) return drop(context, { ...found, state: "writing", leaseUntil });
    if (await keep(context, found, { of: source.of, images, owner })) return;
    // The consent, the images or this claim ended while we wrote, or the images were moved.
    found = await undo(context, found, source.from, owner);
  }
}

/** Takes the promise if nobody else has it. Answers until when the claim counts. */
async function claim(
  context: TrainingContext,
  found: Gift,
  owner: string,
): Promise<string | undefined> {
  const now = context.clock.now();
  const leaseUntil = iso(now + leaseMs);
  const taken = update(gift, giftKey(found), {
    set: { state: "writing", leaseOwner: owner, leaseUntil },
    dueAt: leaseUntil,
    when: [
      { state: { is: "promised" } },
      { state: { is: "writing" }, leaseUntil: { atMost: iso(now) } },
    ],
  });
  const claimed = await commit(context.table, [taken, ...consentIsLive(found)]);
  if (claimed.done) return leaseUntil;
  // Given, being given, or taken back: in all of them somebody else sees to it.
  if (!claimed.failed(taken)) await drop(context, found);
  return undefined;
}

interface Source {
  readonly of: Generation;
  readonly from: Giver;
}

/** The images as they are now; nothing when they are deleted or have lapsed. */
async function readSource(
  context: TrainingContext,
  { userId, generationId, receipt }: Gift,
): Promise<Source | undefined> {
  const [of, from] = await getBoth(
    context.table,
    { entity: generation, key: keys.generation(userId, generationId) },
    { entity: giver, key: keys.giver(userId, receipt) },
  );
  if (!of || !from || of.images.length === 0) return undefined;
  return of.expiresAt > iso(context.clock.now()) ? { of, from } : undefined;
}

/** Whether the images are those that were read, at the same place. */
async function isAsRead({ table }: TrainingContext, of: Generation): Promise<boolean> {
  const now = await get(table, generation, keys.generation(of.userId, of.id));
  return now?.imagesRevision === of.imagesRevision;
}

async function write(
  { training }: TrainingContext,
  { of, from }: Source,
  image: Generation["images"][number],
): Promise<boolean> {
  const copied = await training.copyImage(imageKey(of, image), copyKey(from, of, image));
  // Deleted or moved just now: its settings would tell of an image that is not there.
  if (!copied) return false;
  await training.put(settingsKey(from, of, image), settingsOf(of, image), {
    contentType: "application/json",
    cacheControl,
  });
  return true;
}

/** Notes what was given, if all of it still may be. */
async function keep(
  context: TrainingContext,
  found: Gift,
  { of, images, owner }: { of: Generation; images: number[]; owner: string },
): Promise<boolean> {
  const kept = await commit(context.table, [
    update(gift, giftKey(found), {
      set: {
        state: "given",
        images,
        givenAt: iso(context.clock.now()),
      },
      remove: ["leaseOwner", "leaseUntil"],
      dueAt: null,
      when: { state: { is: "writing" }, leaseOwner: { is: owner } },
    }),
    check(generation, keys.generation(of.userId, of.id), {
      imagesRevision: { is: of.imagesRevision },
    }),
    ...consentIsLive(found),
  ]);
  return kept.done;
}

/** Removes what was written. Answers the promise when it is still this writer's to look at again. */
async function undo(
  context: TrainingContext,
  found: Gift,
  from: Giver,
  owner: string,
): Promise<Gift | undefined> {
  const now = await get(context.table, gift, giftKey(found));
  // Whoever took over after our claim lapsed, or has given already, wrote the same files.
  const theirs = now?.state === "given" || (now?.state === "writing" && now.leaseOwner !== owner);
  if (theirs) return undefined;
  await removeBelow(context, copiesPrefix(from, found.generationId));
  return commitOne(
    context.table,
    update(gift, giftKey(found), {
      set: { state: "promised" },
      remove: ["leaseOwner", "leaseUntil"],
      dueAt: iso(context.clock.now()),
      when: { state: { is: "writing" }, leaseOwner: { is: owner } },
    }),
  );
}

/** Ends a promise that may not be kept, with whatever a writer that died has left of it. */
async function drop(context: TrainingContext, found: Gift): Promise<void> {
  const from = await get(context.table, giver, keys.giver(found.userId, found.receipt));
  if (from) await removeBelow(context, copiesPrefix(from, found.generationId));
  await commitOne(
    context.table,
    remove(gift, giftKey(found), {
      state: { is: found.state },
      leaseUntil: found.leaseUntil ? { is: found.leaseUntil } : { exists: false },
    }),
  );
  context.log.info("not given for training", { generationId: found.generationId });
}

export function giftKey({ userId, generationId, n }: Pick<Gift, "userId" | "generationId" | "n">) {
  return keys.gift(userId, n === undefined ? generationId : `${generationId}.${n}`);
}
