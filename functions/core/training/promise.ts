/** The promises a generation makes about its copies: that they are given, and that they are taken back. */
import { keys } from "../../db/keys.ts";
import { put, type Write } from "../../db/write.ts";
import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { type Generation, gift } from "../privacy/inventory.ts";
import { stragglersEndMs } from "./lease.ts";

/**
 * Promises copies of what was delivered, when the generation was ordered under a consent. Whether
 * that consent is still in force is asked when the copies are made.
 */
export function promiseGift(
  context: DataContext,
  of: Generation,
  images: readonly Generation["images"][number][],
): Write[] {
  if (!of.trainingReceipt) return [];
  const now = iso(context.clock.now());
  return [
    put(
      gift,
      keys.gift(of.userId, of.id),
      {
        generationId: of.id,
        userId: of.userId,
        receipt: of.trainingReceipt,
        epoch: of.epoch,
        state: "promised",
        images: images.map(({ n }) => n),
        createdAt: now,
      },
      { dueAt: now },
    ),
  ];
}

/**
 * Promises that the copies of a deleted generation, or of its image `n`, are removed: soon, and once
 * more when no writer that was cut off can put another.
 */
export function promiseReturn(context: DataContext, of: Generation, n?: number): Write[] {
  if (!of.trainingReceipt || of.images.length === 0) return [];
  const now = context.clock.now();
  return [
    put(
      gift,
      keys.gift(of.userId, n === undefined ? of.id : `${of.id}.${n}`),
      {
        generationId: of.id,
        userId: of.userId,
        receipt: of.trainingReceipt,
        epoch: of.epoch,
        state: "returning",
        images: n === undefined ? of.images.map((image) => image.n) : [n],
        ...(n === undefined ? {} : { n }),
        until: iso(now + stragglersEndMs),
        createdAt: iso(now),
      },
      { dueAt: iso(now) },
    ),
  ];
}
