/** Clouds, heaped and streaked. */
import { mix, shift } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { faded, linear, n, shape } from "../geometry.ts";
import type { Rng } from "../random.ts";
import type { Stage } from "./stage.ts";

/** One cumulus cloud: bumps along an arch, a nearly flat foot. */
export function cloud(rng: Rng, x: number, y: number, width: number, puff = 0.34): string {
  const bumps = rng.int(5, 8);
  const xs: number[] = [0];
  for (let i = 1; i < bumps; i++) xs.push(i / bumps + rng.range(-0.04, 0.04));
  xs.push(1);
  const peak = rng.range(0.35, 0.65);
  const level = (t: number) => {
    const k = t < peak ? t / peak : (1 - t) / (1 - peak);
    return y - width * puff * Math.sin((Math.max(0, k) * Math.PI) / 2) * 0.85;
  };
  let d = `M${n(x - width / 2)} ${n(y)}`;
  for (let i = 1; i < xs.length; i++) {
    const a = xs[i - 1] as number;
    const b = xs[i] as number;
    const ax = x + (a - 0.5) * width;
    const bx = x + (b - 0.5) * width;
    const ay = i === 1 ? y : level(a);
    const by = i === xs.length - 1 ? y : level(b);
    const r = Math.hypot(bx - ax, by - ay) * rng.range(0.52, 0.62);
    d += `A${n(r)} ${n(r)} 0 0 1 ${n(bx)} ${n(by)}`;
  }
  return `${d}Q${n(x)} ${n(y + width * 0.05)} ${n(x - width / 2)} ${n(y)}Z`;
}

export function cloudLayers(stage: Stage): Layer[] {
  const { frame, palette, horizon, weather, reading } = stage;
  const rng = stage.rng.fork("clouds");
  const wanted = reading.sky.clouds !== undefined || weather === "cloudy";
  const heavy = weather === "storm" || weather === "rain";
  if (!wanted && !heavy && (weather === "fog" || rng.chance(palette.night ? 0.45 : 0.16)))
    return [];
  const count = heavy ? 8 : wanted ? rng.int(6, 9) : rng.int(2, 5);
  const kind = heavy ? "heaped" : rng.pick(["heaped", "heaped", "streaks", "small"]);
  let far = "";
  let near = "";
  for (let i = 0; i < count; i++) {
    const t = heavy ? rng.range(0, 0.5) : rng.range(0.12, 0.92);
    const y = horizon * t * 0.92 + frame.h * 0.03;
    const x = frame.w * ((i + rng.range(0.1, 0.9)) / count);
    const size =
      frame.short *
      rng.range(0.2, 0.46) *
      (heavy ? 1.7 : 1) *
      (1 - t * 0.45) *
      (kind === "small" ? 0.55 : 1);
    const id = stage.id("cloud");
    const opacity = palette.night ? 0.55 : 0.94;
    const light = heavy ? mix(palette.cloudShade, palette.cloud, 0.3) : palette.cloud;
    const dark = heavy
      ? shift(palette.cloudShade, -0.12)
      : mix(palette.cloud, palette.cloudShade, 0.62);
    if (kind === "streaks" && !wanted) {
      const long = size * 2.2;
      far += shape(
        `M${n(x - long / 2)} ${n(y)}C${n(x - long * 0.2)} ${n(y - size * 0.13)} ${n(x + long * 0.1)} ${n(y - size * 0.12)} ${n(x + long / 2)} ${n(y - size * 0.02)}C${n(x + long * 0.2)} ${n(y + size * 0.05)} ${n(x - long * 0.2)} ${n(y + size * 0.07)} ${n(x - long / 2)} ${n(y)}Z`,
        light,
        `opacity="${n(opacity * 0.62)}"`,
      );
      continue;
    }
    const gradient = `<defs>${linear(
      id,
      [
        { at: 0, colour: light },
        { at: 1, colour: dark },
      ],
      [x, y - size * 0.36],
      [x, y + size * 0.03],
    )}</defs>`;
    const one =
      gradient +
      shape(cloud(rng, x, y, size, rng.range(0.26, 0.4)), `url(#${id})`, `opacity="${n(opacity)}"`);
    if (t > 0.5) far += one;
    else near += one;
  }
  const layers: Layer[] = [];
  if (far) layers.push({ svg: faded(far, 0.8), role: "backdrop", depth: 0.9, relief: 8 });
  if (near) layers.push({ svg: near, role: "backdrop", depth: 0.85, relief: 14 });
  return layers;
}
