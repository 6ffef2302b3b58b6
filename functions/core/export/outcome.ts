/** How an export ends: ready, told, expired; or given up. */
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import { day, iso, minute, second } from "../clock.ts";
import type { ExportContext } from "../context.ts";
import { write } from "../mail/mail.ts";
import { account, type ExportJob, exportJob } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import { step } from "./job.ts";
import { removeFiles, removeWork } from "./remove.ts";

/** All archives are there. @throws Stopped */
export async function becomeReady(context: ExportContext, job: ExportJob): Promise<ExportJob> {
  const now = context.clock.now();
  // S3 counts the days of each archive from when it was written, so the first one decides.
  const first = Math.min(now, ...job.parts.map((part) => Date.parse(part.at)));
  const ready = await step(context, job, {
    set: {
      state: "ready",
      readyAt: iso(now),
      expiresAt: iso(first + retentionDays.export * day),
      done: job.images,
      bytes: job.parts.reduce((sum, part) => sum + part.bytes, 0),
    },
    remove: ["leaseOwner", "leaseUntil", "upload"],
    // Until the mail is sent, the sweeper sees to that.
    dueAt: iso(now + minute),
  });
  context.metrics.count("ExportsReady");
  context.metrics.seconds("ExportTime", (now - Date.parse(job.requestedAt)) / second);
  context.log.info("export ready", { count: job.images });
  return ready;
}

/**
 * What is left to do on an export that is ready: telling the person, and taking the archives away
 * when their time is over. A death between mail and mark sends the mail twice, which is better than
 * never.
 */
export async function attendReady(context: ExportContext, job: ExportJob): Promise<void> {
  const key = keys.export(job.userId, job.id);
  const when = { state: { is: "ready" } } as const;
  const expiresAt = job.expiresAt ?? job.requestedAt;
  if (expiresAt <= iso(context.clock.now())) {
    await removeFiles(context, job);
    const set = { state: "expired" } as const;
    await commitOne(context.table, update(exportJob, key, { set, dueAt: null, when }));
    return;
  }
  await removeWork(context, job);
  if (!job.mailed) {
    const owner = await get(context.table, account, keys.account(job.userId));
    if (!owner) return;
    await context.post.send(write("exportReady", owner.email, { until: expiresAt.slice(0, 10) }));
  }
  await commitOne(
    context.table,
    update(exportJob, key, { set: { mailed: true }, dueAt: expiresAt, when }),
  );
}

/** Ends an export that comes no further, so that another one can be asked for. */
export async function giveUp(context: ExportContext, job: ExportJob): Promise<void> {
  await removeFiles(context, job);
  await step(context, job, {
    set: { state: "failed", error: "export.failed" },
    remove: ["leaseOwner", "leaseUntil", "upload"],
    dueAt: null,
  });
  context.metrics.count("ExportsGivenUp");
  context.log.error("export given up", { count: job.attempts });
}
