/** The age below which nobody may have an account (COPPA). */
export const minimumAgeYears = 13;

/**
 * Full years lived, at a moment in UTC. Someone born on 29 February is a year older on 1 March of
 * other years. A date in the future or more than 130 years ago answers undefined.
 */
export function ageYears(birthDate: string, nowMs: number): number | undefined {
  const [year = 0, month = 0, day = 0] = birthDate.split("-").map(Number);
  const now = new Date(nowMs);
  const beforeBirthday =
    now.getUTCMonth() + 1 < month || (now.getUTCMonth() + 1 === month && now.getUTCDate() < day);
  const age = now.getUTCFullYear() - year - (beforeBirthday ? 1 : 0);
  return age < 0 || age > 130 ? undefined : age;
}
