// `npm run deploy -- --stage <name> [--dry-run]`: everything a deployment needs, in order.
import { ensureInstalled, runOnNode24 } from "./install.mjs";

ensureInstalled();
runOnNode24("scripts/deploy.ts");
