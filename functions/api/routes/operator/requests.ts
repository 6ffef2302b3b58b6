/** Requests to support. */
import {
  answerRequest,
  closeRequest,
  extendRequest,
  listRequests,
  readRequest,
} from "../../../core/operator/requests.ts";
import { endpoints } from "../../endpoint.ts";
import { answer } from "../../http.ts";

const tools = endpoints(() => import("../../../core/operator/schema.ts"));

const done = () => answer(200, { done: true });

export const requests = [
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
      errors: ["support.not_found", "person.not_found"],
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
      errors: ["support.not_found", "support.closed", "person.not_found"],
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
      errors: ["support.not_found", "support.closed", "support.not_extendable", "person.not_found"],
    },
    async ({ context, actor, params, body }) => {
      await extendRequest(context, actor, { id: params.id ?? "", ...body });
      return done();
    },
  ),
  tools.forOperator(
    {
      method: "post",
      path: "/api/operator/requests/{id}/close",
      summary: "Close a request. One for a right is answered first.",
      answers: { 200: "DoneAnswer" },
      errors: ["support.not_found", "support.closed", "support.unanswered", "person.not_found"],
    },
    async ({ context, actor, params }) => {
      await closeRequest(context, actor, params.id ?? "");
      return done();
    },
  ),
];
