import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.ts";
import { root } from "./synth/inputs.ts";

export function siteIsBuilt(): boolean {
  return existsSync(join(root, "web", "dist", "index.html"));
}

/** Builds `web/dist`. @throws Error when a page does not build; Astro has said which. */
export async function buildSite(): Promise<void> {
  await run("astro", ["build", "--root", "web", "--silent"], {
    // Called from tests as well, whose NODE_ENV would build the pages for development.
    environment: { NODE_ENV: "production", ASTRO_TELEMETRY_DISABLED: "1" },
  });
}
