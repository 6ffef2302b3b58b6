/** Taking exports away: one that its owner no longer wants, or all of a person. */
import { commit } from "../../db/commit.ts";
import { keys, ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import { remove } from "../../db/write.ts";
import type { Archives, DataContext } from "../context.ts";
import type { UserId } from "../id.ts";
import { type ExportJob, exportJob } from "../privacy/inventory.ts";
import { freeSlot } from "./job.ts";
import { archiveKey, archivesPrefix, prefixesOfPerson, workPrefix } from "./location.ts";

export interface RemoveContext extends DataContext {
  readonly archives: Pick<Archives, "abort" | "removeAll">;
}

/**
 * Removes every file of a person's exports, whatever state they are in: archives, pieces of uploads
 * and work files. The items stay; behind the fence of an erasure they cannot be gone on with. Twice
 * is fine, and once more at the end is needed: a worker may be putting a file at this very moment.
 *
 * @returns how many objects went.
 */
export async function removeExports(context: RemoveContext, userId: UserId): Promise<number> {
  let after: string | undefined;
  do {
    const { items, next } = await queryPage(context.table, exportJob, ranges.exports(userId), {
      limit: 100,
      after,
    });
    for (const job of items) await abortUpload(context, job);
    after = next;
  } while (after);
  let removed = 0;
  for (const prefix of prefixesOfPerson(userId)) {
    removed += await context.archives.removeAll(prefix);
  }
  return removed;
}

/** Removes one export: the item first, so that nobody goes on writing it. Gone already is fine. */
export async function removeExport(context: RemoveContext, job: ExportJob): Promise<void> {
  const item = remove(exportJob, keys.export(job.userId, job.id));
  // Only its own slot: another export may have the place by now.
  const freed = await commit(context.table, [item, freeSlot(job)]);
  if (!freed.done) await commit(context.table, [item]);
  await removeFiles(context, job);
}

/** Everything an export stored. */
export async function removeFiles(context: RemoveContext, job: ExportJob): Promise<void> {
  await abortUpload(context, job);
  await context.archives.removeAll(archivesPrefix(job));
  await removeWork(context, job);
}

/** What was only needed to write it. */
export async function removeWork(context: RemoveContext, job: ExportJob): Promise<void> {
  await context.archives.removeAll(workPrefix(job));
}

/** Lifecycle rules would take a day to remove the pieces of an upload nobody finishes. */
async function abortUpload(context: RemoveContext, job: ExportJob): Promise<void> {
  if (!job.upload || !job.partCount) return;
  const part = job.partCount - job.parts.length;
  const key = archiveKey(job, part, job.partCount);
  await context.archives.abort({ key, id: job.upload.id });
}
