/** Until when a request must be answered, and when operators are reminded of it. */

import { day } from "../clock.ts";
import {
  childResponseDays,
  extensionMonths,
  remindBeforeDays,
  responseDays,
  responseMonths,
} from "../promises.ts";
import { isAboutRights, type Topic } from "./topic.ts";

/**
 * The same day and time some calendar months later, in UTC; the last day of the month where it has
 * no such day.
 * @see Regulation (EEC, Euratom) No 1182/71, art. 3(2)(c)
 */
export function addMonths(ms: number, months: number): number {
  const from = new Date(ms);
  const to = new Date(ms);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return to.getTime();
}

/** Milliseconds since the epoch until which a request received then is to be answered. */
export function answerBy(topic: Topic, receivedAt: number): number {
  if (topic === "child") return receivedAt + childResponseDays * day;
  if (isAboutRights(topic)) return addMonths(receivedAt, responseMonths);
  return receivedAt + responseDays * day;
}

/** The furthest a request for a right can be put off, counted from its receipt (GDPR art. 12(3)). */
export function extendedAnswerBy(receivedAt: number, months: number): number {
  if (!Number.isInteger(months) || months < 1 || months > extensionMonths) {
    throw new RangeError(`${months} months is not an extension`);
  }
  return addMonths(receivedAt, responseMonths + months);
}

/**
 * When operators are reminded next of a request that waits since `receivedAt`: ahead of its time, at
 * its time, and from then on every day. What has less time than the warning is due for one at once.
 */
export function nextReminder(receivedAt: number, answerBy: number, after: number): number {
  const ahead = Math.max(receivedAt, answerBy - remindBeforeDays * day);
  if (after < ahead) return ahead;
  if (after < answerBy) return answerBy;
  return answerBy + (Math.floor((after - answerBy) / day) + 1) * day;
}
