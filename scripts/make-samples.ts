/** Draws the landing page's samples with the sketch model: `node scripts/make-samples.ts [name …]`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import sharp from "sharp";
import { processImage } from "../functions/core/image/process.ts";
import { type AspectRatio, dimensions } from "../functions/core/model/catalogue.ts";
import { sketch } from "../functions/core/model/sketch/index.ts";

interface Sample {
  name: string;
  prompt: string;
  aspectRatio: AspectRatio;
  seed: number;
}

const list = new URL("../web/src/landing/samples.json", import.meta.url);
const folder = new URL("../web/src/assets/samples/", import.meta.url);
const largestBytes = 40 * 1024;

const wanted = process.argv.slice(2);
const samples = JSON.parse(readFileSync(list, "utf8")) as Sample[];
mkdirSync(folder, { recursive: true });
for (const sample of samples) {
  if (wanted.length > 0 && !wanted.includes(sample.name)) continue;
  const { prompt, aspectRatio, seed } = sample;
  const order = {
    prompt,
    seed,
    aspectRatio,
    resolution: "1K" as const,
    ...dimensions("1K", aspectRatio),
    count: 1,
    signal: AbortSignal.timeout(60_000),
    onProgress: () => {},
  };
  for await (const { bytes } of sketch.draw(order)) {
    const { thumbnail } = await processImage(bytes, "algorithmicMedia");
    const file = thumbnail.byteLength > largestBytes ? await smaller(thumbnail) : thumbnail;
    writeFileSync(new URL(`${sample.name}.webp`, folder), file);
    console.log(`${sample.name}: ${Math.round(file.byteLength / 1024)} KB`);
  }
}

/** Fewer pixels first: fine lines suffer more from a low quality. Keeps the mark of its origin. */
async function smaller(picture: Uint8Array): Promise<Uint8Array> {
  for (let side = 440; ; side -= 40) {
    const file = await sharp(picture)
      .resize(side, side, { fit: "inside" })
      .keepMetadata()
      .webp({ quality: 66, effort: 6 })
      .toBuffer();
    if (file.byteLength <= largestBytes || side <= 320) return file;
  }
}
