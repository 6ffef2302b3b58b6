// `npm run synth [-- --stage <name>]`: writes the templates, with no account and no network.
import { ensureInstalled, runOnNode24 } from "./install.mjs";

ensureInstalled();
runOnNode24("scripts/synth.ts");
