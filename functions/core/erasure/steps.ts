/**
 * The steps of an erasure, in the order they are taken. A part that stores something about people
 * in a place of its own adds a step here.
 */
import { endSessions } from "../session/end.ts";
import { unlinkRequests } from "../support/unlink.ts";
import { isCopy } from "../training/location.ts";
import type { Step } from "./step.ts";
import { removeAddress } from "./steps/address.ts";
import { removeLedger } from "./steps/credits.ts";
import { unlinkDisclosures } from "./steps/disclosures.ts";
import { removeArchives } from "./steps/exports.ts";
import { removeFiles } from "./steps/files.ts";
import { removeRows } from "./steps/rows.ts";
import { stopWork } from "./steps/work.ts";
import { putTombstone } from "./tombstone.ts";

export const steps: readonly Step[] = [
  {
    name: "tombstone",
    async run(context, { userId }) {
      await putTombstone(context, userId);
      return { count: 0 };
    },
  },
  {
    name: "work",
    run: (context, { userId }, { cursor }) => stopWork(context, userId, cursor),
  },
  {
    name: "signIns",
    async run(context, { userId }) {
      const { ended } = await endSessions(context, userId);
      return { count: ended, cursor: ended > 0 ? "more" : undefined };
    },
  },
  { name: "exports", run: removeArchives },
  { name: "trainingCopies", run: removeFiles("training", isCopy) },
  { name: "images", run: removeFiles("images", ({ key }) => !key.endsWith(".thumb.webp")) },
  {
    name: "requests",
    run: async (context, { userId, email, startsAt, startedAt = startsAt }) => ({
      count: await unlinkRequests(context, { id: userId, email }, startedAt),
    }),
  },
  {
    name: "disclosures",
    run: (context, { userId }, { cursor }) => unlinkDisclosures(context, userId, cursor),
  },
  { name: "credits", after: ["work"], run: (context, { userId }) => removeLedger(context, userId) },
  { name: "address", run: (context, erasure) => removeAddress(context, erasure) },
  {
    name: "rows",
    // All that find their way by rows of the person.
    after: ["work", "signIns", "exports", "requests", "credits", "address"],
    run: (context, { userId }) => removeRows(context, userId),
  },
];
