/** Every word of the site's scripts, wherever it is loaded. */
import { en } from "../web/src/messages/en.ts";
import { enAccount } from "../web/src/messages/en-account.ts";
import { translator } from "../web/src/messages/translate.ts";

export { pages } from "../web/src/messages/en-pages.ts";
export const t = translator({ ...en, ...enAccount });
