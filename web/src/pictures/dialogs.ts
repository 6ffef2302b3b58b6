/** What opens over a page of pictures; loaded apart from it. */
export { Confirm } from "../ui/confirm.tsx";
export { askDeleteGeneration, askDeleteImage } from "./ask.ts";
export { Viewer } from "./viewer.tsx";
