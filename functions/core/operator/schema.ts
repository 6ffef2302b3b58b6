/** What goes into and comes out of the operators' tools. */
import * as z from "zod";
import { plans } from "../account/schema.ts";
import { MessageText, PageFilter, RequestView, requestStates } from "../support/schema.ts";
import { topics } from "../support/topic.ts";

/** The person reads it, so it is written for them. */
export const Reason = z
  .string()
  .trim()
  .min(5, "Give a reason: the person reads it.")
  .max(500, "Use at most 500 characters.")
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, "Use letters, marks and spaces.");

export const PersonQuery = z.object({
  q: z.string().trim().min(1, "Name an address or an id.").max(254),
  reason: Reason,
});

export const PersonView = z
  .object({
    id: z.string(),
    status: z.enum(["ACTIVE", "ERASING"]),
    plan: z.string(),
    restricted: z.boolean(),
    operator: z.boolean(),
    createdAt: z.iso.datetime(),
    credits: z.object({ available: z.int(), held: z.int() }),
    counts: z.object({ generations: z.int(), requests: z.int() }),
  })
  .meta({ id: "OperatorPerson" });
export type PersonView = z.infer<typeof PersonView>;
export const PersonAnswer = z.object({ person: PersonView });

/** More than anyone needs: a slip of the finger must not make a fortune. */
const mostCredits = 10_000;

export const CreditsOrder = z.strictObject({
  amount: z.int().min(1).max(mostCredits),
  reason: Reason,
  key: z.string().min(1).max(100).optional().describe("What is granted under one key, once."),
});
export const GivenAnswer = z.object({
  granted: z.boolean().describe("False when this was given before."),
  amount: z.int(),
});

export const PlanOrder = z.strictObject({ plan: z.enum(plans), reason: Reason });
export const PlanAnswer = z.object({
  changed: z.boolean().describe("False when they were on that plan already."),
  plan: z.enum(plans),
});

export const ReasonOrder = z.strictObject({ reason: Reason });
export const ReasonQuery = z.object({ reason: Reason });
export const DoneAnswer = z.object({ done: z.literal(true) });

export const DocketFilter = PageFilter.extend({
  state: z.enum(["open", "answered", "closed"]).default("open"),
});
export type DocketFilter = z.infer<typeof DocketFilter>;

const Unsent = z
  .boolean()
  .describe("What was answered could not be mailed in three days, so it waits again.");

export const DocketView = z
  .object({
    id: z.string(),
    topic: z.enum(topics),
    state: z.enum(requestStates),
    receivedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    unsent: Unsent,
    personId: z.string().optional().describe("None for somebody without an account."),
  })
  .meta({ id: "DocketEntry" });
export const DocketPage = z.object({
  items: z.array(DocketView),
  nextCursor: z.string().nullable(),
});
export type DocketPage = z.infer<typeof DocketPage>;

export const OperatorRequestView = RequestView.extend({
  unsent: Unsent,
  personId: z.string().optional(),
}).meta({ id: "OperatorRequest" });
export type OperatorRequestView = z.infer<typeof OperatorRequestView>;
export const OperatorRequestAnswer = z.object({ request: OperatorRequestView });

export const AnswerOrder = z.strictObject({ text: MessageText });

export const ExtensionOrder = z.strictObject({
  months: z.int().min(1).max(2),
  reason: Reason,
});

export const QueueView = z
  .object({
    name: z.string(),
    waiting: z.int(),
    working: z.int(),
    dead: z.int().describe("Messages that failed as often as they may."),
  })
  .meta({ id: "Queue" });
export type QueueView = z.infer<typeof QueueView>;
export const QueuesAnswer = z.object({ queues: z.array(QueueView) });
export const ReplayAnswer = z.object({
  back: z.int().describe("Erased people who had come back."),
});
export const RedriveAnswer = z.object({ moved: z.int() });

export const AuditsAnswer = z.object({
  audits: z
    .array(
      z
        .object({
          day: z.iso.date(),
          state: z.enum(["running", "done"]),
          stores: z.array(
            z.object({
              store: z.string(),
              looked: z.int(),
              late: z.int().describe("Past its time, removed before a promise was broken."),
              expired: z.int().describe("There longer than was promised."),
              orphaned: z.int().describe("Whatever it belonged to is gone."),
              unattended: z.int().describe("Due for a day, and nobody came."),
              unknown: z.int().describe("Nothing that is declared."),
              removed: z.int(),
            }),
          ),
        })
        .meta({ id: "Audit" }),
    )
    .describe("Newest first. The first may still be running."),
});
export type AuditsAnswer = z.infer<typeof AuditsAnswer>;
