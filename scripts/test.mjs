// `npm test [-- <vitest arguments>]`: installs what is missing, a browser included, and runs every test.
import { ensureInstalled, runOnNode24 } from "./install.mjs";

ensureInstalled();
runOnNode24("scripts/test.ts");
