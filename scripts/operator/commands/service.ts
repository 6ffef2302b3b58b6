/** The service itself: queues, restores, announcements, statistics. */
import { readAnalytics } from "../../../functions/core/analytics/read.ts";
import { AnalyticsRange } from "../../../functions/core/analytics/schema.ts";
import { startAnnouncement } from "../../../functions/core/announcement/start.ts";
import { listAudits } from "../../../functions/core/audit/latest.ts";
import { replayTombstones } from "../../../functions/core/erasure/tombstone.ts";
import { lookAtQueues, redriveQueue } from "../../../functions/core/operator/queues.ts";
import { command } from "../command.ts";
import { text } from "./words.ts";

const auditsShown = 30;

export const serviceCommands = [
  command("queues", {
    does: "what waits in each queue, and what failed for good",
    words: {},
    options: {},
    run: ({ context }) => lookAtQueues(context),
  }),
  command("redrive", {
    does: "send what failed for good again, up to 500 messages",
    words: { queue: { about: "its name, as `queues` prints it", schema: text } },
    options: {},
    run: async ({ context, values }) => ({ moved: await redriveQueue(context, values.queue) }),
  }),
  command("replay-tombstones", {
    does: "after a restore: erase again whoever was erased since the backup",
    words: {},
    options: {},
    run: async ({ context }) => ({ back: await replayTombstones(context) }),
  }),
  command("announce-policy", {
    does: "mail everyone that the policy changed; asked again, say how far it got",
    words: { version: { about: "the version in force, e.g. 2026-11-23", schema: text } },
    options: {},
    run: ({ context, values }) => startAnnouncement(context, values.version),
  }),
  command("analytics", {
    does: "the statistics of the site, day by day",
    words: {},
    options: {
      from: { about: "first day, e.g. 2026-11-01 (UTC)", schema: AnalyticsRange.shape.from },
      to: { about: "last day", schema: AnalyticsRange.shape.to },
    },
    run: ({ context, values }) => readAnalytics(context, values.from, values.to),
  }),
  command("audits", {
    does: "what the daily checks of what is stored found, newest first",
    words: {},
    options: {},
    run: ({ context }) => listAudits(context, auditsShown),
  }),
  command("whoami", {
    does: "the handle people see in place of your name",
    words: {},
    options: {},
    run: async ({ operator }) => operator,
  }),
];
