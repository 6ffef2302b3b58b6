/**
 * Writes down how long the newest version of the policy promises to keep everything. Run it with a
 * version that is not published yet: what a published one promised must not change.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { termsNow } from "../functions/core/privacy/kept.ts";
import { policyVersion } from "../functions/core/privacy/policy.ts";

const file = join("functions/core/privacy/policy/kept", `${policyVersion}.json`);
writeFileSync(file, `${JSON.stringify(termsNow(), null, 2)}\n`);
