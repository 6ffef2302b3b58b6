/** The promise to tell a person before images go: made when the images are. */
import { keys } from "../../db/keys.ts";
import { update, type Write } from "../../db/write.ts";
import { day, epochSeconds, hour, iso } from "../clock.ts";
import { type Generation, reminder } from "../privacy/inventory.ts";

/** How many days before the day the images go the mail is sent. */
export const remindDaysBefore = 2;
/** Hour of that day, UTC: morning in Europe, and for nobody later than two days before. */
const remindHour = 8;

/**
 * To be committed with the images. One item stands for all images of a person that go on the same
 * day (UTC), and writing it again changes nothing, so it can neither fail nor double.
 */
export function promiseReminder(of: Generation): Write {
  const goesOn = of.expiresAt.slice(0, 10);
  return update(reminder, keys.reminder(of.userId, goesOn), {
    set: { userId: of.userId, day: goesOn },
    orCreate: true,
    dueAt: iso(remindAt(goesOn)),
    ttl: epochSeconds(Date.parse(goesOn) + day),
  });
}

/** When the mail about that day is due, in milliseconds since the epoch. */
export function remindAt(goesOn: string): number {
  return Date.parse(goesOn) - remindDaysBefore * day + remindHour * hour;
}
