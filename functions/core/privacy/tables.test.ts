import { describe, expect, it } from "vitest";
import { retentionDays } from "../retention.ts";
import { stored } from "./stores.ts";
import { tables } from "./tables.ts";

describe("the tables people read", () => {
  const made = tables();
  const rows = [...made.stored.flatMap((group) => group.rows), ...made.browser, ...made.mails];

  it("have a row for everything that is stored about anyone, and no other", () => {
    const declared = stored.filter(({ subject }) => subject !== "none");
    expect(rows.map(({ what }) => what).sort()).toEqual(declared.map(({ about }) => about).sort());
  });

  it("say the very numbers that are enforced", () => {
    const generation = rows.find(({ name }) => name === "generation");
    const { free, paid } = retentionDays;
    expect(generation?.kept).toBe(
      `${free} days on the free plan, ${paid} days on a paid plan, from pressing Generate`,
    );
    expect(made.retention.map(({ days }) => days)).toEqual(
      expect.arrayContaining(Object.values(retentionDays)),
    );
    expect(made.retention).toHaveLength(Object.keys(retentionDays).length);
  });

  it("leave no cell empty and no code in the words", () => {
    for (const row of rows) {
      for (const words of [row.name, row.what, row.where, row.why, row.basis, row.kept]) {
        expect(words).toMatch(/^\S.*\S$/);
        expect(words).not.toMatch(/undefined|\[object|NaN/);
      }
      for (const part of row.holds) expect(part).toMatch(/^[a-z0-9 -]+$/);
    }
  });

  it("name who is not used yet as open", () => {
    const open = made.recipients.filter(({ status }) => status === "open");
    expect(open.map(({ name }) => name.split(" ")[0])).toEqual(["Stripe", "Google", "GitHub"]);
  });
});
