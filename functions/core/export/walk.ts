/**
 * The first half of an export: everything that stands under a person's key, and under their address,
 * is read once, and saved as the lines of the files it will stand in. What is read is committed
 * stretch by stretch, so that the walk goes on where it was cut off.
 */
import { keys } from "../../db/keys.ts";
import { get, queryPartition } from "../../db/read.ts";
import { addressDigest } from "../account/address.ts";
import type { ExportContext } from "../context.ts";
import { account, type ExportJob, type Generation, generation } from "../privacy/inventory.ts";
import { step } from "./job.ts";
import type { ExportLimits } from "./limits.ts";
import { chunkKey } from "./location.ts";
import { isHidden, readItem, shown } from "./place.ts";
import { planFile, plannedImages } from "./plan.ts";
import { sheets } from "./sheets.ts";
import { remember, summaryFile } from "./summary.ts";

const plain = { contentType: "text/plain; charset=utf-8", cacheControl: "no-store" } as const;

/** What one stretch of the walk found, by the file it belongs into. */
class Chunk {
  readonly files = new Map<string, string[]>();
  bytes = 0;
  images = 0;

  add(file: string, line: string): void {
    const lines = this.files.get(file);
    if (lines) lines.push(line);
    else this.files.set(file, [line]);
    this.bytes += line.length;
  }
}

/**
 * Walks on from where the job says, and answers it with the walk done, or as far as `goOn` lets.
 * @throws Stopped; Error for a kind of item the inventory does not declare.
 */
export async function walk(
  context: ExportContext,
  job: ExportJob,
  limits: ExportLimits,
  goOn: () => boolean,
): Promise<ExportJob> {
  const { pk } = keys.account(job.userId);
  let current = job;
  let chunk = new Chunk();
  let after = job.walk.after;
  for (;;) {
    const { items, next } = await queryPartition(context.table, pk, after);
    for (const item of items) take(context, current, chunk, item);
    after = next;
    if (after && chunk.bytes < limits.chunkBytes) continue;
    if (!after) await takeOfAddress(context, current, chunk);
    current = await save(context, current, chunk, after);
    if (!after || !goOn()) return current;
    chunk = new Chunk();
  }
}

/** What stands under the person's address: requests they wrote without signing in. */
async function takeOfAddress(context: ExportContext, job: ExportJob, chunk: Chunk): Promise<void> {
  const owner = await get(context.table, account, keys.account(job.userId));
  if (!owner) return;
  const { pk } = keys.address(addressDigest(owner.email));
  let after: string | undefined;
  do {
    const { items, next } = await queryPartition(context.table, pk, after);
    for (const item of items) take(context, job, chunk, item);
    after = next;
  } while (after);
}

function take(
  context: ExportContext,
  job: ExportJob,
  chunk: Chunk,
  item: Readonly<Record<string, unknown>>,
): void {
  const read = readItem(item);
  if (isHidden(item, context.clock.now()) || !read.path) return;
  // The export itself would say that it is still being written.
  if (item.id === job.id) return;
  chunk.add(read.path, `${JSON.stringify(shown(read))}\n`);
  const row = sheets.get(read.declaration.name);
  if (row) chunk.add(row.path, row.line(read.value));
  const kept = remember(read);
  if (kept) chunk.add(summaryFile, kept);
  if (read.declaration !== generation) return;
  for (const image of plannedImages(read.value as Generation)) {
    chunk.add(planFile, `${JSON.stringify(image)}\n`);
    chunk.images++;
  }
}

async function save(
  context: ExportContext,
  job: ExportJob,
  chunk: Chunk,
  after: string | undefined,
): Promise<ExportJob> {
  const { chunks } = job.walk;
  for (const [file, lines] of chunk.files) {
    const key = chunkKey(job, chunks.length, job.attempts, file);
    await context.archives.put(key, Buffer.from(lines.join("")), plain);
  }
  return step(context, job, {
    set: {
      walk: {
        ...(after ? { after } : {}),
        chunks: [...chunks, job.attempts],
        done: after === undefined,
      },
      images: job.images + chunk.images,
      fruitless: 0,
    },
  });
}
