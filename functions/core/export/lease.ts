/** Who is writing an export, and what happens when they stop. */
import { randomUUID } from "node:crypto";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { update } from "../../db/write.ts";
import { iso, minute, second } from "../clock.ts";
import type { ExportContext } from "../context.ts";
import { resendJobAfterMs } from "../job.ts";
import { type ExportJob, exportJob } from "../privacy/inventory.ts";
import { exportTimeoutSeconds } from "./limits.ts";

/** Longer than a function can live, so that there are never two at work on the same archive. */
const leaseMs = exportTimeoutSeconds * second + minute;

/** How long a failed attempt waits for the next one. */
const retryAfterMs = minute;

/** Attempts in a row that came no further, and attempts at all, before an export is given up. */
const most = { fruitless: 8, attempts: 250 } as const;

export function isHopeless({ fruitless, attempts }: ExportJob): boolean {
  return fruitless > most.fruitless || attempts > most.attempts;
}

/** Takes the export if it waits, or if whoever had it is surely gone. */
export async function claim(
  context: ExportContext,
  found: ExportJob,
): Promise<ExportJob | undefined> {
  const now = context.clock.now();
  const owner = randomUUID();
  const leaseUntil = iso(now + leaseMs);
  const state = { oneOf: ["waiting", "writing"] } as const;
  return commitOne(
    context.table,
    update(exportJob, keys.export(found.userId, found.id), {
      set: {
        state: "writing",
        leaseOwner: owner,
        leaseUntil,
        ...(found.cutOff ? {} : { cutOff: iso(now) }),
      },
      add: { attempts: 1, fruitless: 1 },
      dueAt: leaseUntil,
      when: [
        { state, leaseUntil: { exists: false } },
        { state, leaseUntil: { atMost: iso(now) } },
        // The answer to this very claim was lost and the SDK asks again.
        { state, leaseOwner: { is: owner } },
      ],
    }),
  );
}

/** After a failure: another may try, but not at once. */
export async function release(context: ExportContext, job: ExportJob): Promise<void> {
  await letGo(context, job, retryAfterMs);
}

/** Time ran out: the next invocation goes on at once. Should its message be lost, the sweeper sends another. */
export async function continueLater(context: ExportContext, job: ExportJob): Promise<void> {
  if (!(await letGo(context, job, resendJobAfterMs))) return;
  await context.jobs.exports.send(keys.export(job.userId, job.id));
}

async function letGo(
  context: ExportContext,
  { userId, id, leaseOwner }: ExportJob,
  againAfterMs: number,
): Promise<boolean> {
  const now = context.clock.now();
  const released = await commitOne(
    context.table,
    update(exportJob, keys.export(userId, id), {
      set: { leaseUntil: iso(now) },
      dueAt: iso(now + againAfterMs),
      when: { leaseOwner: { is: leaseOwner }, state: { is: "writing" } },
    }),
  );
  return released !== undefined;
}
