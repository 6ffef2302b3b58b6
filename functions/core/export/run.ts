/**
 * Writing an export, in the worker: read the person's items, write the archives from the last to the
 * first, tell the person. Any line may be the last one that runs; the next invocation goes on from
 * the last step that was committed.
 */
import { decode } from "../../db/codec.ts";
import { find } from "../../db/read.ts";
import type { ExportContext, JobMessage } from "../context.ts";
import { type ExportJob, exportJob } from "../privacy/inventory.ts";
import { measure } from "./entries.ts";
import { Stopped, step } from "./job.ts";
import { claim, continueLater, isHopeless, release } from "./lease.ts";
import { type ExportLimits, exportLimits } from "./limits.ts";
import { attendReady, becomeReady, giveUp } from "./outcome.ts";
import { removeFiles } from "./remove.ts";
import { walk } from "./walk.ts";
import { writeArchive } from "./write-archive.ts";

/** What a worker knows of its own time. */
export interface Patience {
  remainingMs(): number;
}

/**
 * Does what is due on an export. Returning means the message is done with; what is left is sent
 * again by itself or by the sweeper.
 *
 * @throws Error when an attempt failed; the sweeper sees to the next one.
 */
export async function runExport(
  context: ExportContext,
  message: JobMessage,
  patience: Patience,
  limits: ExportLimits = exportLimits,
): Promise<void> {
  const item = await find(context.table, message);
  if (!item) return;
  const found = decode(exportJob, item);
  if (found.state === "ready") return attendReady(context, found);
  const claimed = await claim(context, found);
  if (!claimed) {
    context.log.info("nothing to export", { state: found.state });
    return;
  }
  const goOn = () => patience.remainingMs() > limits.reserveMs;
  try {
    if (isHopeless(claimed)) return await giveUp(context, claimed);
    const ready = await advance(context, claimed, limits, goOn);
    if (ready) await attendReady(context, ready);
    else await continueLater(context, claimed);
  } catch (error) {
    if (error instanceof Stopped) {
      // Nobody else will remove what this worker wrote after the export was taken away.
      if (error.removed) await removeFiles(context, claimed);
      context.log.info("export stopped");
      return;
    }
    await release(context, claimed);
    throw error;
  }
}

/** Goes on with the export. Answers it when it is ready, undefined when time ran out. */
async function advance(
  context: ExportContext,
  claimed: ExportJob,
  limits: ExportLimits,
  goOn: () => boolean,
): Promise<ExportJob | undefined> {
  let job = claimed;
  if (!job.walk.done) {
    job = await walk(context, job, limits, goOn);
    if (!job.walk.done) return undefined;
  }
  const { of, recordBytes } = await measure(context, job, limits);
  if (job.partCount === undefined) job = await step(context, job, { set: { partCount: of } });
  while (job.parts.length < of) {
    const archive = { part: of - job.parts.length, of, limits, recordBytes };
    const written = await writeArchive(context, job, archive, goOn);
    if (!written) return undefined;
    job = written;
  }
  return becomeReady(context, job);
}
