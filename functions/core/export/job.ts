/** How the writing of an export is recorded: every step is committed on the same terms. */
import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { remove, update, type Write } from "../../db/write.ts";
import type { DataContext } from "../context.ts";
import { isNotGoing } from "../erasure/not-going.ts";
import { type ExportJob, exportJob, exportSlot } from "../privacy/inventory.ts";

/** Thrown when the export is no longer this worker's to write. Nothing is wrong. */
export class Stopped extends Error {
  /** The export was taken away, or its account is being erased: what was written must go, too. */
  readonly removed: boolean;

  constructor(removed: boolean) {
    super(removed ? "the export was removed" : "another worker has the export");
    this.removed = removed;
  }
}

type Change = Omit<Parameters<typeof update<typeof exportJob>>[2], "when">;

/**
 * Commits a step of whoever holds the lease.
 * @throws Stopped when the lease is lost, the export was deleted, or the account is being erased.
 */
export async function step(
  context: DataContext,
  job: ExportJob,
  change: Change,
): Promise<ExportJob> {
  const written = update(exportJob, keys.export(job.userId, job.id), {
    ...change,
    when: { leaseOwner: { is: job.leaseOwner }, state: { is: "writing" } },
  });
  const ended = change.set?.state !== undefined && change.set.state !== "writing";
  const done = await commit(context.table, [
    written,
    ...isNotGoing(context, job.userId),
    ...(ended ? [freeSlot(job)] : []),
  ]);
  if (!done.done) {
    const taken = done.failed(written) && done.found(exportJob, written) !== undefined;
    throw new Stopped(!taken);
  }
  const removed = new Set<string>(change.remove);
  const next = Object.entries({ ...job, ...change.set }).filter(([name]) => !removed.has(name));
  return Object.fromEntries(next) as ExportJob;
}

/** Another export may be asked for. */
export function freeSlot(job: ExportJob): Write {
  return remove(exportSlot, keys.exportSlot(job.userId), [
    { exportId: { is: job.id } },
    { pk: { exists: false } },
  ]);
}
