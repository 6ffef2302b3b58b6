import { readAnalytics } from "../../core/analytics/read.ts";
import { listAudits } from "../../core/audit/latest.ts";
import {
  approveDisclosure,
  listDisclosures,
  refuseDisclosure,
  requestDisclosure,
} from "../../core/disclosure/disclosure.ts";
import { replayTombstones } from "../../core/erasure/tombstone.ts";
import { eraseChildAccount } from "../../core/operator/child.ts";
import { giveCredits, refund } from "../../core/operator/credits.ts";
import { lookUp, requirePerson } from "../../core/operator/person.ts";
import { lookAtQueues, redriveQueue } from "../../core/operator/queues.ts";
import {
  answerRequest,
  closeRequest,
  extendRequest,
  listRequests,
  readRequest,
} from "../../core/operator/requests.ts";
import { takeDown } from "../../core/operator/take-down.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";

/** Two weeks of daily checks. */
const auditsShown = 14;

const tools = endpoints(() => import("../../core/operator/schema.ts"));
const demands = endpoints(() => import("../../core/disclosure/schema.ts"));

const erasures = endpoints(async () => ({
  ...(await import("../../core/operator/schema.ts")),
  ...(await import("../../core/erasure/schema.ts")),
}));
const statistics = endpoints(() => import("../../core/analytics/schema.ts"));

const done = () => answer(200, { done: true });

