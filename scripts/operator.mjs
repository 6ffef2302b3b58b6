// `npm run operator -- [--stage <name>] <command> …`: the tools of those who run nana img.
import { ensureInstalled, runOnNode24 } from "./install.mjs";

ensureInstalled();
runOnNode24("scripts/operator.ts");
