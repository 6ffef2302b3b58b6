/** Small SVG vocabulary. Numbers are in the picture's unit space; see frame.ts. */
export type Point = readonly [number, number];

export const n = (value: number) => String(Math.round(value * 100) / 100);
const p = ([x, y]: Point) => `${n(x)} ${n(y)}`;

/** Smooth curve through the points (Catmull-Rom as Béziers). */
export function smooth(points: readonly Point[], closed = false, tension = 1): string {
  const count = points.length;
  const first = points[0];
  if (first === undefined) return "";
  const at = (i: number): Point =>
    (closed ? points[(i + count) % count] : points[Math.max(0, Math.min(count - 1, i))]) ?? first;
  let d = `M${p(first)}`;
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const k = tension / 6;
    d += `C${p([b[0] + (c[0] - a[0]) * k, b[1] + (c[1] - a[1]) * k])} ${p([c[0] - (e[0] - b[0]) * k, c[1] - (e[1] - b[1]) * k])} ${p(c)}`;
  }
  return closed ? `${d}Z` : d;
}

export function line(points: readonly Point[], closed = false): string {
  return `M${points.map(p).join("L")}${closed ? "Z" : ""}`;
}

/**
 * A shape's own `opacity` makes librsvg paint it on a sheet of the whole picture's size first;
 * the opacity of its only fill or stroke looks the same and costs nothing.
 */
const cheap = (extra: string, paint: "fill" | "stroke") =>
  extra && ` ${extra.replace(/(^|\s)opacity=/, `$1${paint}-opacity=`)}`;

export const shape = (d: string, fill: string, extra = "") =>
  `<path d="${d}" fill="${fill}"${cheap(extra, "fill")}/>`;

export const stroke = (d: string, colour: string, width: number, extra = "") =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"${cheap(extra, "stroke")}/>`;

export const circle = (x: number, y: number, r: number, fill: string, extra = "") =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}"${cheap(extra, "fill")}/>`;

export const ellipse = (
  x: number,
  y: number,
  rx: number,
  ry: number,
  fill: string,
  turn = 0,
  extra = "",
) =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${turn ? ` transform="rotate(${n(turn)} ${n(x)} ${n(y)})"` : ""}${cheap(extra, "fill")}/>`;

export const box = (
  x: number,
  y: number,
  w: number,
  h: number,
  fill: string,
  radius = 0,
  extra = "",
) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"${radius ? ` rx="${n(radius)}"` : ""} fill="${fill}"${cheap(extra, "fill")}/>`;

export const group = (body: string, attributes: string) => `<g ${attributes}>${body}</g>`;

export const faded = (body: string, opacity: number) => group(body, `opacity="${n(opacity)}"`);

/** A closed outline around a centre whose radius wanders: pebbles, bushes, puddles, stains. */
export function wobble(
  x: number,
  y: number,
  rx: number,
  ry: number,
  amount: number,
  next: () => number,
  corners = 9,
): string {
  const points: Point[] = [];
  for (let i = 0; i < corners; i++) {
    const angle = (i / corners) * Math.PI * 2;
    const k = 1 + (next() - 0.5) * 2 * amount;
    points.push([x + Math.cos(angle) * rx * k, y + Math.sin(angle) * ry * k]);
  }
  return smooth(points, true);
}

export interface Stop {
  readonly at: number;
  readonly colour: string;
  readonly opacity?: number;
}

const stops = (list: readonly Stop[]) =>
  list
    .map(
      (s) =>
        `<stop offset="${n(s.at)}" stop-color="${s.colour}"${s.opacity === undefined ? "" : ` stop-opacity="${n(s.opacity)}"`}/>`,
    )
    .join("");

/** Vertical unless told otherwise; coordinates in the user space of what uses it. */
export const linear = (id: string, list: readonly Stop[], from: Point, to: Point) =>
  `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${n(from[0])}" y1="${n(from[1])}" x2="${n(to[0])}" y2="${n(to[1])}">${stops(list)}</linearGradient>`;

export const radial = (id: string, list: readonly Stop[], x: number, y: number, r: number) =>
  `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${n(x)}" cy="${n(y)}" r="${n(r)}">${stops(list)}</radialGradient>`;
