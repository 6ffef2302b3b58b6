/** Legal demands. */
import {
  approveDisclosure,
  listDisclosures,
  refuseDisclosure,
  requestDisclosure,
} from "../../../core/disclosure/disclosure.ts";
import { approveLongerSeal, askLongerSeal } from "../../../core/disclosure/seal.ts";
import { endpoints } from "../../endpoint.ts";
import { answer } from "../../http.ts";

const demands = endpoints(() => import("../../../core/disclosure/schema.ts"));

export const disclosures = [
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
      body: "ApprovalOrder",
      answers: { 200: "ProducedAnswer" },
      errors: [
        "person.not_found",
        "disclosure.not_found",
        "disclosure.not_waiting",
        "disclosure.other_person",
        "disclosure.second_operator",
      ],
    },
    async ({ context, actor, params, body: { person } }) =>
      answer(200, await approveDisclosure(context, actor, { id: params.id ?? "", person })),
  ),
  demands.forOperator(
    {
      method: "post",
      path: "/api/operator/disclosures/{id}/seal",
      summary: "Write a longer seal down. It holds once another operator approves.",
      body: "SealOrder",
      answers: { 202: "DisclosureAnswer" },
      errors: ["disclosure.not_found", "disclosure.not_sealed"],
    },
    async ({ context, actor, params, body }) => {
      const order = { ...body, id: params.id ?? "" };
      return answer(202, { disclosure: await askLongerSeal(context, actor, order) });
    },
  ),
  demands.forOperator(
    {
      method: "post",
      path: "/api/operator/disclosures/{id}/seal/approve",
      summary: "Approve another operator's longer seal, before the present one ends.",
      body: "SealApproval",
      answers: { 200: "DisclosureAnswer" },
      errors: [
        "person.not_found",
        "disclosure.not_found",
        "disclosure.not_sealed",
        "disclosure.not_waiting",
        "disclosure.second_operator",
      ],
    },
    async ({ context, actor, params, body: { until } }) => {
      const order = { id: params.id ?? "", until };
      return answer(200, { disclosure: await approveLongerSeal(context, actor, order) });
    },
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
];
