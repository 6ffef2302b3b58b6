// `npm run policy`: each sentence of the privacy policy, what keeps it, what proves it, how that went.
import { ensureInstalled, runOnNode24 } from "./install.mjs";

ensureInstalled();
runOnNode24("scripts/policy.ts");
