/** Reads back what the walk saved, and makes the files of an export of it. */
import type { ExportContext } from "../context.ts";
import type { ExportJob } from "../privacy/inventory.ts";
import { jsonLines } from "./contents.ts";
import { chunkKey, workPrefix } from "./location.ts";
import type { Form } from "./place.ts";

type Context = Pick<ExportContext, "archives">;

/**
 * A file as the walk saved it, stretch by stretch. `keys`: what there is (`savedKeys`), for a file
 * that most stretches have nothing for.
 * @throws Error when something is gone that was there.
 */
export async function* savedBytes(
  context: Context,
  job: ExportJob,
  file: string,
  keys?: ReadonlySet<string>,
): AsyncGenerator<Uint8Array> {
  for (const [chunk, by] of job.walk.chunks.entries()) {
    const key = chunkKey(job, chunk, by, file);
    if (keys?.has(key) === false) continue;
    const bytes = await context.archives.get(key);
    if (bytes) yield bytes;
    else if (keys) throw new Error("what the walk saved is gone");
  }
}

/** The values of a file that holds one a line. */
export async function* savedValues<T>(
  context: Context,
  job: ExportJob,
  file: string,
): AsyncGenerator<T> {
  for await (const bytes of savedBytes(context, job, file)) yield* jsonLines<T>(bytes);
}

/** How many bytes the walk saved; more than the files will hold, for it also holds the plan. */
export async function savedSize(context: Context, job: ExportJob): Promise<number> {
  return (await saved(context, job)).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

export async function savedKeys(context: Context, job: ExportJob): Promise<ReadonlySet<string>> {
  return new Set((await saved(context, job)).map(({ key }) => key));
}

const saved = ({ archives }: Context, job: ExportJob) => archives.list(`${workPrefix(job)}rows/`);

export async function countLines(saved: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0;
  for await (const bytes of saved) for (const byte of bytes) if (byte === newline) count++;
  return count;
}

const newline = 0x0a;

/** Saved lines of JSON in the form their file has in the export. */
export async function* formed(
  saved: AsyncIterable<Uint8Array>,
  form: Form,
): AsyncGenerator<Uint8Array> {
  if (form === "lines") return yield* saved;
  let begun = false;
  for await (const bytes of saved) {
    const values = jsonLines<unknown>(bytes).map((value) => JSON.stringify(value, null, 2));
    if (form === "one") {
      if (begun || values.length !== 1) throw new Error("more than one of what there is one of");
      yield Buffer.from(`${values[0]}\n`);
    } else {
      yield Buffer.from(`${begun ? ",\n" : "[\n"}${values.join(",\n")}`);
    }
    begun = true;
  }
  if (form === "one") {
    if (!begun) yield Buffer.from("null\n");
  } else yield Buffer.from(begun ? "\n]\n" : "[]\n");
}
