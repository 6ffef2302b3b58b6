/** Counting what the site's beacon tells: totals of a day, about nobody. */
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { absent, put, update } from "../../db/write.ts";
import { epochSeconds, iso } from "../clock.ts";
import type { AnalyticsContext } from "../context.ts";
import { account, dayCount, visitMark } from "../privacy/inventory.ts";
import { findPerson } from "../session/session.ts";
import { countCall } from "./limit.ts";
import { closesAt, markOf } from "./salt.ts";
import type { SiteEvent } from "./schema.ts";
import { countKey, countTtl } from "./total.ts";
import { coarsen, isProgram, type Visitor } from "./visitor.ts";
import type { Dimension } from "./vocabulary.ts";

export interface Beacon {
  readonly events: readonly SiteEvent[];
  readonly network: string;
  readonly userAgent: string;
  readonly acceptLanguage: string;
  /** The browser sends `Sec-GPC: 1`. @see https://www.w3.org/TR/gpc/ */
  readonly globalPrivacyControl: boolean;
  /** The session's token, where somebody is signed in. */
  readonly session: string | undefined;
}

/**
 * Counts, unless the browser or the person said no: then nothing is stored. Two requests for a view
 * (mark and count), and up to six more for the first of a visitor's day; two reads before, where somebody
 * is signed in. What is counted twice or not at all, because an answer was lost, is not corrected.
 *
 * @throws AppError rate.limited
 */
export async function countEvents(context: AnalyticsContext, beacon: Beacon): Promise<void> {
  if (beacon.globalPrivacyControl || isProgram(beacon.userAgent)) return;
  countCall(context, beacon.network);
  if (beacon.session && (await saidNo(context, beacon.session))) return;
  const date = iso(context.clock.now()).slice(0, 10);
  const visitor = coarsen(beacon);
  const counts = tally(beacon.events);
  const view = beacon.events.find((event) => event.name === "view");
  if (view && (await isFirst(context, date, visitor))) {
    for (const [dimension, value] of featuresOf(visitor)) counts.set(`${dimension} ${value}`, 1);
    if (view.screen) counts.set(`screen ${view.screen}`, 1);
    if (view.referrer) counts.set(`referrer ${view.referrer}`, 1);
  }
  await Promise.all(
    [...counts].map(([what, by]) => {
      const [dimension = "", value = ""] = what.split(" ");
      return add(context, date, dimension as Dimension, value, by);
    }),
  );
}

/** Whoever is signed in and objected, is restricted or is leaving. Of strangers nothing is known. */
async function saidNo(context: AnalyticsContext, token: string): Promise<boolean> {
  const person = await findPerson(context, token);
  if (!person) return false;
  const owner = await get(context.table, account, keys.account(person.userId));
  return owner?.status !== "ACTIVE" || owner.restricted || owner.objections.includes("analytics");
}

/** `dimension value` → how often. */
function tally(events: readonly SiteEvent[]): Map<string, number> {
  const counts = new Map<string, number>();
  const one = (dimension: Dimension, value: string) => {
    const what = `${dimension} ${value}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  };
  for (const event of events) {
    if (event.name === "view") one("page", event.page);
    else one("action", event.name);
  }
  return counts;
}

function featuresOf({ device, browser, system, language }: Visitor): [Dimension, string][] {
  return [
    ["device", device],
    ["browser", browser],
    ["system", system],
    ["language", language],
  ];
}

/** Whether this visitor was not seen before on this day. */
async function isFirst(
  context: AnalyticsContext,
  date: string,
  visitor: Visitor,
): Promise<boolean> {
  const mark = await markOf(context, date, visitor);
  const made = await commitOne(
    context.table,
    put(
      visitMark,
      keys.visitMark(date, mark),
      {},
      { when: absent, ttl: epochSeconds(closesAt(date)) },
    ),
  );
  return made !== undefined;
}

async function add(
  context: AnalyticsContext,
  date: string,
  dimension: Dimension,
  value: string,
  by: number,
): Promise<void> {
  await commitOne(
    context.table,
    update(dayCount, countKey(date, dimension, value), {
      set: { dimension, value },
      add: { count: by },
      orCreate: true,
      ttl: countTtl(date),
    }),
  );
}
