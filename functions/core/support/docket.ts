/** The list operators work from: what waits, soonest deadline first; what was answered; what is closed. */
import { keys } from "../../db/keys.ts";
import { put, remove, type Write } from "../../db/write.ts";
import { day, epochSeconds } from "../clock.ts";
import { docket, type SupportRequest } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import { isAboutRights, type Topic } from "./topic.ts";

/** Puts a request on its list; with `before`, takes it off the one it was on. */
export function listed(now: SupportRequest, before?: SupportRequest): Write[] {
  const key = keyOf(now);
  const old = before && keyOf(before);
  const { id, topic, state, userId, receivedAt, answerBy, unsent = false } = now;
  const at = sortedBy(now);
  const value = { id, topic, state, userId, receivedAt, answerBy, unsent, at };
  return [
    ...(old && (old.pk !== key.pk || old.sk !== key.sk) ? [remove(docket, old)] : []),
    put(docket, key, value, state === "closed" ? { ttl: goesAt(now) } : {}),
  ];
}

/** Epoch seconds when a closed request goes. */
export function goesAt({ topic, closedAt, receivedAt }: SupportRequest): number {
  const kept = retentionDays[keptAs(topic)];
  return epochSeconds(Date.parse(closedAt ?? receivedAt) + kept * day);
}

function keptAs(topic: Topic) {
  return isAboutRights(topic) ? "rightsRequest" : "question";
}

function keyOf(request: SupportRequest) {
  return keys.docket(request.state, sortedBy(request), request.id);
}

function sortedBy({ state, answerBy, answeredAt, closedAt, receivedAt }: SupportRequest): string {
  if (state === "open") return answerBy;
  return (state === "closed" ? closedAt : answeredAt) ?? receivedAt;
}
