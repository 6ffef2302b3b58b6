/** The words of the composer and the studio, beside those every page has. */
import { en } from "./en.ts";
import { enComposer } from "./en-composer.ts";
import { translator } from "./translate.ts";

export const t = translator({ ...en, ...enComposer });
