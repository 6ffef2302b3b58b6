// Preloaded: notes every file of code that is loaded, and tells its parent at the end.
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

const files = new Set();
registerHooks({
  load(url, context, next) {
    if (url.startsWith("file:")) files.add(fileURLToPath(url));
    return next(url, context);
  },
});
process.on("exit", () => process.stderr.write(`\nLOADED ${JSON.stringify([...files])}\n`));
