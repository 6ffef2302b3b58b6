/**
 * Everything that goes into one archive, in order: images, records, notices, the index, what is
 * missing, and last what makes it a bag. The order never changes, so an archive that was cut off
 * after so many entries goes on with the next.
 */
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { iso } from "../clock.ts";
import type { ExportContext } from "../context.ts";
import type { GenerationId } from "../id.ts";
import { imageKey } from "../image/location.ts";
import { type ExportJob, generation } from "../privacy/inventory.ts";
import { ahead } from "./ahead.ts";
import { tagFiles } from "./bag.ts";
import {
  filesOf,
  type Line,
  type Omission,
  type OmissionReason,
  omissionsOf,
  readLines,
  writeLines,
} from "./contents.ts";
import type { ExportLimits } from "./limits.ts";
import { bagName, omissionsKey } from "./location.ts";
import { type FileRow, type Index, type PageImage, pagePath, writePage } from "./page/page.ts";
import { paperWords } from "./page/words.ts";
import { cutOffOf, exportManifest, type Paper, processingNotice, schemas } from "./papers.ts";
import { places } from "./place.ts";
import { type PlannedImage, planFile, splitter } from "./plan.ts";
import { countLines, formed, savedBytes, savedKeys, savedSize, savedValues } from "./rows.ts";
import { sheets, transactions } from "./sheets.ts";
import { type SummaryLine, summaryFile } from "./summary.ts";
import type { Entry } from "./writer.ts";

export interface Archive {
  readonly part: number;
  readonly of: number;
  readonly limits: ExportLimits;
  /** Bytes of records, which take room in the first archive. */
  readonly recordBytes: number;
}

/**
 * The entries of an archive from the one after `lines` on. `lines` grows while they are taken: the
 * last ones are made of what was written before them.
 */
export async function* entriesOf(
  context: ExportContext,
  job: ExportJob,
  archive: Archive,
  lines: readonly Line[],
): AsyncGenerator<Entry> {
  const done = lines.length;
  let passed = 0;
  const isNext = () => ++passed > done;
  const folder = `${bagName(job, archive.part, archive.of)}/`;
  const below = (path: string) => `${folder}data/${path}`;
  const at = cutOffOf(job);
  const paper = ({ path, bytes }: Paper): Entry => ({ path: below(path), at, bytes });

  let images = 0;
  const rest = (async function* () {
    for await (const image of imagesOf(context, job, archive)) {
      images++;
      if (isNext()) yield image;
    }
  })();
  yield* ahead(rest, archive.limits.ahead, (image) => fetchImage(context, job, image, below));

  if (archive.part === 1) {
    for (const entry of await records(context, job, below, at)) if (isNext()) yield entry;
    for (const each of [processingNotice(), ...schemas()]) if (isNext()) yield paper(each);
  }

  const payload = () =>
    filesOf(lines)
      .filter(({ path }) => path.startsWith(`${folder}data/`))
      .map((file) => ({ ...file, path: file.path.slice(folder.length) }));
  const pages = Math.max(1, Math.ceil(images / archive.limits.pageImages));
  // The pages say what could not be written, so every image must have been tried before the first.
  for (let n = 1; n <= pages; n++) {
    if (!isNext()) continue;
    const omissions = await omissionsSoFar(context, job, archive, lines);
    const index: Index = {
      folder: folder.slice(0, -1),
      cutOff: at,
      part: archive.part,
      parts: archive.of,
      pages,
      images,
      summary: archive.part === 1 && n === 1 ? await summaryOf(context, job) : [],
      files: n === 1 ? fileRows(payload()) : [],
      omissions,
    };
    const shown = await pageImages(context, job, archive, n, omissionsOf(lines));
    yield paper({ path: pagePath(n), bytes: writePage(index, n, shown) });
  }

  if (isNext()) {
    const omissions = await omissionsSoFar(context, job, archive, lines);
    yield paper(exportManifest(job, archive, payload(), omissions));
  }
  const tags = tagFiles({ exportId: job.id, at, ...archive }, payload());
  for (const { path, bytes } of tags) if (isNext()) yield { path: folder + path, at, bytes };
}

/** The images of one archive, in the order of the plan. */
async function* imagesOf(
  context: ExportContext,
  job: ExportJob,
  { part, limits, recordBytes }: Archive,
): AsyncGenerator<PlannedImage> {
  const partOf = splitter(limits, recordBytes);
  for await (const image of savedValues<PlannedImage>(context, job, planFile)) {
    const its = partOf(image);
    if (its === part) yield image;
    if (its > part) return;
  }
}

/** How many archives an export makes, and what its records take. */
export async function measure(
  context: ExportContext,
  job: ExportJob,
  limits: ExportLimits,
): Promise<{ of: number; recordBytes: number }> {
  const recordBytes = await savedSize(context, job);
  const partOf = splitter(limits, recordBytes);
  let of = 1;
  for await (const image of savedValues<PlannedImage>(context, job, planFile)) of = partOf(image);
  return { of, recordBytes };
}

