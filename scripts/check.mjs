// `npm run check`: types, lint, format.
import { ensureInstalled, runOnNode24 } from "./install.mjs";

ensureInstalled();
runOnNode24("scripts/check.ts");
