/// <reference types="vite/client" />
/** The recorded texts of all versions, as they lie in the repository. */
const files = import.meta.glob<string>("../../../functions/core/privacy/policy/texts/*.txt", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** @throws Error when a version has no text. */
export function recordedText(version: string): string {
  const [, text] = Object.entries(files).find(([path]) => path.endsWith(`/${version}.txt`)) ?? [];
  if (text === undefined) throw new Error(`the policy of ${version} has no recorded text`);
  return text;
}
