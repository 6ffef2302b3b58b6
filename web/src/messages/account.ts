/** The words of the pages for signing up and in, beside those every page has. */
import { en } from "./en.ts";
import { enAccount } from "./en-account.ts";
import { translator } from "./translate.ts";

export const t = translator({ ...en, ...enAccount });
