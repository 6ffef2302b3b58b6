/** Our image step beside bare sharp writing the same two files. */
import sharp from "sharp";
import { processImage } from "../functions/core/image/process.ts";
import { sketch } from "../functions/core/model/sketch/index.ts";
import { atMost, median, type Row } from "./statistics.ts";

const runs = 15;

export async function imageStep(): Promise<Row[]> {
  const source = await drawnSource();
  const times = { ours: [] as number[], bare: [] as number[] };
  const both = {
    ours: () => processImage(source, "algorithmicMedia"),
    bare: () => bareSharp(source),
  };
  for (let run = 0; run <= runs; run++) {
    for (const name of ["ours", "bare"] as const) {
      const started = performance.now();
      await both[name]();
      if (run > 0) times[name].push(performance.now() - started);
    }
  }
  const [ours, bare] = [median(times.ours), median(times.bare)];
  return [
    {
      metric: "image step (1024², WebP and thumbnail) ÷ bare sharp",
      ours,
      peer: { name: "bare sharp", value: bare },
      unit: "ms",
      ratio: ours / bare,
      ...atMost(1.3, ours / bare),
    },
  ];
}

async function bareSharp(source: Uint8Array): Promise<void> {
  const image = sharp(source);
  await Promise.all([
    image.clone().webp({ quality: 82, effort: 2 }).toBuffer(),
    image.clone().resize(512, 512, { fit: "inside" }).webp({ quality: 74, effort: 2 }).toBuffer(),
  ]);
}

async function drawnSource(): Promise<Uint8Array> {
  for await (const { bytes } of sketch.draw({
    prompt: "a red fox under a huge moon, watercolour",
    resolution: "1K",
    aspectRatio: "1:1",
    width: 1_024,
    height: 1_024,
    count: 1,
    seed: 1,
    signal: AbortSignal.timeout(60_000),
    onProgress: () => {},
  })) {
    return bytes;
  }
  throw new Error("nothing was drawn");
}
