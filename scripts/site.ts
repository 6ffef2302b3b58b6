/** Building the site. One build at a time: Astro keeps what it works on in one folder. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { proofOf, sourcesNow } from "./policy/proof.ts";
import { lastCompleteRun } from "./policy/run.ts";
import { run } from "./run.ts";
import { root } from "./synth/inputs.ts";
import { withLock } from "./synth/lock.ts";

const dist = join(root, "web", "dist");
/** Says what `web/dist` was built from. */
const stamp = join(root, ".build", "site.sha256");

export function siteIsBuilt(): boolean {
  return existsSync(join(dist, "index.html"));
}

/** Whether `web/dist` was built from sources with this hash. */
export function siteIsFresh(hash: string): boolean {
  return siteIsBuilt() && existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
}

/**
 * Builds the site, into `web/dist` if not told otherwise; the page of proofs from the tests in the
 * sources and the last whole `npm test` here.
 *
 * @throws Error when a page does not build; Astro has said which.
 */
export async function buildSite(folder = dist): Promise<void> {
  await withLock("site", () => buildInto(folder));
}

/** Builds `web/dist`, unless another process has built it from the same sources meanwhile. */
export async function buildSiteOnce(hash: string): Promise<void> {
  await withLock("site", async () => {
    if (siteIsFresh(hash)) return;
    rmSync(stamp, { force: true });
    await buildInto(dist);
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  });
}

async function buildInto(folder: string): Promise<void> {
  const proof = join(root, ".build", "proof.json");
  mkdirSync(dirname(proof), { recursive: true });
  writeFileSync(proof, JSON.stringify(proofOf({ ...sourcesNow(), last: lastCompleteRun() })));
  await run("astro", ["build", "--root", "web", "--outDir", folder, "--silent"], {
    // Called from tests as well, whose NODE_ENV would build the pages for development.
    environment: {
      NODE_ENV: "production",
      ASTRO_TELEMETRY_DISABLED: "1",
      POLICY_PROOF: proof,
    },
  });
}
