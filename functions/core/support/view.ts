import type { RequestAttempt, SupportRequest } from "../privacy/inventory.ts";
import type { ReceiptView, RequestView } from "./schema.ts";

/** What anyone learns who just wrote to us. */
export function viewReceipt(
  request: Pick<SupportRequest | RequestAttempt, "id" | "topic" | "answerBy">,
  state: ReceiptView["state"],
): ReceiptView {
  return { id: request.id, topic: request.topic, state, dueAt: request.answerBy };
}

export function viewRequest(request: SupportRequest): RequestView {
  const { state, receivedAt, messages } = request;
  return { ...viewReceipt(request, state), receivedAt, messages };
}
