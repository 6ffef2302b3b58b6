/** The totals of a day: where each stands. */
import { randomInt } from "node:crypto";
import { type Key, keys } from "../../db/keys.ts";
import { day, epochSeconds } from "../clock.ts";
import { retentionDays } from "../retention.ts";
import type { Dimension } from "./vocabulary.ts";

/** A total is spread over so many items, because many people do the same thing at once. */
const shards = 4;

/** One of the items a total is spread over. A host has one only: when the day is closed, it is looked at. */
export function countKey(date: string, dimension: Dimension, value: string): Key {
  const shard = dimension === "referrer" ? 0 : randomInt(shards);
  return keys.dayCount(date, dimension, value, shard);
}

/** Epoch seconds at which the totals of a day go. */
export function countTtl(date: string): number {
  return epochSeconds(Date.parse(date) + retentionDays.analytics * day);
}
