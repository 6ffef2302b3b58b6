/** What goes in and comes out of exports, as callers see it. */
import * as z from "zod";

export const exportStates = ["waiting", "writing", "ready", "failed", "expired"] as const;
export type ExportState = (typeof exportStates)[number];

/** Why an export ended without archives. */
export const exportFailures = ["export.failed"] as const;
export type ExportFailure = (typeof exportFailures)[number];

export const ExportView = z
  .object({
    id: z.string(),
    state: z.enum(exportStates),
    progress: z.object({
      done: z.int().describe("Images that are dealt with."),
      total: z.int().describe("Images found so far."),
      bytes: z.int().describe("Bytes written."),
    }),
    parts: z.array(z.object({ n: z.int(), bytes: z.int() })).describe("What can be downloaded."),
    requestedAt: z.iso.datetime(),
    readyAt: z.iso.datetime().optional(),
    expiresAt: z.iso.datetime().optional().describe("From then on nothing can be downloaded."),
    error: z.enum(exportFailures).optional(),
  })
  .meta({ id: "Export" });
export type ExportView = z.infer<typeof ExportView>;

export const ExportRequest = z.strictObject({});
export const ExportAnswer = z.object({ export: ExportView });
export const ExportPage = z
  .object({ items: z.array(ExportView), nextCursor: z.string().nullable() })
  .meta({ id: "ExportPage" });
export type ExportPage = z.infer<typeof ExportPage>;

export const ExportFilter = z.object({
  cursor: z.string().max(128).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type ExportFilter = z.infer<typeof ExportFilter>;

export const ExportPart = z.object({
  part: z.coerce.number().int().min(1).max(10_000).default(1).describe("Which of the archives."),
});
