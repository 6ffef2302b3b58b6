import { expect, test } from "vitest";
import { differences } from "./differences.ts";

const before = `# Privacy policy

Version of 2026-01-01

## Images

Images are kept 7 days on the free plan.
You can delete them.

## Mail

We send no advertising.

## Old

Gone soon.
`;

const after = `# Privacy policy

Version of 2026-02-01

## Images

Images are kept 14 days on the free plan.
You can delete them.

## Mail

We send no advertising.

## New

A new purpose.
`;

test("a change is marked word by word, in the sections that changed and nowhere else §changes.history", () => {
  expect(differences(before, after)).toEqual([
    {
      title: "Images",
      kind: "changed",
      lines: [
        [
          { kind: "same", text: "Images are kept " },
          { kind: "removed", text: "7" },
          { kind: "added", text: "14" },
          { kind: "same", text: " days on the free plan." },
        ],
      ],
    },
    { title: "New", kind: "added", lines: [[{ kind: "added", text: "A new purpose." }]] },
    { title: "Old", kind: "removed", lines: [[{ kind: "removed", text: "Gone soon." }]] },
  ]);
});

test("a sentence that came or went is shown whole §changes.history", () => {
  const more = after.replace("You can delete them.", "You can delete them.\nWe tell you before.");
  expect(differences(after, more)).toEqual([
    {
      title: "Images",
      kind: "changed",
      lines: [[{ kind: "added", text: "We tell you before." }]],
    },
  ]);
  expect(differences(more, after)[0]?.lines).toEqual([
    [{ kind: "removed", text: "We tell you before." }],
  ]);
});

test("a new date alone changes nothing", () => {
  expect(differences(before, before.replace("2026-01-01", "2026-03-01"))).toEqual([]);
});

test("a row of a table is shown without the marks of the plain text", () => {
  const list = before.replace("You can delete them.", "- Free: 7 days\n### Paid\n- Paid: 90 days");
  const [images] = differences(list, list.replace("Free: 7", "Free: 14"));
  expect(images?.lines[0]?.[0]).toEqual({ kind: "same", text: "Free: " });
});
