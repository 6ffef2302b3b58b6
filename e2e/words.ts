/** Every word of the site's scripts, wherever it is loaded. */
export { t } from "../web/src/messages/all.ts";
export { pages } from "../web/src/messages/en-pages.ts";
