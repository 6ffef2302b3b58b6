/**
 * Moves the files of one generation to the class of its owner's plan, and its date with them: copied
 * first, then said, then removed where they were. Whoever opens them meanwhile finds them at the
 * place they were told; nobody is told of copies that are not all there.
 */
import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { absent, check, put, update, type Write } from "../../db/write.ts";
import { epochSeconds, iso } from "../clock.ts";
import type { ExtensionContext } from "../context.ts";
import { isOpen, mayStillBeWritten } from "../generation/finish.ts";
import { endOf, imageClassOf, keepsLonger } from "../image/image-class.ts";
import {
  generationPrefix,
  imageKey,
  imageKeyPrefix,
  newFileToken,
  thumbnailKey,
} from "../image/location.ts";
import {
  type Account,
  account,
  type Generation,
  generation,
  type Move,
  move,
} from "../privacy/inventory.ts";
import { promiseReminder } from "../reminder/promise.ts";
import { leaseMs } from "./limits.ts";
import { moveKey, settleMove } from "./moved.ts";

/**
 * `later`: it is still being made, and must be looked at again. `refused`: the account is not as it
 * was read.
 */
export type Outcome = "moved" | "kept" | "later" | "refused";

const tries = 3;

/**
 * @throws whatever a store throws. What was copied until then is promised to be removed, and the
 *   generation is as it was; or it is moved, and its old files are promised to be removed.
 */
export async function moveGeneration(
  context: ExtensionContext,
  owner: Account,
  first: Generation,
): Promise<Outcome> {
  let found: Generation | undefined = first;
  for (let attempt = 1; attempt <= tries; attempt++) {
    if (!found) return "kept";
    const to = destination(context, owner, found);
    if (typeof to === "string") return to;
    const promised = await promise(context, owner, found, to);
    if (!promised) return "refused";
    const missing = await copyAll(context, found, to);
    // Nothing was there: it was deleted just now, or there is nothing to be kept.
    if (missing === found.images.length) {
      await settleMove(context, promised);
      return "kept";
    }
    const said = await say(context, owner, { found, to, promised });
    // The one place that counts is known: nothing stays at the other.
    await settleMove(context, said === "moved" ? { ...promised, state: "moved" } : promised);
    if (said !== "changed") return said;
    found = await get(context.table, generation, keys.generation(owner.id, first.id));
  }
  throw new Error("the generation kept changing while it was moved");
}

/** The generation as it will be; or what becomes of it as it is. */
function destination(
  context: ExtensionContext,
  owner: Account,
  found: Generation,
): Generation | "kept" | "later" {
  const imageClass = imageClassOf(owner.plan);
  if (!keepsLonger(imageClass, found.imageClass)) return "kept";
  const now = context.clock.now();
  if (found.expiresAt <= iso(now)) return "kept";
  // Who draws it still writes to the place it was ordered for.
  if (isOpen(found) || (found.images.length > 0 && mayStillBeWritten(context, found))) {
    return "later";
  }
  if (found.images.length === 0) return "kept";
  const expiresAt = endOf(Date.parse(found.createdAt), imageClass);
  return { ...found, imageClass, expiresAt, fileToken: newFileToken() };
}

async function promise(
  context: ExtensionContext,
  owner: Account,
  found: Generation,
  to: Generation,
): Promise<Move | undefined> {
  const now = context.clock.now();
  const until = iso(now + leaseMs);
  const promised: Move = {
    generationId: found.id,
    userId: owner.id,
    state: "copying",
    from: generationPrefix(found),
    fileToken: to.fileToken,
    to: to.images.map(({ n }) => `${imageKeyPrefix(to, n)}${to.fileToken}-`),
    createdAt: iso(now),
    until,
  };
  const made = await commit(context.table, [
    asRead(owner),
    put(move, moveKey(promised), promised, { when: absent, dueAt: until }),
  ]);
  return made.done ? promised : undefined;
}

/** Behind the fence of an erasure nothing is added, and another plan has other dates. */
function asRead({ id, epoch, plan }: Account): Write {
  return check(account, keys.account(id), {
    status: { is: "ACTIVE" },
    epoch: { is: epoch },
    plan: { is: plan },
  });
}

/**
 * Answers how many images were not there. Those that were deleted meanwhile are gone from the
 * generation, too, and it is not moved as it was read. An image whose thumbnail is missing is none
 * of them: it is copied all the same.
 */
async function copyAll(
  { images, log }: ExtensionContext,
  found: Generation,
  to: Generation,
): Promise<number> {
  const copied = await Promise.allSettled(
    found.images.map(async (image) => {
      // The thumbnail first: where the image is, its thumbnail is.
      const thumbnail = await images.copy(thumbnailKey(found, image), thumbnailKey(to, image));
      const whole = await images.copy(imageKey(found, image), imageKey(to, image));
      if (!thumbnail || !whole) {
        log.warn("files to be kept longer were not there", { generationId: found.id });
      }
      return whole;
    }),
  );
  // Only when all have ended: none may go on when the function is woken again for something else.
  const failed = copied.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
  return copied.filter((one) => one.status === "fulfilled" && !one.value).length;
}

/** In one: where the files are, until when, that their owner is reminded, and that the old ones go. */
async function say(
  context: ExtensionContext,
  owner: Account,
  { found, to, promised }: { found: Generation; to: Generation; promised: Move },
): Promise<"moved" | "changed" | "refused"> {
  // Over by now, it is looked at again and left to go.
  if (found.expiresAt <= iso(context.clock.now())) return "changed";
  const { imageClass, expiresAt, fileToken } = to;
  const unchanged = asRead(owner);
  const said = await commit(context.table, [
    unchanged,
    update(generation, keys.generation(owner.id, found.id), {
      set: { imageClass, expiresAt, fileToken },
      add: { imagesRevision: 1 },
      ttl: epochSeconds(Date.parse(expiresAt)),
      when: {
        state: { is: found.state },
        fileToken: { is: found.fileToken },
        imagesRevision: { is: found.imagesRevision },
      },
    }),
    update(move, moveKey(promised), {
      set: { state: "moved" },
      dueAt: iso(context.clock.now()),
      when: { state: { is: "copying" } },
    }),
    promiseReminder(to),
  ]);
  if (said.done) return "moved";
  return said.failed(unchanged) ? "refused" : "changed";
}
