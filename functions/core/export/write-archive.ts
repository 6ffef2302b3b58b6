/** Writes one archive of an export, or goes on with it. */
import { iso } from "../clock.ts";
import { type ExportContext, type Upload, UploadLost } from "../context.ts";
import type { ExportJob } from "../privacy/inventory.ts";
import { type Line, readLines } from "./contents.ts";
import { type Archive, entriesOf, saveOmissions } from "./entries.ts";
import { Stopped, step } from "./job.ts";
import { archiveKey, contentsKey } from "./location.ts";
import { ArchiveWriter } from "./writer.ts";

/**
 * Answers the job with the archive among its parts, or undefined when time ran out.
 * @throws Stopped; UploadLost when S3 has forgotten what was written: the next attempt begins again.
 */
export async function writeArchive(
  context: ExportContext,
  before: ExportJob,
  archive: Archive,
  goOn: () => boolean,
): Promise<ExportJob | undefined> {
  const key = archiveKey(before, archive.part, archive.of);
  const begun = await begin(context, before, key);
  const upload = { key, id: begun.upload?.id ?? "" };
  try {
    return await write(context, begun, archive, upload, goOn);
  } catch (error) {
    if (error instanceof Stopped && error.removed) await context.archives.abort(upload);
    if (!(error instanceof UploadLost)) throw error;
    const bytes = await context.archives.sizeOf(key);
    // It was finished, and only the word of it was lost.
    if (bytes !== undefined) return close(context, begun, archive.part, bytes);
    await step(context, begun, { remove: ["upload"] });
    throw error;
  }
}

/** The upload is known before anything is in it, so that whoever removes the export finds it. */
async function begin(context: ExportContext, job: ExportJob, key: string): Promise<ExportJob> {
  if (job.upload) return job;
  const id = await context.archives.begin(key);
  try {
    return await step(context, job, { set: { upload: { id, pieces: [] } } });
  } catch (error) {
    if (error instanceof Stopped) await context.archives.abort({ key, id });
    throw error;
  }
}

async function write(
  context: ExportContext,
  job: ExportJob,
  archive: Archive,
  upload: Upload,
  goOn: () => boolean,
): Promise<ExportJob | undefined> {
  const lines = await savedContents(context, job, archive.part);
  const writer = new ArchiveWriter(context, job, { ...archive, upload, lines });
  try {
    for await (const entry of entriesOf(context, job, archive, lines)) {
      if (!(await writer.add(entry)) || goOn()) continue;
      await writer.settled();
      return undefined;
    }
    await saveOmissions(context, job, archive.part, lines);
    return close(context, writer.job, archive.part, await writer.finish());
  } finally {
    // Whatever happens next must not race with a piece on its way.
    await writer.settled().catch(() => undefined);
  }
}

function close(
  context: ExportContext,
  job: ExportJob,
  part: number,
  bytes: number,
): Promise<ExportJob> {
  const written = { n: part, bytes, at: iso(context.clock.now()) };
  return step(context, job, {
    set: { parts: [...job.parts, written], fruitless: 0 },
    remove: ["upload"],
  });
}

/** The table of contents as far as it was saved: what came after it is written again. */
async function savedContents(
  context: ExportContext,
  job: ExportJob,
  part: number,
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [n, piece] of (job.upload?.pieces ?? []).entries()) {
    if (piece.lines === 0) continue;
    const saved = await context.archives.get(contentsKey(job, part, n + 1, piece.by));
    if (!saved) throw new UploadLost("the table of contents is gone");
    lines.push(...readLines(saved));
  }
  return lines;
}
