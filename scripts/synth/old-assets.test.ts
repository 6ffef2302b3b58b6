import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeOldAssets } from "./old-assets.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "assets-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function made(name: string, hoursAgo: number): void {
  const path = join(folder, name);
  mkdirSync(path);
  const at = Date.now() / 1_000 - hoursAgo * 3_600;
  utimesSync(path, at, at);
}

test("bundles stay while a template names them, and a day after for what still runs from them", () => {
  made("asset.0a", 25);
  made("asset.1b", 25);
  made("asset.2c", 23);
  made("other", 25);
  const files = { "0a": { source: { path: "asset.0a" } } };
  writeFileSync(join(folder, "Api.assets.json"), JSON.stringify({ files }));
  removeOldAssets(folder);
  expect(readdirSync(folder).sort()).toEqual(["Api.assets.json", "asset.0a", "asset.2c", "other"]);
});
