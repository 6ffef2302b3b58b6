import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { proofNow } from "./policy/proof.ts";
import { run } from "./run.ts";
import { root } from "./synth/inputs.ts";

export function siteIsBuilt(): boolean {
  return existsSync(join(root, "web", "dist", "index.html"));
}

/**
 * Builds the site, into `web/dist` if not told otherwise; the page of proofs from the tests in the sources and the last `npm test` here.
 *
 * @throws Error when a page does not build; Astro has said which.
 */
export async function buildSite(folder = join(root, "web", "dist")): Promise<void> {
  const proof = join(root, ".build", "proof.json");
  mkdirSync(dirname(proof), { recursive: true });
  writeFileSync(proof, JSON.stringify(proofNow()));
  await run("astro", ["build", "--root", "web", "--outDir", folder, "--silent"], {
    // Called from tests as well, whose NODE_ENV would build the pages for development.
    environment: {
      NODE_ENV: "production",
      ASTRO_TELEMETRY_DISABLED: "1",
      POLICY_PROOF: proof,
    },
  });
}
