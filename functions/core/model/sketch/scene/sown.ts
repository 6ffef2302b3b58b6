/** Fields of one plant. */
import type { Layer } from "../frame.ts";
import type { Mention } from "../reading.ts";
import { subjectOf } from "../subjects/index.ts";
import { colourValues } from "../words/setting-words.ts";
import type { Setting, Stage } from "./stage.ts";
import { penFor, put } from "./stage.ts";

/** Rows of one plant from far to near, open where the heroes stand. */
export function sown(stage: Stage, setting: Setting, mention: Mention): Layer[] {
  const { frame } = stage;
  const rng = stage.rng.fork(`crop ${mention.kind}`);
  const subject = subjectOf(mention.kind);
  const colour = mention.colour === undefined ? subject.colour : colourValues[mention.colour];
  const layers: Layer[] = [];
  const rows = 5;
  const top = setting.far + (setting.mid - setting.far) * 0.4;
  for (let row = 0; row < rows; row++) {
    const t = row / (rows - 1);
    const y = top + (frame.h * 1.03 - top) * t ** 1.35;
    const height = frame.short * subject.height * (0.2 + t * 0.62) * (subject.landmark ? 0.7 : 0.9);
    const step = Math.max(20, (subject.width / 100) * height * 0.92);
    const depth = (1 - t) * 0.45;
    let svg = "";
    for (let x = -step * rng.range(0, 1); x < frame.w + step; x += step * rng.range(0.85, 1.15)) {
      if (t > 0.4 && Math.abs(x - stage.heroX) < frame.short * 0.26) continue;
      const pen = penFor(stage, rng, { colour, named: mention.colour !== undefined, depth });
      svg += put(
        subject.draw(pen),
        x,
        y + rng.range(-6, 6),
        height * rng.range(0.85, 1.12),
        rng.chance(0.5),
      );
    }
    layers.push({ svg, role: row === rows - 1 ? "front" : "land", depth, relief: 4 });
  }
  return layers;
}
