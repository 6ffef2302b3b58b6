/** The files of an export that are about the export itself, and about what we do with data. */
import { createHash } from "node:crypto";
import * as z from "zod";
import type { ExportJob } from "../privacy/inventory.ts";
import { regions } from "../privacy/policy/authorities.ts";
import { sentenceText } from "../privacy/policy/document.ts";
import { noMachineDecides } from "../privacy/policy/sections/collect.ts";
import { rights } from "../privacy/policy/sections/rights.ts";
import { currentVersion } from "../privacy/policy/versions.ts";
import type { Block } from "../privacy/policy/words.ts";
import { schemaOf } from "../privacy/schema.ts";
import { stored } from "../privacy/stores.ts";
import { tables } from "../privacy/tables.ts";
import { type FileLine, type Omission, omissionReasons } from "./contents.ts";
import { places } from "./place.ts";

export interface Paper {
  /** Below `data/`. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Raised when a program that reads exports would have to change. */
const formatVersion = 1;

const reasons = Object.keys(omissionReasons) as (keyof typeof omissionReasons)[];

const ExportManifest = z
  .strictObject({
    version: z.literal(formatVersion),
    exportId: z.string(),
    requestedAt: z.iso.datetime(),
    cutOff: z.iso
      .datetime()
      .describe(
        "Reading began then: what stood, and was not deleted before it was reached, is in.",
      ),
    archive: z.strictObject({ part: z.int(), of: z.int() }),
    policy: z.strictObject({ version: z.string(), sha256: z.string() }),
    inventory: z.strictObject({ sha256: z.string() }),
    counts: z.strictObject({
      files: z.int().describe("Files below data/, but for this one."),
      bytes: z.int(),
      images: z.int().describe("Images in this archive."),
      records: z.record(z.string(), z.int()).describe("Entries of each file of records."),
    }),
    omissions: z
      .array(
        z.strictObject({
          path: z.string(),
          generation: z.string(),
          reason: z.enum(reasons),
          words: z.string(),
        }),
      )
      .describe("What should be here and is not. The first archive names those of all archives."),
  })
  .meta({ title: "export.json" });

const inventorySha256 = createHash("sha256").update(JSON.stringify(stored)).digest("hex");

export function exportManifest(
  job: ExportJob,
  archive: { part: number; of: number },
  payload: readonly FileLine[],
  omissions: readonly Omission[],
): Paper {
  const records = payload.flatMap(({ path, records: count }) =>
    count === undefined ? [] : [[path.slice("data/".length), count] as const],
  );
  const manifest: z.input<typeof ExportManifest> = {
    version: formatVersion,
    exportId: job.id,
    requestedAt: job.requestedAt,
    cutOff: cutOffOf(job),
    archive: { part: archive.part, of: archive.of },
    policy: { version: currentVersion.version, sha256: currentVersion.hash },
    inventory: { sha256: inventorySha256 },
    counts: {
      files: payload.length,
      bytes: payload.reduce((sum, { bytes }) => sum + bytes, 0),
      images: payload.filter(isImage).length,
      records: Object.fromEntries(records),
    },
    omissions: omissions.map((each) => ({ ...each, words: omissionReasons[each.reason] })),
  };
  return json("export.json", ExportManifest.parse(manifest));
}

export function cutOffOf(job: ExportJob): string {
  if (!job.cutOff) throw new Error("an export is written before its reading began");
  return job.cutOff;
}

export function isImage({ path }: Pick<FileLine, "path">): boolean {
  return path.startsWith("data/images/");
}

/** What Article 15(1) of the GDPR asks for beside the data, from the inventory and the policy. */
export function processingNotice(): Paper {
  return json("processing-notice.json", {
    policyVersion: currentVersion.version,
    policy: "https://nanaimg.app/privacy",
    contact: "https://nanaimg.app/support",
    source:
      "You told us, or it came about while you used nana img. We buy and collect none elsewhere.",
    automatedDecisions: sentenceText(noMachineDecides),
    rights: rights.map(({ title, blocks }) => ({ title, words: blocks.flatMap(wordsOf) })),
    authorities: regions,
    ...tables(),
  });
}

function wordsOf(block: Block): string[] {
  return block.kind === "text" ? block.sentences.map(sentenceText) : [];
}

/** One schema for each kind of item, named like the `type` it has in the files, and one for `export.json`, whose hyphen no kind has. */
export function schemas(): Paper[] {
  const kinds = places.flatMap((place) => place.kinds);
  return [
    ...kinds.map((kind) => {
      const schema = schemaOf(kind);
      return json(`schemas/${kind.name}.schema.json`, {
        ...schema,
        properties: { type: { const: kind.name }, ...schema.properties },
        required: ["type", ...(schema.required ?? [])],
      });
    }),
    json("schemas/export-manifest.schema.json", z.toJSONSchema(ExportManifest)),
  ];
}

function json(path: string, value: unknown): Paper {
  return { path, bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) };
}
