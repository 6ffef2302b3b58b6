import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./synth/inputs.ts";
import { fixtureSite, synthTimeoutMs } from "./synth/testing.ts";
import { synthesize } from "./synth.ts";

let scratch: string;
beforeAll(() => {
  mkdirSync(join(root, ".sst"), { recursive: true });
  // Inside the repository, as any assembly must be for its bundles to find sharp.
  scratch = relative(root, mkdtempSync(join(root, ".sst", "test-")));
});
afterAll(() => rmSync(join(root, scratch), { recursive: true, force: true }));

const made = (name: string) =>
  synthesize({ stage: "twice", siteDir: fixtureSite, outDir: join(scratch, name) });

describe("synthesis", () => {
  test("gives the same templates every time", { timeout: synthTimeoutMs }, async () => {
    const first = await made("first");
    const second = await made("second");
    expect(second.stacks).toEqual(first.stacks);
    expect(first.stacks.map(({ name }) => name)).toEqual(
      ["Secrets", "Data", "Queues", "Api", "Cron", "Web", "Alarms"].map(
        (id) => `twice-nana-img-${id}`,
      ),
    );
  });

  test("tags everything with product and stage", { timeout: synthTimeoutMs }, async () => {
    const { stacks } = await made("first");
    for (const { template } of stacks) {
      for (const { Properties } of Object.values(template.Resources)) {
        if (!Array.isArray(Properties?.Tags)) continue;
        expect(Properties.Tags).toContainEqual({ Key: "app", Value: "nana-img" });
        expect(Properties.Tags).toContainEqual({ Key: "stage", Value: "twice" });
      }
    }
  });

  test("is refused for a region the policy does not name §transfers.refuse", {
    timeout: synthTimeoutMs,
  }, async () => {
    const elsewhere = synthesize({
      stage: "twice",
      region: "us-east-1",
      siteDir: fixtureSite,
      outDir: join(scratch, "elsewhere"),
    });
    await expect(elsewhere).rejects.toThrow(/^region us-east-1 is not declared: .*eu-central-1/);
  });

  test("says in one line what to do when the site is not built", {
    timeout: synthTimeoutMs,
  }, async () => {
    const without = synthesize({
      stage: "twice",
      siteDir: join(scratch, "no-site"),
      outDir: join(scratch, "without"),
    });
    await expect(without).rejects.toThrow(/^\S*no-site is missing: build the site first: [^\n]+$/);
  });

  test("refuses a stage name that could not name a stack", async () => {
    await expect(synthesize({ stage: "My Stage" })).rejects.toThrow(/is not a name/);
  });
});
