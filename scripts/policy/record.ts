/** Keeps the text of a version of the policy, and how long it says things are kept, for good. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { termsNow } from "../../functions/core/privacy/kept.ts";
import { policyText } from "../../functions/core/privacy/policy/document.ts";
import { currentVersion } from "../../functions/core/privacy/policy/versions.ts";
import { root } from "../synth/inputs.ts";

const folder = join(root, "functions", "core", "privacy", "policy");

export function textFile(version: string): string {
  return join(folder, "texts", `${version}.txt`);
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * Writes the text of the version in force, how long it promises to keep everything, and its hash into
 * `versions.ts`.
 *
 * @throws Error when the text is there and differs, unless `again`: a version that people have seen
 *   is never written again, it gets a successor.
 */
export function recordVersion({ again }: { again: boolean }): string {
  const { version } = currentVersion;
  const text = policyText(currentVersion);
  const file = textFile(version);
  if (existsSync(file) && readFileSync(file, "utf8") !== text && !again) {
    throw new Error(
      `the policy of ${version} is recorded with another text: add a version to versions.ts, or, while nobody has seen it, say --again`,
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const kept = join(folder, "kept", `${version}.json`);
  writeFileSync(kept, `${JSON.stringify(termsNow(), null, 2)}\n`);
  const hash = hashOf(text);
  const versions = join(folder, "versions.ts");
  const source = readFileSync(versions, "utf8");
  const entry = new RegExp(`(version: "${version}",[^}]*?hash:\\s*)"[0-9a-f]*"`);
  writeFileSync(versions, source.replace(entry, `$1"${hash}"`));
  return `${version}: ${hash}`;
}
