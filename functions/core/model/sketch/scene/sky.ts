/** The sky: its gradient, stars, clouds, and the rarer lights in it. */
import { type Hex, mix, saturate, shift } from "../colour.ts";
import type { Layer } from "../frame.ts";
import {
  circle,
  ellipse,
  faded,
  linear,
  n,
  type Point,
  radial,
  shape,
  smooth,
  stroke,
} from "../geometry.ts";
import type { Rng } from "../random.ts";
import type { Stage } from "./stage.ts";

export function skyLayers(stage: Stage): Layer[] {
  const { frame, palette, reading, horizon } = stage;
  const id = stage.id("sky");
  const foot = Math.max(horizon, frame.h * 0.5);
  const layers: Layer[] = [];
  let svg = `<defs>${linear(
    id,
    [
      { at: 0, colour: palette.sky[0] },
      { at: 0.52, colour: palette.sky[1] },
      { at: 1, colour: palette.sky[2] },
    ],
    [0, 0],
    [frame.w * 0.05, foot * 1.04],
  )}</defs><rect width="${n(frame.w)}" height="${n(frame.h)}" fill="url(#${id})"/>`;
  if (
    palette.night &&
    stage.weather !== "storm" &&
    stage.weather !== "rain" &&
    stage.weather !== "fog"
  ) {
    svg += stars(stage, reading.sky.stars ? 1.7 : 1, foot);
    if (reading.sky.stars || stage.rng.fork("milk").chance(0.4)) svg += milkyWay(stage);
  }
  layers.push({ svg, role: "backdrop", depth: 1 });
  if (reading.sky.aurora) layers.push(aurora(stage));
  if (reading.sky.comet) layers.push(comets(stage, reading.sky.comet.count));
  if (reading.sky.planet) layers.push(planets(stage, reading.sky.planet.count));
  return layers;
}

export function stars(stage: Stage, density: number, depth: number): string {
  const rng = stage.rng.fork("stars");
  const { frame, palette } = stage;
  const count = Math.round(150 * density);
  const tints = ["#ffffff", "#fff3d6", "#dfe9ff", mix(palette.sky[2], "#ffffff", 0.6)] as const;
  let svg = "";
  for (let i = 0; i < count; i++) {
    const x = rng.range(0, frame.w);
    const y = rng.range(0, 1) ** 1.25 * depth;
    const r = 0.55 + rng.next() ** 5 * 2.6;
    const near = stage.orb ? Math.hypot(x - stage.orb.x, y - stage.orb.y) / stage.orb.r : 9;
    if (near < 1.25) continue;
    const colour = rng.pick(tints);
    const opacity = (0.45 + rng.next() * 0.55) * (1 - (y / depth) * 0.55) * Math.min(1, near / 2.4);
    if (r > 2.3) {
      const arm = r * 3.4;
      const q = r * 0.42;
      svg += shape(
        `M${n(x)} ${n(y - arm)}L${n(x + q)} ${n(y - q)}L${n(x + arm)} ${n(y)}L${n(x + q)} ${n(y + q)}L${n(x)} ${n(y + arm)}L${n(x - q)} ${n(y + q)}L${n(x - arm)} ${n(y)}L${n(x - q)} ${n(y - q)}Z`,
        colour,
        `opacity="${n(opacity)}"`,
      );
    } else svg += circle(x, y, r, colour, `opacity="${n(opacity)}"`);
  }
  return svg;
}

function milkyWay(stage: Stage): string {
  const rng = stage.rng.fork("milky");
  const { frame, palette } = stage;
  const slope = rng.range(-0.7, 0.7);
  const middle = frame.h * rng.range(0.18, 0.4);
  let svg = "";
  let defs = "";
  for (let i = 0; i < 9; i++) {
    const x = (frame.w * (i + 0.5)) / 9;
    const y = middle + (x - frame.w / 2) * slope * 0.5 + rng.range(-20, 20);
    const id = stage.id("milk");
    const r = rng.range(90, 170);
    const colour = mix(palette.sky[2], rng.pick(["#ffffff", "#ffd9ec", "#cfe4ff"]), 0.5);
    defs += radial(
      id,
      [
        { at: 0, colour, opacity: 0.2 },
        { at: 1, colour, opacity: 0 },
      ],
      x,
      y,
      r,
    );
    svg += circle(x, y, r, `url(#${id})`);
    for (let s = 0; s < 26; s++) {
      svg += circle(
        x + rng.range(-1, 1) * 80,
        y + rng.range(-1, 1) * 38,
        rng.range(0.3, 0.9),
        "#ffffff",
        `opacity="${n(rng.range(0.3, 0.8))}"`,
      );
    }
  }
  return `<defs>${defs}</defs>${svg}`;
}

