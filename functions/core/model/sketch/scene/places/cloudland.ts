/** Above the clouds. */
import { mix } from "../../colour.ts";
import type { Layer } from "../../frame.ts";
import { linear, n, shape } from "../../geometry.ts";
import { cloud } from "../clouds.ts";
import type { Setting, Stage } from "../stage.ts";
import { sky } from "./common.ts";

export function cloudland(stage: Stage): Setting {
  const { frame, palette } = stage;
  const rng = stage.rng.fork("cloudland");
  const back = sky(stage);
  const front: Layer[] = [];
  for (let row = 0; row < 5; row++) {
    const t = row / 4;
    const y = frame.h * (0.6 + t * 0.42);
    let svg = "";
    const id = stage.id("bank");
    const colour = mix(palette.cloud, palette.haze, (1 - t) * 0.6);
    for (let x = -80; x < frame.w + 100; x += 100 + t * 90) {
      svg += shape(
        cloud(
          rng,
          x + rng.range(-30, 30),
          y + rng.range(-8, 8),
          (230 + t * 180) * rng.range(0.8, 1.2),
          0.3,
        ),
        `url(#${id})`,
      );
    }
    svg += `<rect x="-5" y="${n(y - 4)}" width="${n(frame.w + 10)}" height="${n(frame.h - y + 10)}" fill="url(#${id})"/>`;
    const layer: Layer = {
      svg: `<defs>${linear(
        id,
        [
          { at: 0, colour },
          { at: 1, colour: mix(colour, palette.cloudShade, 0.5) },
        ],
        [0, y - 90],
        [0, y + 120],
      )}</defs>${svg}`,
      role: row > 3 ? "front" : "land",
      depth: 0.6 * (1 - t),
      relief: 16,
    };
    if (row > 3) front.push(layer);
    else back.push(layer);
  }
  return {
    back,
    front,
    near: frame.h * 0.86,
    mid: frame.h * 0.76,
    far: frame.h * 0.66,
    floating: stage.empty,
  };
}
