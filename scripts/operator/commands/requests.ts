/** Requests to support. */
import {
  answerRequest,
  closeRequest,
  emptyRequest,
  extendRequest,
  listRequests,
  readRequest,
} from "../../../functions/core/operator/requests.ts";
import { DocketFilter, ExtensionOrder } from "../../../functions/core/operator/schema.ts";
import { MessageText } from "../../../functions/core/support/schema.ts";
import { command } from "../command.ts";
import { page, reason, text, typedNumber } from "./words.ts";

const request = { about: "its number (req_…)", schema: text };

export const requestCommands = [
  command("requests", {
    does: "what waits for an answer, soonest deadline first: topics and dates",
    words: {},
    options: {
      state: { about: "open, answered or closed", schema: DocketFilter.shape.state },
      ...page,
    },
    run: ({ context, values }) => listRequests(context, values),
  }),
  command("request", {
    does: "read what was written, and what was answered",
    words: { request },
    options: { reason },
    run: ({ context, operator, values }) =>
      readRequest(context, operator, { id: values.request, reason: values.reason }),
  }),
  command("answer", {
    does: "answer; the answer is mailed",
    words: { request },
    options: { text: { about: "the answer", schema: MessageText } },
    async run({ context, operator, values }) {
      await answerRequest(context, operator, { id: values.request, text: values.text });
      return { done: true };
    },
  }),
  command("extend", {
    does: "put the deadline of a request for a right off, once; the reason is mailed",
    words: { request },
    options: {
      months: { about: "1 or 2", schema: typedNumber.pipe(ExtensionOrder.shape.months) },
      reason,
    },
    async run({ context, operator, values }) {
      const { request: id, months, reason } = values;
      await extendRequest(context, operator, { id, months, reason });
      return { done: true };
    },
  }),
  command("close", {
    does: "close a request; one for a right is answered first, and closes by itself",
    words: { request },
    options: {},
    async run({ context, operator, values }) {
      await closeRequest(context, operator, values.request);
      return { done: true };
    },
  }),
  command("forget", {
    does: "take texts, address and account out of a request; topic and dates stay, closed",
    words: { request },
    options: { reason },
    async run({ context, operator, values }) {
      await emptyRequest(context, operator, { id: values.request, reason: values.reason });
      return { done: true };
    },
  }),
];
