/** What changed from one text of the policy to the next, section by section and word by word. */
import { diffWordsWithSpace } from "diff";

export interface Part {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

export interface ChangedSection {
  readonly title: string;
  readonly kind: "changed" | "added" | "removed";
  /** One for each paragraph or line that changed, in the order of the newer text. */
  readonly lines: readonly (readonly Part[])[];
}

/** The sections that differ. Sections are told apart by their titles. */
export function differences(before: string, after: string): ChangedSection[] {
  const old = sectionsOf(before);
  const now = sectionsOf(after);
  const changed = [...now].flatMap(([title, body]): ChangedSection[] => {
    const was = old.get(title);
    if (was === body) return [];
    if (was === undefined) return [{ title, kind: "added", lines: whole(body, "added") }];
    return [{ title, kind: "changed", lines: changedLines(was, body) }];
  });
  const gone = [...old].filter(([title]) => !now.has(title));
  return [
    ...changed,
    ...gone.map(
      ([title, body]): ChangedSection => ({
        title,
        kind: "removed",
        lines: whole(body, "removed"),
      }),
    ),
  ];
}

/**
 * What stands before the first section is title and date, which always differ. The marks of lists and
 * smaller titles are left out: they are no words.
 */
function sectionsOf(text: string): Map<string, string> {
  const [, ...sections] = text.split(/^## /m);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf("\n");
      const body = section.slice(end).replace(/^(?:- |### | {2})/gm, "");
      return [section.slice(0, end), body.trim()];
    }),
  );
}

function whole(body: string, kind: Part["kind"]): Part[][] {
  return body
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((text) => [{ kind, text }]);
}

function changedLines(before: string, after: string): Part[][] {
  const lines: Part[][] = [[]];
  for (const { value, added, removed } of diffWordsWithSpace(before, after)) {
    const kind = added ? "added" : removed ? "removed" : "same";
    for (const [n, text] of value.split("\n").entries()) {
      if (n > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ kind, text });
    }
  }
  return lines.filter((parts) => parts.some(({ kind }) => kind !== "same"));
}
