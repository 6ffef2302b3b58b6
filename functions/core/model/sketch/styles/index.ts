/** Style words → how the picture is finished. */
import type { Reading } from "../reading.ts";
import type { StyleName } from "../words/setting-words.ts";
import { blueprint, neon, noir } from "./glow.ts";
import { ink, pencil } from "./ink.ts";
import { oil } from "./oil.ts";
import { papercut } from "./papercut.ts";
import { lowpoly, mosaic, pastel, stitch } from "./pieces.ts";
import { pixel } from "./pixel.ts";
import { comic, minimal, woodblock } from "./prints.ts";
import { storybook } from "./storybook.ts";
import type { Style } from "./style.ts";
import { watercolour } from "./watercolour.ts";

const styles: Readonly<Record<StyleName, Style>> = {
  watercolour,
  ink,
  pencil,
  pastel,
  oil,
  pixel,
  neon,
  noir,
  blueprint,
  papercut,
  minimal,
  woodblock,
  comic,
  mosaic,
  lowpoly,
  stitch,
  storybook,
};

export function styleOf(reading: Reading): Style {
  return styles[reading.style ?? "storybook"];
}
