/** The words every page with scripts may need. */
import { en } from "./en.ts";
import { translator } from "./translate.ts";

export { language } from "./translate.ts";
export const t = translator(en);
