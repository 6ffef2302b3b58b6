/** The totals of a day: where each stands, and what it may say. */
import { randomInt } from "node:crypto";
import { type Key, keys } from "../../db/keys.ts";
import { day, epochSeconds } from "../clock.ts";
import { retentionDays } from "../retention.ts";
import type { Dimension } from "./vocabulary.ts";

/** A host that fewer visitors than this came from on a day could tell who it was. */
const fewestVisitorsOfHost = 5;
/** What such hosts are counted as together. No host has this name: it has no dot. */
export const rareHosts = "other";

/** What a host is called that so many visitors came from on a day. */
export function nameOfHost(host: string, visitors: number): string {
  return visitors >= fewestVisitorsOfHost ? host : rareHosts;
}

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
