import { findPerson } from "../../core/session/session.ts";
import { continueRequest } from "../../core/support/continue.ts";
import { listOwnRequests } from "../../core/support/read.ts";
import { confirmRequest, submitRequest } from "../../core/support/submit.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";
import { sessionCookieName } from "../middleware/session-cookie.ts";

const { forAnyone, forPerson } = endpoints(() => import("../../core/support/schema.ts"));

export const support = [
  forAnyone(
    {
      method: "post",
      path: "/api/support",
      summary: "Write to us. Without being signed in, a code comes by mail to confirm it with.",
      body: "SupportRequest",
      answers: { 202: "ReceiptAnswer" },
      errors: ["rate.limited"],
    },
    async ({ context, body, request }) => {
      const person = await findPerson(context, request.cookies[sessionCookieName]);
      return answer(202, { request: await submitRequest(context, person, body, request.network) });
    },
  ),
  forAnyone(
    {
      method: "post",
      path: "/api/support/confirm",
      summary: "Confirm a request with the code from the mail.",
      body: "Confirmation",
      answers: { 200: "ReceiptAnswer" },
      errors: ["auth.code_invalid", "rate.limited"],
    },
    async ({ context, body, request }) =>
      answer(200, { request: await confirmRequest(context, body, request.network) }),
  ),
  forPerson(
    {
      method: "get",
      path: "/api/support",
      summary:
        "What you wrote to us, signed in or from your address, and what we answered, newest first.",
      query: "PageFilter",
      answers: { 200: "RequestPage" },
      errors: ["cursor.invalid"],
    },
    async ({ context, actor, query }) => answer(200, await listOwnRequests(context, actor, query)),
  ),
  forPerson(
    {
      method: "post",
      path: "/api/support/{id}/messages",
      summary: "Write more to a request of yours. One that was answered is open again.",
      body: "Continuation",
      answers: { 200: "RequestAnswer" },
      errors: [
        "account.erasing",
        "support.not_found",
        "support.closed",
        "support.full",
        "rate.limited",
      ],
    },
    async ({ context, actor, params, body, request }) => {
      const order = { id: params.id ?? "", message: body.message };
      return answer(200, {
        request: await continueRequest(context, actor, order, request.network),
      });
    },
  ),
];
