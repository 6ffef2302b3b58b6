/** The words of the viewer, which opens over a page, beside those every page has. */
import { en } from "./en.ts";
import { enViewer } from "./en-viewer.ts";
import { translator } from "./translate.ts";

export const t = translator({ ...en, ...enViewer });
