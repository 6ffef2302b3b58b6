/** What people write to us about, and within which time each is answered. */

/** Requests for a right: the law gives us one calendar month (GDPR art. 12(3)). */
export const rightsTopics = [
  "access",
  "correct",
  "delete",
  "export",
  "withdraw",
  "object",
  "restrict",
  "complaint",
] as const;

export const topics = [...rightsTopics, "child", "abuse", "billing", "other"] as const;
export type Topic = (typeof topics)[number];

export function isAboutRights(topic: Topic): boolean {
  return topic === "child" || (rightsTopics as readonly string[]).includes(topic);
}
