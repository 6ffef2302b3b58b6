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
