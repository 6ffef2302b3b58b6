/** The random number of a day, which makes marks of visitors and cannot be made again. */
import { createHmac, randomBytes } from "node:crypto";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { absent, put } from "../../db/write.ts";
import { day, epochSeconds, hour, iso } from "../clock.ts";
import type { AnalyticsContext } from "../context.ts";
import { visitDay } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import type { Visitor } from "./visitor.ts";

const saltBytes = 32;
const markBytes = 12;

/** After midnight UTC, the time what was begun before it has to end. */
const closingMs = hour;

/** In this process, the salt of the newest day, per store. */
const remembered = new WeakMap<object, { date: string; salt: Uint8Array }>();

/**
 * The mark of a visitor on a day: the same through the day, and another one the next. Who has the
 * mark cannot find the visitor without the salt, and the salt is gone within 48 hours.
 *
 * @param date The day, UTC, e.g. `2026-11-30`. It must be the present one.
 */
export async function markOf(
  context: AnalyticsContext,
  date: string,
  { network, device, browser, system }: Visitor,
): Promise<string> {
  const salt = await saltOf(context, date);
  return createHmac("sha256", salt)
    .update([network, device, browser, system].join("|"))
    .digest()
    .subarray(0, markBytes)
    .toString("hex");
}

/** When a day's counting is closed: in milliseconds since the epoch, at most 25 hours after it began. */
export function closesAt(date: string): number {
  return Date.parse(date) + day + closingMs;
}

async function saltOf(context: AnalyticsContext, date: string): Promise<Uint8Array> {
  const known = remembered.get(context.salts);
  if (known?.date === date) return known.salt;
  const salt = await agreeOnSalt(context, date);
  remembered.set(context.salts, { date, salt });
  return salt;
}

/**
 * The one salt of the day, whoever asks first. It lies outside the table, because the table's
 * backups reach further back than a salt may live; the table only says which one holds, and from
 * when the sweeper destroys it.
 */
async function agreeOnSalt(context: AnalyticsContext, date: string): Promise<Uint8Array> {
  const key = keys.visitDay(date);
  let chosen = await get(context.table, visitDay, key);
  if (!chosen) {
    const salt = randomBytes(saltBytes);
    const saltId = randomBytes(8).toString("hex");
    await context.salts.create(date, saltId, salt);
    chosen = await commitOne(
      context.table,
      put(
        visitDay,
        key,
        { day: date, saltId },
        {
          when: absent,
          dueAt: iso(closesAt(date)),
          ttl: epochSeconds(Date.parse(date) + (1 + retentionDays.visit) * day),
        },
      ),
    );
    if (chosen) return salt;
    chosen = await get(context.table, visitDay, key);
  }
  const salt = chosen && (await context.salts.read(date, chosen.saltId));
  if (!salt) throw new Error("the salt of the day is gone");
  return salt;
}