async function fetchImage(
  context: ExportContext,
  job: ExportJob,
  image: PlannedImage,
  below: (path: string) => string,
): Promise<Entry> {
  const omitted = (reason: OmissionReason): Entry => ({
    omitted: { path: image.path, generation: image.generation, reason },
  });
  const entry = (chunks: readonly Uint8Array[]): Entry => ({
    path: below(image.path),
    at: image.at,
    chunks,
  });
  const isOver = ({ expiresAt }: { expiresAt: string }) => expiresAt <= iso(context.clock.now());
  const planned = isOver(image) ? undefined : await context.images.chunks(image.key);
  if (planned) return entry(planned);
  const key = keys.generation(job.userId, image.generation as GenerationId);
  const now = await get(context.table, generation, key);
  if (isOver(now ?? image)) return omitted("expired");
  const there = now?.images.find(({ n }) => n === image.n);
  if (!now || !there) return omitted("deleted");
  // It is kept longer than when it was planned, and so lies elsewhere.
  const moved = await context.images.chunks(imageKey(now, there));
  if (moved) return entry(moved);
  context.log.error("an image of an export is missing", {
    generationId: image.generation,
  });
  return omitted("missing");
}

/** The files that are made of items, and the tables made of the same. */
async function records(
  context: ExportContext,
  job: ExportJob,
  below: (path: string) => string,
  at: string,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  const there = await savedKeys(context, job);
  for (const { path, form } of places) {
    const saved = () => savedBytes(context, job, path, there);
    const read = () => formed(saved(), form);
    entries.push({ path: below(path), at, read, records: await countLines(saved()) });
  }
  for (const { path, header } of sheets.values()) {
    const read = async function* () {
      yield Buffer.from(header);
      yield* savedBytes(context, job, path, there);
    };
    entries.push({ path: below(path), at, read });
  }
  const bytes = Buffer.from(transactions.header);
  return [...entries, { path: below(transactions.path), at, bytes }];
}

async function pageImages(
  context: ExportContext,
  job: ExportJob,
  archive: Archive,
  page: number,
  omissions: readonly Omission[],
): Promise<PageImage[]> {
  const { pageImages: each } = archive.limits;
  const missing = new Map(omissions.map((omission) => [omission.path, omission]));
  const shown: PageImage[] = [];
  let n = 0;
  for await (const image of imagesOf(context, job, archive)) {
    if (n++ < (page - 1) * each) continue;
    if (n > page * each) break;
    shown.push({ ...image, omitted: missing.get(image.path) });
  }
  return shown;
}

/** In the first archive, which is written last, those of all. */
async function omissionsSoFar(
  context: ExportContext,
  job: ExportJob,
  { part, of }: Archive,
  lines: readonly Line[],
): Promise<Omission[]> {
  const own = omissionsOf(lines);
  if (part > 1) return own;
  const others: Omission[] = [];
  for (let other = 2; other <= of; other++) {
    const saved = await context.archives.get(omissionsKey(job, other));
    if (saved) others.push(...omissionsOf(readLines(saved)));
  }
  return [...own, ...others];
}

/** Left for the first archive to tell. */
export async function saveOmissions(
  context: ExportContext,
  job: ExportJob,
  part: number,
  lines: readonly Line[],
): Promise<void> {
  const omitted = lines.filter((line) => "omitted" in line);
  if (part === 1 || omitted.length === 0) return;
  await context.archives.put(omissionsKey(job, part), writeLines(omitted), {
    contentType: "application/json",
    cacheControl: "no-store",
  });
}

/** The account, the balance, and of each choice the last receipt. */
async function summaryOf(context: ExportContext, job: ExportJob): Promise<SummaryLine[]> {
  const last = new Map<string, SummaryLine>();
  for await (const line of savedValues<SummaryLine>(context, job, summaryFile)) {
    last.set(line.of === "consent" ? `consent ${line.value.purpose}` : line.of, line);
  }
  return [...last.values()];
}

function fileRows(payload: readonly { path: string; records?: number }[]): FileRow[] {
  const about = new Map(
    places.map(({ path, kinds }) => [path, kinds.map((kind) => kind.about).join(" ")]),
  );
  const listed = payload.flatMap((file): FileRow[] => {
    const path = file.path.slice("data/".length);
    const words = about.get(path) ?? paperWords[path];
    return words ? [{ path, about: words, count: file.records }] : [];
  });
  // It is written after this page, and every archive has one.
  const manifest = { path: "export.json", about: paperWords["export.json"] ?? "" };
  return [...listed, manifest].sort((one, other) => (one.path < other.path ? -1 : 1));
}
