/** What a demand can name. Anything else is not handed over by these tools. */
export const disclosableFields = [
  "name",
  "email",
  "createdAt",
  "status",
  "signIns",
  "generations",
  "credits",
] as const;
export type DisclosableField = (typeof disclosableFields)[number];

/** What people call them. */
export const fieldWords: Readonly<Record<DisclosableField, string>> = {
  name: "name",
  email: "email address",
  createdAt: "day the account was opened",
  status: "whether the account is being deleted",
  signIns: "times of signing in",
  generations: "generations with their prompts",
  credits: "credits",
};
