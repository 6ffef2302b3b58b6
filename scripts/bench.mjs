// `npm run bench`: the benchmarks, on Node 24.
import { ensureInstalled, runOnNode24 } from "./install.mjs";

ensureInstalled();
runOnNode24("bench/run.ts");
