/** What can be said about a form before it is sent. The API has the last word. */
import { ApiError } from "../api.ts";
import { t } from "../messages/account.ts";
import { looksLikeEmail, type Problems } from "../ui/problems.ts";

export interface Details {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const shortestPassword = 10;

export function detailProblems({ name, email, password }: Details): Problems {
  const problems: Record<string, string> = {};
  if (name.trim() === "") problems.name = t("sign_up.name_missing");
  if (!looksLikeEmail(email)) problems.email = t("sign_up.email_invalid");
  if (password.length < shortestPassword) problems.password = t("sign_up.password_short");
  return problems;
}

/** The API's no to a date of birth, or to any date in a browser that was refused before. */
export function isTooYoung(error: unknown): boolean {
  return error instanceof ApiError && error.code === "age.too_young";
}

/** "2001-02-28", or undefined when there is no such day. Years have four digits. */
export function dateOf(parts: { day: string; month: string; year: string }): string | undefined {
  const { day, month, year } = parts;
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined;
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  // 30 February would become 1 March.
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return exists ? text : undefined;
}
