/** Auroras, rainbows and shooting stars. */
import type { Hex } from "../colour.ts";
import type { Layer } from "../frame.ts";
import type { Point } from "../geometry.ts";
import { circle, faded, linear, n, shape } from "../geometry.ts";
import type { Stage } from "./stage.ts";

export function aurora(stage: Stage): Layer {
  const rng = stage.rng.fork("aurora");
  const { frame, horizon } = stage;
  let svg = "";
  let defs = "";
  const colours = rng.pick<readonly [Hex, Hex, Hex]>([
    ["#4dffb0", "#3fd7ff", "#b07bff"],
    ["#7dff8a", "#38e0c0", "#ff7bd0"],
    ["#5bffc8", "#8a8bff", "#ff86c8"],
  ]);
  for (let band = 0; band < 3; band++) {
    const y0 = horizon * rng.range(0.5, 0.82) - band * horizon * 0.12;
    const a = rng.range(0, 6);
    const b = rng.range(0.6, 1.3);
    const curve = (t: number) =>
      y0 + Math.sin(a + t * 6 * b) * horizon * 0.09 + Math.sin(a * 2 + t * 13) * horizon * 0.03;
    const id = stage.id("aurora");
    const tall = horizon * rng.range(0.42, 0.62);
    const colour = colours[band % 3] ?? colours[0];
    defs += `<linearGradient id="${id}" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="${colour}" stop-opacity="0"/><stop offset=".1" stop-color="${colour}" stop-opacity=".95"/><stop offset=".4" stop-color="${colours[(band + 1) % 3]}" stop-opacity=".5"/><stop offset="1" stop-color="${colours[2]}" stop-opacity="0"/></linearGradient>`;
    const columns = 54;
    for (let i = 0; i < columns; i++) {
      const t = i / columns;
      const x = t * frame.w * 1.1 - frame.w * 0.05;
      const w = (frame.w * 1.1) / columns + 6;
      const k = (0.45 + 0.55 * rng.next()) * tall;
      const y = curve(t);
      svg += shape(
        `M${n(x)} ${n(y)}L${n(x + w)} ${n(curve(t + 1 / columns))}L${n(x + w + 10)} ${n(y - k)}L${n(x + 10)} ${n(y - k)}Z`,
        `url(#${id})`,
        `opacity="${n(rng.range(0.4, 0.85))}"`,
      );
    }
  }
  return { svg: `<defs>${defs}</defs>${svg}`, role: "light", depth: 0.95, blend: "screen" };
}

export function rainbow(stage: Stage): Layer[] {
  if (!stage.reading.sky.rainbow) return [];
  const { frame, horizon } = stage;
  const rng = stage.rng.fork("rainbow");
  const x = frame.w * rng.range(0.3, 0.7);
  const r = Math.min(frame.w * 0.56, horizon * 1.02);
  const colours = ["#e8504a", "#f49a3f", "#f8da55", "#6cc06a", "#4c9bdc", "#6a62c4", "#a05cb8"];
  const w = frame.short * 0.021;
  const svg = colours
    .map(
      (colour, i) =>
        `<circle cx="${n(x)}" cy="${n(horizon * 1.06)}" r="${n(r - i * w)}" fill="none" stroke="${colour}" stroke-width="${n(w * 1.15)}"/>`,
    )
    .join("");
  return [{ svg: faded(svg, 0.62), role: "backdrop", depth: 0.8 }];
}

export function comets(stage: Stage, count: number): Layer {
  const rng = stage.rng.fork("comets");
  const { frame, horizon } = stage;
  let svg = "";
  let defs = "";
  for (let i = 0; i < Math.min(12, Math.max(1, count)); i++) {
    const x = frame.w * rng.range(0.2, 0.9);
    const y = horizon * rng.range(0.1, 0.5);
    const long = frame.short * (i === 0 ? 0.38 : rng.range(0.1, 0.22));
    const id = stage.id("tail");
    const end: Point = [x - long * 0.86, y - long * 0.42];
    defs += linear(
      id,
      [
        { at: 0, colour: "#ffffff", opacity: 0.95 },
        { at: 1, colour: "#cfe0ff", opacity: 0 },
      ],
      [x, y],
      end,
    );
    const w = i === 0 ? 5 : 2.4;
    svg +=
      shape(
        `M${n(x + w * 0.4)} ${n(y - w)}L${n(end[0])} ${n(end[1])}L${n(x - w * 0.8)} ${n(y + w)}Z`,
        `url(#${id})`,
      ) + circle(x, y, w * 1.15, "#ffffff");
  }
  return { svg: `<defs>${defs}</defs>${svg}`, role: "light", depth: 0.95, blend: "screen" };
}
