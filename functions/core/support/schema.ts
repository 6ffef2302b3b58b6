/** What people write to support, and what they see of it. */
import * as z from "zod";
import { Email } from "../account/schema.ts";
import { topics } from "./topic.ts";

export const requestStates = ["unconfirmed", "open", "answered", "closed"] as const;

/** Line breaks and tabs are text; other controls are not. */
export const MessageText = z
  .string()
  .trim()
  .min(1, "Write what it is about.")
  .max(5_000, "Use at most 5,000 characters.")
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, "Use letters, marks and spaces.");

export const SupportRequest = z.strictObject({
  topic: z.enum(topics),
  message: MessageText,
  email: Email.optional().describe("Needed from those who are not signed in."),
});
export type SupportRequest = z.infer<typeof SupportRequest>;

export const Continuation = z.strictObject({ message: MessageText });
export type Continuation = z.infer<typeof Continuation>;

export const ReceiptView = z
  .object({
    id: z.string(),
    topic: z.enum(topics),
    state: z.enum(requestStates),
    dueAt: z.iso.datetime().describe("Until when we answer."),
  })
  .meta({ id: "SupportReceipt" });
export type ReceiptView = z.infer<typeof ReceiptView>;
export const ReceiptAnswer = z.object({ request: ReceiptView });

export const Confirmation = z.strictObject({
  id: z.string().max(64),
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, "The code has six digits."),
});
export type Confirmation = z.infer<typeof Confirmation>;

export const RequestView = ReceiptView.extend({
  receivedAt: z.iso.datetime(),
  messages: z.array(
    z.object({ from: z.enum(["person", "us"]), text: z.string(), at: z.iso.datetime() }),
  ),
}).meta({ id: "SupportRequestView" });
export type RequestView = z.infer<typeof RequestView>;
export const RequestAnswer = z.object({ request: RequestView });
export const RequestPage = z.object({
  items: z.array(RequestView),
  nextCursor: z.string().nullable(),
});
export type RequestPage = z.infer<typeof RequestPage>;

export const PageFilter = z.object({
  cursor: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type PageFilter = z.infer<typeof PageFilter>;
