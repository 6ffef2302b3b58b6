import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import type { ExportJob } from "../privacy/inventory.ts";
import type { ExportView } from "./schema.ts";

/** The archives are gone at this instant, though nobody may have removed them yet. */
export function isExpired(context: Pick<DataContext, "clock">, job: ExportJob): boolean {
  if (job.state === "expired") return true;
  return job.state === "ready" && (job.expiresAt ?? "") <= iso(context.clock.now());
}

/** An export as its owner sees it. */
export function viewExport(context: Pick<DataContext, "clock">, job: ExportJob): ExportView {
  const state = isExpired(context, job) ? "expired" : job.state;
  const parts = state === "ready" ? job.parts.map(({ n, bytes }) => ({ n, bytes })) : [];
  return {
    id: job.id,
    state,
    progress: { done: job.done, total: job.images, bytes: job.bytes },
    parts: parts.sort((one, other) => one.n - other.n),
    requestedAt: job.requestedAt,
    ...(job.readyAt ? { readyAt: job.readyAt } : {}),
    ...(job.expiresAt ? { expiresAt: job.expiresAt } : {}),
    ...(job.error ? { error: job.error } : {}),
  };
}