/** The glow around the moon or the sun, laid over the sky as light. */
export function orbGlow(stage: Stage): Layer[] {
  const { orb, palette, frame } = stage;
  if (orb === undefined) return [];
  const id = stage.id("glow");
  const wide = stage.id("halo");
  const reach =
    orb.kind === "moon" ? orb.r * 1.5 + frame.short * 0.2 : orb.r * 2 + frame.short * 0.3;
  const colour = orb.colour ? mix(orb.colour, palette.glow, 0.5) : palette.glow;
  const dim = stage.weather === "storm" || stage.weather === "rain" ? 0.4 : 1;
  return [
    {
      role: "light",
      depth: 1,
      blend: "screen",
      svg: `<defs>${radial(
        id,
        [
          { at: 0, colour, opacity: 0.85 * dim },
          { at: Math.min(0.9, orb.r / reach), colour, opacity: 0.5 * dim },
          { at: Math.min(0.95, (orb.r * 1.25) / reach), colour, opacity: 0.2 * dim },
          { at: 1, colour, opacity: 0 },
        ],
        orb.x,
        orb.y,
        reach,
      )}${radial(
        wide,
        [
          { at: 0, colour, opacity: 0.34 * dim },
          { at: 1, colour, opacity: 0 },
        ],
        orb.x,
        orb.y,
        reach * 1.9,
      )}</defs>${circle(orb.x, orb.y, reach * 1.9, `url(#${wide})`)}${circle(orb.x, orb.y, reach, `url(#${id})`)}`,
    },
  ];
}

export function orbDisc(stage: Stage): Layer[] {
  const { orb, palette } = stage;
  if (orb === undefined) return [];
  return [{ role: "backdrop", depth: 0.96, svg: orb.kind === "moon" ? moon(stage) : sun(stage) }];

  function sun(at: Stage): string {
    const colour = orb?.colour ?? palette.sun;
    const { x, y, r } = orb as NonNullable<typeof orb>;
    const rng = at.rng.fork("sun");
    const id = at.id("sun");
    let rays = "";
    if (rng.chance(0.35) && at.weather === "clear") {
      const count = 16;
      for (let i = 0; i < count; i++) {
        const a = (i / count) * Math.PI * 2;
        const long = r * (i % 2 ? 1.75 : 2.1);
        rays += stroke(
          `M${n(x + Math.cos(a) * r * 1.28)} ${n(y + Math.sin(a) * r * 1.28)}L${n(x + Math.cos(a) * long)} ${n(y + Math.sin(a) * long)}`,
          colour,
          r * 0.07,
          'opacity=".7"',
        );
      }
    }
    return `<defs>${linear(
      id,
      [
        { at: 0, colour: mix(colour, "#ffffff", 0.55) },
        { at: 1, colour: mix(colour, palette.sky[1], palette.time === "sunset" ? 0.35 : 0.08) },
      ],
      [x, y - r],
      [x, y + r],
    )}</defs>${rays}${circle(x, y, r, `url(#${id})`)}`;
  }
}

function moon(stage: Stage): string {
  const { palette } = stage;
  const { x, y, r, crescent, colour } = stage.orb as NonNullable<Stage["orb"]>;
  const rng = stage.rng.fork("moon");
  const base = colour ? mix(colour, palette.moon, 0.25) : palette.moon;
  const id = stage.id("moon");
  const clip = stage.id("disc");
  const tilt = rng.range(-30, 30);
  if (crescent) {
    return `<g transform="rotate(${n(-25 + tilt * 0.3)} ${n(x)} ${n(y)})">${circle(x, y, r, mix(palette.sky[1], base, 0.1), 'opacity=".28"')}${shape(
      `M${n(x)} ${n(y - r)}A${n(r)} ${n(r)} 0 1 1 ${n(x)} ${n(y + r)}A${n(r * 1.22)} ${n(r * 1.22)} 0 0 0 ${n(x)} ${n(y - r)}Z`,
      base,
    )}</g>`;
  }
  const shade = mix(base, mix(palette.sky[1], "#9a94ad", 0.5), palette.night ? 0.34 : 0.5);
  let seas = "";
  const patches: readonly (readonly [number, number, number, number])[] = [
    [-0.36, -0.34, 0.3, 0.24],
    [0.08, -0.42, 0.22, 0.17],
    [0.36, -0.2, 0.24, 0.2],
    [0.46, 0.14, 0.17, 0.22],
    [-0.5, 0.04, 0.26, 0.34],
    [-0.22, 0.24, 0.24, 0.18],
    [0.12, 0.08, 0.13, 0.1],
  ];
  for (const [px, py, rx, ry] of patches) {
    const points: Point[] = [];
    for (let i = 0; i < 10; i++) {
      const a = (i / 10) * Math.PI * 2;
      const k = rng.range(0.72, 1.2);
      points.push([x + (px + Math.cos(a) * rx * k) * r, y + (py + Math.sin(a) * ry * k) * r]);
    }
    seas += shape(smooth(points, true), shade, `opacity="${n(rng.range(0.3, 0.5))}"`);
  }
  for (let i = 0; i < 26; i++) {
    const a = rng.range(0, Math.PI * 2);
    const d = Math.sqrt(rng.next()) * 0.92;
    const s = r * (0.012 + rng.next() ** 3 * 0.06);
    const cx = x + Math.cos(a) * d * r;
    const cy = y + Math.sin(a) * d * r;
    seas +=
      circle(cx, cy, s, shade, 'opacity=".35"') +
      circle(cx - s * 0.25, cy - s * 0.25, s * 0.72, mix(base, "#ffffff", 0.5), 'opacity=".5"');
  }
  const cx = x + r * 0.32;
  const cy = y + r * 0.62;
  for (let i = 0; i < 11; i++) {
    const a = (i / 11) * Math.PI * 2 + rng.range(-0.15, 0.15);
    const long = r * rng.range(0.12, 0.34);
    seas += stroke(
      `M${n(cx)} ${n(cy)}L${n(cx + Math.cos(a) * long)} ${n(cy + Math.sin(a) * long)}`,
      mix(base, "#ffffff", 0.6),
      r * 0.012,
      'opacity=".4"',
    );
  }
  return `<defs>${radial(
    id,
    [
      { at: 0, colour: mix(base, "#ffffff", 0.4) },
      { at: 0.7, colour: base },
      { at: 1, colour: mix(base, shade, 0.45) },
    ],
    x - r * 0.25,
    y - r * 0.3,
    r * 1.35,
  )}<clipPath id="${clip}"><circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"/></clipPath></defs>${circle(x, y, r, `url(#${id})`)}<g clip-path="url(#${clip})"><g transform="rotate(${n(tilt)} ${n(x)} ${n(y)})">${seas}</g></g>`;
}

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

function aurora(stage: Stage): Layer {
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

function comets(stage: Stage, count: number): Layer {
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

export function planet(
  stage: Stage,
  rng: Rng,
  x: number,
  y: number,
  r: number,
  ringed: boolean,
): string {
  const clip = stage.id("planet");
  const hue = rng.pick(["#d98e5a", "#7fb0c9", "#c97fa8", "#8f86d6", "#e0b56a", "#74b59a"]);
  const base = mix(hue, stage.palette.sky[2], 0.12);
  let bands = "";
  for (let i = 0; i < 7; i++) {
    const by = y - r + (i + rng.range(0.1, 0.6)) * ((2 * r) / 7);
    bands += ellipse(
      x,
      by,
      r * 1.2,
      r * rng.range(0.04, 0.12),
      i % 2 ? shift(base, -0.09) : shift(base, 0.09),
      0,
      'opacity=".7"',
    );
  }
  /** The side away from the light: all of the disc but a disc moved towards the light. */
  const night = (by: number, k: number) =>
    `<path d="M${n(x - 2 * r)} ${n(y - 2 * r)}h${n(4 * r)}v${n(4 * r)}h${n(-4 * r)}ZM${n(x - by * r - k * r)} ${n(y - by * r)}a${n(k * r)} ${n(k * r)} 0 1 0 ${n(2 * k * r)} 0a${n(k * r)} ${n(k * r)} 0 1 0 ${n(-2 * k * r)} 0Z" fill="#0a0a20" fill-opacity=".2" fill-rule="evenodd"/>`;
  const ring = (front: boolean) =>
    ringed
      ? `<g transform="rotate(-18 ${n(x)} ${n(y)})"><path d="M${n(x - r * 1.9)} ${n(y)}A${n(r * 1.9)} ${n(r * 0.46)} 0 0 ${front ? 0 : 1} ${n(x + r * 1.9)} ${n(y)}" fill="none" stroke="${mix(saturate(base, 0.7), "#fff2dd", 0.55)}" stroke-width="${n(r * 0.2)}" opacity=".85"/><path d="M${n(x - r * 1.58)} ${n(y)}A${n(r * 1.58)} ${n(r * 0.37)} 0 0 ${front ? 0 : 1} ${n(x + r * 1.58)} ${n(y)}" fill="none" stroke="${shift(base, 0.12)}" stroke-width="${n(r * 0.1)}" opacity=".7"/></g>`
      : "";
  return `<defs><clipPath id="${clip}"><circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"/></clipPath></defs>${ring(false)}${circle(x, y, r, base)}<g clip-path="url(#${clip})"><g transform="rotate(-18 ${n(x)} ${n(y)})">${bands}</g>${night(0.12, 1.02)}${night(0.34, 1.06)}</g>${ring(true)}`;
}

function planets(stage: Stage, count: number): Layer {
  const rng = stage.rng.fork("planets");
  const { frame, horizon } = stage;
  let svg = "";
  for (let i = 0; i < Math.min(6, Math.max(1, count)); i++) {
    const r = frame.short * (i === 0 ? rng.range(0.1, 0.15) : rng.range(0.03, 0.07));
    svg += planet(
      stage,
      rng,
      frame.w * rng.range(0.12, 0.88),
      Math.max(r * 1.2, horizon * rng.range(0.12, 0.55)),
      r,
      i === 0 || rng.chance(0.3),
    );
  }
  return { svg, role: "backdrop", depth: 0.93, relief: 6 };
}
