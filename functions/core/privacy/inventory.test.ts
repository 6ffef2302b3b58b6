import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { retentionDays } from "../retention.ts";
import { clauseIds } from "./clause.ts";
import { classesOf, type ItemDeclaration } from "./declare.ts";
import { recipients } from "./inventory/recipients.ts";
import { items } from "./inventory.ts";
import { stored } from "./stores.ts";

const folder = join(import.meta.dirname, "inventory");

/** Everything below `inventory/` that declares a kind of item, messages excepted. */
async function declaredItems(): Promise<ItemDeclaration[]> {
  const files = globSync("*.ts", { cwd: folder }).filter((file) => file !== "queues.ts");
  const modules = await Promise.all(
    files.map(async (file) => (await import(join(folder, file))) as Record<string, unknown>),
  );
  return modules.flatMap((module) =>
    Object.values(module).filter(
      (value): value is ItemDeclaration =>
        typeof value === "object" && value !== null && "attributes" in value,
    ),
  );
}

describe("the inventory", () => {
  it("lists every kind of item that is declared, each under one name", async () => {
    const listed = Object.values<ItemDeclaration>(items);
    expect(new Set(listed)).toEqual(new Set(await declaredItems()));
    const names = listed.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("names each thing once in its place", () => {
    const names = stored.map(({ place, name }) => `${place} ${name}`);
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
  });

  it.each(stored)("says of $place, $name what a person must be told", (one) => {
    expect(one.about).toMatch(/^[A-Z“].*[.]$/s);
    if (one.subject !== "none") {
      expect(one.purposes.length).toBeGreaterThan(0);
      expect(one.clauses.length).toBeGreaterThan(0);
    }
    for (const clause of one.clauses) expect(clauseIds).toContain(clause);
    for (const recipient of one.recipients) expect(recipients[recipient].length).toBeGreaterThan(0);
    const parts = [one, ...Object.values(one.fields ?? {})];
    for (const part of parts) {
      if (typeof part?.export === "object") expect(part.export.none).toMatch(/^[A-Z].*\.$/s);
      if (typeof part?.erasure === "object") expect(part.erasure.retained).not.toBe("");
    }
  });

  it.each(stored)("says of $place, $name what enforces its term, and can", (one) => {
    const { kept, enforcedBy, erasure, place } = one;
    const enforcers = {
      database: ["delete", "ttl"],
      files: ["delete", "lifecycle"],
      queues: ["queue"],
      logs: ["log group"],
      browser: ["browser"],
      mail: ["nothing to keep"],
      backup: ["recovery window"],
    };
    expect(enforcers[place]).toContain(enforcedBy);
    // A TTL, a lifecycle rule, a log group and a recovery window count days; nothing else can stop them.
    if (["ttl", "lifecycle", "log group", "recovery window", "queue"].includes(enforcedBy)) {
      expect(classesOf(kept)).not.toEqual([]);
    }
    // What goes with the account must be removed with it.
    if (kept === "erasure" || kept === "withdrawal") expect(erasure).toBe("delete");
    // What only lapses by itself needs something that makes it.
    if (erasure === "expire") expect(enforcedBy === "delete" && one.subject !== "none").toBe(false);
  });

  it("lets what rests on consent be withdrawn", () => {
    for (const one of stored.filter(({ basis }) => basis === "consent")) {
      expect(one.purposes).toEqual(["training"]);
      expect(one.clauses).toContain("withdraw");
    }
  });

  it("has a use for every class of retention", () => {
    const used = new Set(stored.flatMap(({ kept }) => classesOf(kept)));
    // A thing is declared with the longer of two terms: of a queue and its dead letter queue, of a
    // request about a right and a question.
    for (const shorter of ["queue", "question"] as const) used.add(shorter);
    expect([...used].sort()).toEqual(Object.keys(retentionDays).sort());
  });
});