export const operator = [
  tools.forOperator(
    {
      method: "get",
      path: "/api/operator/people",
      summary: "Look somebody up, by address or id. The person sees that you did, and why.",
      query: "PersonQuery",
      answers: { 200: "PersonAnswer" },
      errors: ["person.not_found"],
    },
    async ({ context, actor, query: { q, reason } }) =>
      answer(200, { person: await lookUp(context, actor, { who: q, reason }) }),
  ),
  tools.forOperator(
    {
      method: "post",
      path: "/api/operator/people/{id}/credits",
      summary: "Give credits, once.",
      body: "CreditsOrder",
      answers: { 200: "GivenAnswer" },
      errors: ["person.not_found", "idempotency.conflict"],
    },
    async ({ context, actor, params, body }) => {
      const { id: userId } = await requirePerson(context, params.id ?? "");
      return answer(200, await giveCredits(context, actor, { userId, ...body }));
    },
  ),
  tools.forOperator(
    {
      method: "post",
      path: "/api/operator/people/{id}/generations/{generationId}/refund",
      summary: "Give back what a generation cost, once.",
      body: "ReasonOrder",
      answers: { 200: "GivenAnswer" },
      errors: ["person.not_found", "generation.not_found", "credit.nothing_charged"],
    },
    async ({ context, actor, params, body: { reason } }) => {
      const { id: userId } = await requirePerson(context, params.id ?? "");
      const generationId = params.generationId ?? "";
      return answer(200, await refund(context, actor, { userId, generationId, reason }));
    },
  ),
  tools.forOperator(
    {
      method: "post",
      path: "/api/operator/people/{id}/images/{imageId}/take-down",
      summary: "Remove an image and tell the person why.",
      body: "ReasonOrder",
      answers: { 200: "DoneAnswer" },
      errors: ["person.not_found", "image.not_found"],
    },
    async ({ context, actor, params, body: { reason } }) => {
      const { id: userId } = await requirePerson(context, params.id ?? "");
      await takeDown(context, actor, { userId, imageId: params.imageId ?? "", reason });
      return done();
    },
  ),
  erasures.forOperator(
    {
      method: "post",
      path: "/api/operator/people/{id}/erase-child",
      summary: "Erase the account of a child, at once.",
      body: "ReasonOrder",
      answers: { 202: "ErasureAnswer" },
      errors: ["person.not_found"],
    },
    async ({ context, actor, params, body: { reason } }) => {
      const { id: userId } = await requirePerson(context, params.id ?? "");
      const erasure = await eraseChildAccount(context, actor, { userId, reason });
      return answer(202, { erasure });
    },
  ),
  tools.forOperator(
    {
      method: "get",
      path: "/api/operator/requests",
      summary: "Requests to support by state: topics and dates, soonest deadline first.",
      query: "DocketFilter",
      answers: { 200: "DocketPage" },
      errors: ["cursor.invalid"],
    },
    async ({ context, query }) => answer(200, await listRequests(context, query)),
  ),
  tools.forOperator(
    {
      method: "get",
      path: "/api/operator/requests/{id}",
      summary: "Read a request. The person sees that you did, and why.",
      query: "ReasonQuery",
      answers: { 200: "OperatorRequestAnswer" },
      errors: ["support.not_found"],
    },
    async ({ context, actor, params, query: { reason } }) => {
      const request = await readRequest(context, actor, { id: params.id ?? "", reason });
      return answer(200, { request });
    },
  ),
  tools.forOperator(
    {
      method: "post",
      path: "/api/operator/requests/{id}/answer",
      summary: "Answer a request; the answer is mailed.",
      body: "AnswerOrder",
      answers: { 200: "DoneAnswer" },
      errors: ["support.not_found", "support.closed"],
    },
    async ({ context, actor, params, body: { text } }) => {
      await answerRequest(context, actor, { id: params.id ?? "", text });
      return done();
    },
  ),
  tools.forOperator(
    {
      method: "post",
      path: "/api/operator/requests/{id}/extend",
      summary: "Put the deadline of a request for a right off, once; the reason is mailed.",
      body: "ExtensionOrder",
      answers: { 200: "DoneAnswer" },
      errors: ["support.not_found", "support.closed", "support.not_extendable"],
    },
    async ({ context, params, body }) => {
      await extendRequest(context, { id: params.id ?? "", ...body });
      return done();
    },
  ),
  tools.forOperator(
    {
      method: "post",
      path: "/api/operator/requests/{id}/close",
      summary: "Close a request.",
      answers: { 200: "DoneAnswer" },
      errors: ["support.not_found", "support.closed"],
    },
    async ({ context, params }) => {
      await closeRequest(context, params.id ?? "");
      return done();
    },
  ),
  demands.forOperator(
    {
      method: "get",
      path: "/api/operator/disclosures",
      summary: "Legal demands, newest first.",
      query: "DisclosureFilter",
      answers: { 200: "DisclosurePage" },
      errors: ["cursor.invalid"],
    },
    async ({ context, actor, query }) => answer(200, await listDisclosures(context, actor, query)),
  ),
  demands.forOperator(
    {
      method: "post",
      path: "/api/operator/disclosures",
      summary: "Write a legal demand down. Nothing is read before another operator approves.",
      body: "DisclosureOrder",
      answers: { 202: "DisclosureAnswer" },
      errors: ["person.not_found"],
    },
    async ({ context, actor, body }) =>
      answer(202, { disclosure: await requestDisclosure(context, actor, body) }),
  ),
  demands.forOperator(
    {
      method: "post",
      path: "/api/operator/disclosures/{id}/approve",
      summary: "Approve another operator's demand, and get the fields it names.",
      answers: { 200: "ProducedAnswer" },
      errors: [
        "person.not_found",
        "disclosure.not_found",
        "disclosure.not_waiting",
        "disclosure.second_operator",
      ],
    },
    async ({ context, actor, params }) =>
      answer(200, await approveDisclosure(context, actor, params.id ?? "")),
  ),
  demands.forOperator(
    {
      method: "post",
      path: "/api/operator/disclosures/{id}/refuse",
      summary: "Refuse a demand: nothing is handed over.",
      answers: { 200: "DisclosureAnswer" },
      errors: ["disclosure.not_found", "disclosure.not_waiting"],
    },
    async ({ context, actor, params }) =>
      answer(200, { disclosure: await refuseDisclosure(context, actor, params.id ?? "") }),
  ),
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
