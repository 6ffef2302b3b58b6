import { enNotices } from "./en-notices.ts";
import { translator } from "./translate.ts";

/** The words of the notices, apart from the pages they appear on. */
export const t = translator(enNotices);
