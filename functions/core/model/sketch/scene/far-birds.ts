/** Birds in the distance. */
import { mix } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { n, stroke } from "../geometry.ts";
import type { Stage } from "./stage.ts";

/** A few birds far away: the cheapest way to make a sky feel tall. */
export function farBirds(stage: Stage): Layer[] {
  const { frame, palette, horizon } = stage;
  const rng = stage.rng.fork("birds");
  if (palette.night || stage.weather === "storm" || !rng.chance(0.45)) return [];
  let svg = "";
  const cx = frame.w * rng.range(0.15, 0.85);
  const cy = horizon * rng.range(0.25, 0.6);
  for (let i = 0; i < rng.int(3, 8); i++) {
    const x = cx + rng.range(-90, 90);
    const y = cy + rng.range(-40, 40);
    const s = rng.range(5, 11);
    svg += stroke(
      `M${n(x - s)} ${n(y - s * 0.4)}Q${n(x - s * 0.4)} ${n(y - s * 0.6)} ${n(x)} ${n(y)}Q${n(x + s * 0.4)} ${n(y - s * 0.6)} ${n(x + s)} ${n(y - s * 0.4)}`,
      mix(palette.ink, palette.haze, 0.35),
      1.7,
    );
  }
  return [{ svg, role: "backdrop", depth: 0.7 }];
}
