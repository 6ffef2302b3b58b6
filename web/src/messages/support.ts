/** The words of the support page, beside those every page has. */
import { en } from "./en.ts";
import { enSupport } from "./en-support.ts";
import { translator } from "./translate.ts";

export const t = translator({ ...en, ...enSupport });
