/** What is done for and with one person. */
import * as z from "zod";
import { eraseChildAccount } from "../../../functions/core/operator/child.ts";
import { giveCredits, refund } from "../../../functions/core/operator/credits.ts";
import { lookUp } from "../../../functions/core/operator/person.ts";
import { setPlan } from "../../../functions/core/operator/plan.ts";
import { setRole } from "../../../functions/core/operator/role.ts";
import { CreditsOrder, PlanOrder } from "../../../functions/core/operator/schema.ts";
import { takeDown } from "../../../functions/core/operator/take-down.ts";
import { command } from "../command.ts";
import { person, reason, text, typedNumber } from "./words.ts";

const { amount, key } = CreditsOrder.shape;

export const peopleCommands = [
  command("look-up", {
    does: "status, plan, dates and counts; no name, address or prompt",
    words: { person },
    options: { reason },
    run: ({ context, operator, values }) =>
      lookUp(context, operator, { who: values.person, reason: values.reason }),
  }),
  command("grant", {
    does: "give credits, once",
    words: {
      person,
      credits: { about: "how many", schema: typedNumber.pipe(amount) },
    },
    options: {
      reason,
      key: {
        about: "what is granted under one key, once; by default amount and reason",
        schema: key,
      },
    },
    run({ context, operator, values }) {
      const { person: who, credits: amount, reason, key } = values;
      return giveCredits(context, operator, { who, amount, reason, key });
    },
  }),
  command("plan", {
    does: "put somebody on a plan; one that keeps images longer does so for those there, too",
    words: { person, plan: { about: "free or paid", schema: PlanOrder.shape.plan } },
    options: { reason },
    run({ context, operator, values }) {
      const { person: who, plan, reason } = values;
      return setPlan(context, operator, { who, plan, reason });
    },
  }),
  command("refund", {
    does: "give back what a generation cost, once",
    words: { person, generation: { about: "its id (gen_…)", schema: text } },
    options: { reason },
    run({ context, operator, values }) {
      const { person: who, generation: generationId, reason } = values;
      return refund(context, operator, { who, generationId, reason });
    },
  }),
  command("take-down", {
    does: "remove an image, and tell the person why",
    words: { person, image: { about: "its id (img_…)", schema: text } },
    options: { reason },
    async run({ context, operator, values }) {
      const { person: who, image: imageId, reason } = values;
      await takeDown(context, operator, { who, imageId, reason });
      return { done: true };
    },
  }),
  command("erase-child", {
    does: "erase the account of a child, at once",
    words: { person },
    options: { reason },
    run: ({ context, operator, values }) =>
      eraseChildAccount(context, operator, { who: values.person, reason: values.reason }),
  }),
  command("role", {
    does: "let somebody use the operators' page, or no longer",
    words: { person, change: { about: "grant or revoke", schema: z.enum(["grant", "revoke"]) } },
    options: { reason },
    async run({ context, operator, values }) {
      const isOperator = values.change === "grant";
      await setRole(context, operator, { who: values.person, isOperator, reason: values.reason });
      return { done: true };
    },
  }),
];
