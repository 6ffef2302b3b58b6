/** Legal demands: one operator writes them down, another approves. */
import { existsSync, writeFileSync } from "node:fs";
import * as z from "zod";
import {
  approveDisclosure,
  listDisclosures,
  refuseDisclosure,
  requestDisclosure,
} from "../../../functions/core/disclosure/disclosure.ts";
import { disclosableFields } from "../../../functions/core/disclosure/field.ts";
import { DisclosureOrder, SealOrder } from "../../../functions/core/disclosure/schema.ts";
import { approveLongerSeal, askLongerSeal } from "../../../functions/core/disclosure/seal.ts";
import { command } from "../command.ts";
import { Misuse } from "../read.ts";
import { page, person, text } from "./words.ts";

const demand = { about: "its number (dis_…)", schema: text };
const { authority, reference, legalBasis, fields, sealedUntil } = DisclosureOrder.shape;

export const disclosureCommands = [
  command("disclosures", {
    does: "legal demands, newest first",
    words: {},
    options: page,
    run: ({ context, operator, values }) => listDisclosures(context, operator, values),
  }),
  command("disclose", {
    does: "write a legal demand down; nothing is read before another operator approves",
    words: { person },
    options: {
      authority: { about: "who demands", schema: authority },
      reference: { about: "their own number of it", schema: reference },
      law: { about: "the law and article it stands on", schema: legalBasis },
      fields: {
        about: `what it names, with commas: ${disclosableFields.join(",")}`,
        schema: z
          .string()
          .transform((typed) => typed.split(",").map((field) => field.trim()))
          .pipe(fields),
      },
      "sealed-until": {
        about: "until when a law forbids to tell the person (ISO 8601), a year at most",
        schema: sealedUntil,
      },
    },
    run({ context, operator, values }) {
      const { law: legalBasis, "sealed-until": sealedUntil, ...order } = values;
      return requestDisclosure(context, operator, { ...order, legalBasis, sealedUntil });
    },
  }),
  command("approve", {
    does: "approve another operator's demand, and write the fields it names to a file",
    words: { demand, person },
    options: { out: { about: "the file, which must not exist", schema: text } },
    async run({ context, operator, values }) {
      // Before anything is handed over: afterwards there is nowhere to put it.
      if (existsSync(values.out)) throw new Misuse(`${values.out} exists already`);
      const { disclosure, data } = await approveDisclosure(context, operator, {
        id: values.demand,
        person: values.person,
      });
      const told = { authority: disclosure.authority, reference: disclosure.reference, data };
      writeFileSync(values.out, `${JSON.stringify(told, null, 2)}\n`, { flag: "wx", mode: 0o600 });
      return { disclosure, written: values.out };
    },
  }),
  command("refuse", {
    does: "refuse a demand: nothing is handed over",
    words: { demand },
    options: {},
    run: ({ context, operator, values }) => refuseDisclosure(context, operator, values.demand),
  }),
  command("extend-seal", {
    does: "write a longer seal of a demand down; it holds once another operator approves",
    words: { demand },
    options: {
      until: {
        about: "its end (ISO 8601), a year from now at most",
        schema: SealOrder.shape.until,
      },
      reason: {
        about: "the court and the number of its decision; the person does not read it",
        schema: SealOrder.shape.reason,
      },
    },
    run({ context, operator, values: { demand: id, until, reason } }) {
      return askLongerSeal(context, operator, { id, until, reason });
    },
  }),
  command("approve-seal", {
    does: "approve another operator's longer seal, before the present one ends",
    words: { demand },
    options: { until: { about: "the end that was written down", schema: SealOrder.shape.until } },
    run({ context, operator, values: { demand: id, until } }) {
      return approveLongerSeal(context, operator, { id, until });
    },
  }),
];
