import { readConsents, setConsents } from "../../core/consent/consents.ts";
import { setRestriction } from "../../core/consent/restriction.ts";
import { endpoints } from "../endpoint.ts";
import { type ApiRequest, answer } from "../http.ts";

const { forPerson } = endpoints(() => import("../../core/consent/schema.ts"));

/** Global Privacy Control, as the browser sends it. @see https://w3c.github.io/gpc/#the-sec-gpc-header-field-for-http-requests */
const signalled = ({ headers }: ApiRequest) => ({ signal: headers["sec-gpc"] === "1" });

export const accountConsents = [
  forPerson(
    {
      method: "get",
      path: "/api/account/consents",
      summary: "What you allow and object to, and every receipt of it.",
      answers: { 200: "ConsentsView" },
    },
    async ({ context, actor, request }) =>
      answer(200, await readConsents(context, actor, signalled(request))),
  ),
  forPerson(
    {
      method: "put",
      path: "/api/account/consents",
      summary: "Allow, withdraw or object. What you leave out stays as it is.",
      body: "ConsentsChange",
      answers: { 200: "ConsentsView" },
      errors: ["account.erasing", "account.restricted", "consent.words_changed", "rate.limited"],
    },
    async ({ context, actor, body, request }) =>
      answer(200, await setConsents(context, actor, body, signalled(request))),
  ),
];

export const accountRestriction = [
  forPerson(
    {
      method: "put",
      path: "/api/account/restriction",
      summary: "Restrict what is done with your data to keeping it, or lift that.",
      body: "RestrictionChange",
      answers: { 200: "RestrictionAnswer" },
      errors: ["account.erasing", "consent.words_changed", "rate.limited"],
    },
    async ({ context, actor, body }) =>
      answer(200, { account: await setRestriction(context, actor, body) }),
  ),
];
