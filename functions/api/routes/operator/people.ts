/** What is done for and with one person. */
import { eraseChildAccount } from "../../../core/operator/child.ts";
import { giveCredits, refund } from "../../../core/operator/credits.ts";
import { lookUp } from "../../../core/operator/person.ts";
import { setPlan } from "../../../core/operator/plan.ts";
import { takeDown } from "../../../core/operator/take-down.ts";
import { endpoints } from "../../endpoint.ts";
import { answer } from "../../http.ts";

const tools = endpoints(() => import("../../../core/operator/schema.ts"));
const erasures = endpoints(async () => ({
  ...(await import("../../../core/operator/schema.ts")),
  ...(await import("../../../core/erasure/schema.ts")),
}));

export const people = [
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
      errors: ["person.not_found", "operator.own_account", "idempotency.conflict"],
    },
    async ({ context, actor, params, body }) =>
      answer(200, await giveCredits(context, actor, { who: params.id ?? "", ...body })),
  ),
  tools.forOperator(
    {
      method: "post",
      path: "/api/operator/people/{id}/plan",
      summary: "Put somebody on a plan. Where it keeps images longer, those there are kept longer.",
      body: "PlanOrder",
      answers: { 200: "PlanAnswer" },
      errors: ["person.not_found", "operator.own_account"],
    },
    async ({ context, actor, params, body }) =>
      answer(200, await setPlan(context, actor, { who: params.id ?? "", ...body })),
  ),
  tools.forOperator(
    {
      method: "post",
      path: "/api/operator/people/{id}/generations/{generationId}/refund",
      summary: "Give back what a generation cost, once.",
      body: "ReasonOrder",
      answers: { 200: "GivenAnswer" },
      errors: [
        "person.not_found",
        "operator.own_account",
        "generation.not_found",
        "credit.nothing_charged",
      ],
    },
    async ({ context, actor, params, body: { reason } }) => {
      const { id: who = "", generationId = "" } = params;
      return answer(200, await refund(context, actor, { who, generationId, reason }));
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
      const { id: who = "", imageId = "" } = params;
      await takeDown(context, actor, { who, imageId, reason });
      return answer(200, { done: true });
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
      const erasure = await eraseChildAccount(context, actor, { who: params.id ?? "", reason });
      return answer(202, { erasure });
    },
  ),
];
