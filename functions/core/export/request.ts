/** Asking for an export, following it, fetching it, and no longer wanting it. */
import { commit } from "../../db/commit.ts";
import { type Key, keys, ranges } from "../../db/keys.ts";
import { get, queryPage } from "../../db/read.ts";
import { absent, put } from "../../db/write.ts";
import { refusalOf } from "../account/fence.ts";
import type { Person } from "../actor.ts";
import { day, epochSeconds, iso } from "../clock.ts";
import type { DataContext, ExportsContext } from "../context.ts";
import { isNotGoing } from "../erasure/not-going.ts";
import { AppError } from "../error.ts";
import { isId, newId } from "../id.ts";
import { resendJobAfterMs } from "../job.ts";
import { account, type ExportJob, exportJob, exportSlot } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import { countTry } from "../session/rate.ts";
import { archiveKey } from "./location.ts";
import { removeExport } from "./remove.ts";
import type { ExportFilter, ExportPage, ExportView } from "./schema.ts";
import { isExpired, viewExport } from "./view.ts";

/** A click starts the download at once; a link that is found later opens nothing. */
const linkSeconds = 5 * 60;

type AskContext = DataContext & Pick<ExportsContext, "log" | "jobs">;

/**
 * Asks for an export. While one is being written, that one is answered.
 *
 * @throws AppError rate.limited; account.erasing once an erasure has begun; auth.required.
 */
export async function requestExport(context: AskContext, person: Person): Promise<ExportView> {
  const running = await findRunning(context, person);
  if (running) return viewExport(context, running);
  await countTry(context, "export.person", person.userId);
  const now = context.clock.now();
  const asked: ExportJob = {
    id: newId("exp", context.clock),
    userId: person.userId,
    state: "waiting",
    requestedAt: iso(now),
    images: 0,
    done: 0,
    bytes: 0,
    parts: [],
    walk: { chunks: [], done: false },
    attempts: 0,
    fruitless: 0,
    mailed: false,
  };
  const key = keys.export(person.userId, asked.id);
  const ttl = epochSeconds(now + retentionDays.exportRecord * day);
  const slot = { exportId: asked.id };
  const place = put(exportSlot, keys.exportSlot(person.userId), slot, { when: absent, ttl });
  const taken = await commit(context.table, [
    put(exportJob, key, asked, { when: absent, ttl, dueAt: iso(now + resendJobAfterMs) }),
    place,
    ...isNotGoing(context, person.userId),
  ]);
  if (taken.done) {
    await tell(context, key);
    return viewExport(context, asked);
  }
  // Two presses at once: the other one was first.
  const other = taken.failed(place) && (await findRunning(context, person));
  if (other) return viewExport(context, other);
  const owner = await get(context.table, account, keys.account(person.userId));
  throw owner?.status === "ACTIVE" ? new Error("an export was refused") : refusalOf(owner);
}

/** The export being written. The slot is freed in the transaction that ends one, so it never lies. */
async function findRunning(context: DataContext, person: Person): Promise<ExportJob | undefined> {
  const slot = await get(context.table, exportSlot, keys.exportSlot(person.userId));
  return slot && get(context.table, exportJob, keys.export(person.userId, slot.exportId));
}

/** The item in the `due` index vouches for the message: failing to send it now costs only time. */
async function tell(context: AskContext, key: Key): Promise<void> {
  try {
    await context.jobs.exports.send(key);
  } catch (error) {
    context.log.warn("message not sent, the sweeper will", { kind: exportJob.name, error });
  }
}

/** Newest first. @throws AppError cursor.invalid */
export async function listExports(
  context: DataContext,
  person: Person,
  { cursor, limit }: ExportFilter,
): Promise<ExportPage> {
  if (cursor !== undefined && !isId("exp", cursor)) {
    throw new AppError("cursor.invalid", "This page does not exist. Start from the first one.");
  }
  const { items } = await queryPage(context.table, exportJob, ranges.exports(person.userId), {
    // One more than is shown tells whether there is more.
    limit: limit + 1,
    newestFirst: true,
    after: cursor && keys.export(person.userId, cursor).sk,
  });
  const ttlPassed = iso(context.clock.now() - retentionDays.exportRecord * day);
  const shown = items.slice(0, limit);
  return {
    items: shown
      .filter((job) => job.requestedAt > ttlPassed)
      .map((job) => viewExport(context, job)),
    nextCursor: (items.length > limit && shown.at(-1)?.id) || null,
  };
}

/**
 * A link to one archive that works for five minutes.
 * @throws AppError export.not_found, also for another person's; export.not_ready; export.expired.
 */
export async function linkToExport(
  context: ExportsContext,
  person: Person,
  id: string,
  part: number,
): Promise<string> {
  const job = await requireExport(context, person, id);
  if (isExpired(context, job)) {
    throw new AppError("export.expired", "This export is gone. Ask for a new one.");
  }
  if (job.state !== "ready") {
    throw new AppError("export.not_ready", "This export is not ready yet.");
  }
  if (!job.parts.some(({ n }) => n === part)) throw notFound();
  return context.linkToArchive(archiveKey(job, part, job.parts.length), {
    seconds: linkSeconds,
    from: context.clock.now(),
  });
}

/** Takes an export away, whatever its state. @throws AppError export.not_found. */
export async function dropExport(
  context: ExportsContext,
  person: Person,
  id: string,
): Promise<void> {
  await removeExport(context, await requireExport(context, person, id));
}

async function requireExport(context: DataContext, person: Person, id: string): Promise<ExportJob> {
  const found = isId("exp", id)
    ? await get(context.table, exportJob, keys.export(person.userId, id))
    : undefined;
  if (!found) throw notFound();
  return found;
}

function notFound(): AppError {
  return new AppError("export.not_found", "There is no such export.");
}
