/** One image: prompt's reading → scene → style → encoded pixels. */
import sharp from "sharp";
import { compose } from "./compose.ts";
import { createFrame } from "./frame.ts";
import type { Reading } from "./reading.ts";
import { styleOf } from "./styles/index.ts";
import type { Tools } from "./styles/style.ts";

/**
 * Draws one image as PNG bytes. The same reading, size and seed give the same bytes.
 * `step` is called between parts of the work with 0..1 and may throw to stop it.
 */
export async function drawImage(
  reading: Reading,
  size: { width: number; height: number },
  seed: number,
  step: Tools["step"],
): Promise<Uint8Array> {
  const frame = createFrame(size.width, size.height);
  const scene = compose(reading, frame, seed);
  const canvas = await styleOf(reading)(scene, { step: (fraction) => step(fraction * 0.96) });
  await step(0.96);
  // Level 1: the image step decodes and encodes it again, so speed matters and size does not.
  const bytes = await sharp(canvas.data, {
    raw: { width: canvas.width, height: canvas.height, channels: 3 },
  })
    .png({ compressionLevel: 1, adaptiveFiltering: false })
    .toBuffer();
  await step(1);
  return bytes;
}
