/** Turns what a model returned into what is kept: checked, stripped, re-encoded, marked. */
import sharp from "sharp";
import type { Model } from "../model/catalogue.ts";

/** No model returns more; a bigger picture is a mistake or an attack on memory. */
const maxPixels = 4_800 * 4_800;
/** What models answer. Anything else (SVG, PDF, GIF …) is refused before it is decoded. */
const formats = new Set(["png", "jpeg", "webp", "avif", "heif"]);
const decodeSeconds = 20;
const thumbnailSide = 512;
/** Effort 2 costs half of the default 4 for a few per cent more bytes. */
const display = { quality: 82, effort: 2 } as const;
const thumbnail = { quality: 74, effort: 2 } as const;

export interface ProcessedImage {
  readonly bytes: Uint8Array;
  readonly thumbnail: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly contentType: "image/webp";
}

/**
 * Decodes once, drops every metadata the source carried, and encodes the image and its thumbnail
 * from the same pixels. The only metadata written is the IPTC digital source type, after the final
 * encode, so that anyone can tell the image was generated (EU AI Act, article 50).
 *
 * @throws Error when the bytes are no picture, or one beyond the pixel limit.
 */
export async function processImage(
  source: Uint8Array,
  digitalSourceType: Model["digitalSourceType"],
): Promise<ProcessedImage> {
  const decoder = sharp(source, { limitInputPixels: maxPixels, failOn: "error" });
  const { format } = await decoder.metadata();
  if (!formats.has(format)) throw new Error(`a model does not answer ${format}`);
  const { data, info } = await decoder
    .timeout({ seconds: decodeSeconds })
    .autoOrient()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = () =>
    sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const xmp = digitalSourceXmp(digitalSourceType);
  const [bytes, small] = await Promise.all([
    pixels().webp(display).withXmp(xmp).toBuffer(),
    pixels()
      .resize(thumbnailSide, thumbnailSide, { fit: "inside", withoutEnlargement: true })
      .webp(thumbnail)
      .withXmp(xmp)
      .toBuffer(),
  ]);
  return {
    bytes,
    thumbnail: small,
    width: info.width,
    height: info.height,
    contentType: "image/webp",
  };
}

/** @see https://iptc.org/std/photometadata/specification/IPTC-PhotoMetadata#digital-source-type */
function digitalSourceXmp(type: Model["digitalSourceType"]): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${type}"/></rdf:RDF></x:xmpmeta>`;
}
