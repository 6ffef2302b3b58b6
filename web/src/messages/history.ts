/** The words of the history page, beside those every page has. */
import { en } from "./en.ts";
import { enHistory } from "./en-history.ts";
import { translator } from "./translate.ts";

export const t = translator({ ...en, ...enHistory });
