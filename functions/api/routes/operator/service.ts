/** The service itself: queues, daily checks, restores, statistics. */
import { readAnalytics } from "../../../core/analytics/read.ts";
import { listAudits } from "../../../core/audit/latest.ts";
import { replayTombstones } from "../../../core/erasure/tombstone.ts";
import { lookAtQueues, redriveQueue } from "../../../core/operator/queues.ts";
import { endpoints } from "../../endpoint.ts";
import { answer } from "../../http.ts";

/** Two weeks of daily checks. */
const auditsShown = 14;

const tools = endpoints(() => import("../../../core/operator/schema.ts"));
const statistics = endpoints(() => import("../../../core/analytics/schema.ts"));

export const service = [
  tools.forOperator(
    {
      method: "get",
      path: "/api/operator/queues",
      summary: "What waits in each queue, and what failed for good.",
      answers: { 200: "QueuesAnswer" },
    },
    async ({ context }) => answer(200, { queues: await lookAtQueues(context) }),
  ),
  tools.forOperator(
    {
      method: "post",
      path: "/api/operator/queues/{name}/redrive",
      summary: "Send what failed for good again, up to 500 messages.",
      answers: { 200: "RedriveAnswer" },
      errors: ["queue.not_found"],
    },
    async ({ context, params }) =>
      answer(200, { moved: await redriveQueue(context, params.name ?? "") }),
  ),
  tools.forOperator(
    {
      method: "get",
      path: "/api/operator/audits",
      summary: "What the daily checks of what is kept have found: counts, about nobody.",
      answers: { 200: "AuditsAnswer" },
    },
    async ({ context }) => {
      const audits = await listAudits(context, auditsShown);
      return answer(200, {
        audits: audits.map(({ day, state, stores }) => ({ day, state, stores })),
      });
    },
  ),
  tools.forOperator(
    {
      method: "post",
      path: "/api/operator/tombstones/replay",
      summary: "After a restore: erase again whoever was erased since the backup.",
      answers: { 200: "ReplayAnswer" },
    },
    async ({ context }) => answer(200, { back: await replayTombstones(context) }),
  ),
  statistics.forOperator(
    {
      method: "get",
      path: "/api/operator/analytics",
      summary: "The statistics of the site, day by day.",
      query: "AnalyticsRange",
      answers: { 200: "AnalyticsView" },
    },
    async ({ context, query: { from, to } }) => answer(200, await readAnalytics(context, from, to)),
  ),
];
