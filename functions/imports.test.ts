import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** Which parts of the repository a part may import from, besides itself. The first match counts. */
const rules: { part: string; may: string[] }[] = [
  { part: "functions/db/", may: [] },
  { part: "functions/core/", may: ["functions/db/"] },
  {
    part: "functions/runtime/",
    may: ["functions/core/", "functions/db/client.ts", "functions/db/codec.ts"],
  },
  ...["api", "webhooks", "workers", "cron"].map((entry) => ({
    part: `functions/${entry}/`,
    may: ["functions/runtime/", "functions/core/", "functions/db/"],
  })),
  {
    part: "stacks/",
    may: [
      "functions/db/table.ts",
      "functions/core/retention.ts",
      "functions/core/privacy/log-fields.ts",
      "functions/core/training/lease.ts",
      "functions/core/model/catalogue.ts",
      "functions/core/erasure/limits.ts",
      "functions/core/export/limits.ts",
      "functions/core/notice/limits.ts",
      "functions/core/plan/limits.ts",
      "functions/core/context.ts",
    ],
  },
  { part: "sst.config.ts", may: ["stacks/"] },
  // Used when the site is built: no browser loads the inventory.
  { part: "web/src/account-page/stored-groups.ts", may: ["web/", "functions/core/privacy/"] },
  {
    part: "web/",
    may: [
      "functions/core/consent/statement.ts",
      "functions/api/types.ts",
      "functions/core/retention.ts",
      "functions/core/promises.ts",
      "functions/core/account/age.ts",
      "functions/core/analytics/vocabulary.ts",
      "functions/core/disclosure/field.ts",
      "functions/core/support/topic.ts",
      "functions/core/model/catalogue.ts",
      "functions/core/privacy/policy.ts",
      "functions/core/privacy/policy/",
      "functions/core/privacy/tables.ts",
      "scripts/policy/",
      "functions/core/privacy/storage-keys.ts",
    ],
  },
  { part: "local/", may: ["functions/", "stacks/", "scripts/"] },
  { part: "scripts/", may: ["functions/", "stacks/", "local/"] },
];

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
  /** Loaded when it is asked for. */
  lazy: boolean;
}

const files = globSync("{functions,stacks,web,local,scripts}/**/*.{ts,tsx,astro,mjs}", {
  cwd: root,
  exclude: (path) => /node_modules|dist|\.astro$/.test(path) && !path.endsWith(".astro"),
}).filter((file) => !/(\.test\.tsx?$|\/testing\/|node_modules|web\/dist)/.test(file));

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), "utf8");
  const found = source.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s*["'](\.[^"']+)["']|\bimport\(?\s*["'](\.[^"']+)["']/g,
  );
  return [...found].map(([whole, type, fixed, other]) => ({
    from: file,
    to: normalize(join(dirname(file), fixed ?? other ?? "")),
    typeOnly: type !== undefined,
    lazy: whole.startsWith("import("),
  }));
}

describe("the import rule", () => {
  const imports = [...files, "sst.config.ts"].flatMap(importsOf);

  it("sees the imports it is about", () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(imports).toContainEqual({
      from: "functions/workers/generate.ts",
      to: "functions/core/generation/run.ts",
      typeOnly: false,
      lazy: false,
    });
  });

  it("holds: entry points → runtime → core → db, and nobody imports the local cloud", () => {
    const broken = imports.filter(({ from, to }) => {
      const rule = rules.find(({ part }) => from.startsWith(part));
      if (!rule) return true;
      return ![rule.part, ...rule.may].some((part) => to.startsWith(part));
    });
    expect(broken).toEqual([]);
  });

  it("lets the site take types only from the API", () => {
    const loaded = imports.filter(
      ({ from, to, typeOnly }) =>
        from.startsWith("web/") && to.startsWith("functions/api/") && !typeOnly,
    );
    expect(loaded).toEqual([]);
  });

  it("loads no more of the inventory with the API than each request needs", () => {
    const loaded = new Set(["functions/api/handler.ts"]);
    for (const file of loaded) {
      for (const { from, to, typeOnly, lazy } of imports) {
        if (from === file && !typeOnly && !lazy) loaded.add(to);
      }
    }
    expect(loaded).toContain("functions/api/routes/account.ts");
    expect(
      [...loaded].filter((file) => file.startsWith("functions/core/privacy/inventory")),
    ).toEqual(["functions/core/privacy/inventory/account.ts"]);
  });

  it("keeps Lambda, HTTP frameworks and SST out of the product's core", () => {
    const names =
      /from ["'](aws-lambda|hono[^"']*|sst[^"']*|aws-cdk-lib[^"']*|@aws-lambda-powertools[^"']*)["']/;
    const core = files.filter((file) => file.startsWith("functions/core/"));
    expect(core.filter((file) => names.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
  });
});
