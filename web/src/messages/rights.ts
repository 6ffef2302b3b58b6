/** The words of the account page, beside those every page has. */
import { en } from "./en.ts";
import { enRights } from "./en-rights.ts";
import { translator } from "./translate.ts";

export const t = translator({ ...en, ...enRights });
