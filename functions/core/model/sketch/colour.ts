/** Colours as `#rrggbb`, mixed in OKLab so that blends stay clean instead of turning grey. */
export type Hex = `#${string}`;
export type Rgb = readonly [number, number, number];

export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

const toLinear = (v: number) => {
  const x = v / 255;
  return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
};
const fromLinear = (v: number) => {
  const x = v <= 0.0031308 ? v * 12.92 : 1.055 * Math.max(0, v) ** (1 / 2.4) - 0.055;
  return Math.max(0, Math.min(255, Math.round(x * 255)));
};

type Lab = readonly [number, number, number];

/** https://bottosson.github.io/posts/oklab/ */
export function toLab(hex: string): Lab {
  const [r, g, b] = rgb(hex).map(toLinear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

export function fromLab([L, a, b]: Lab): Hex {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(fromLinear);
  return `#${channels.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}

/** Lightness and chroma 0..1, hue in degrees. */
export function lch(lightness: number, chroma: number, hue: number): Hex {
  const h = (hue * Math.PI) / 180;
  return fromLab([lightness, chroma * Math.cos(h), chroma * Math.sin(h)]);
}

export function toLch(hex: string): { l: number; c: number; h: number } {
  const [l, a, b] = toLab(hex);
  return { l, c: Math.hypot(a, b), h: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 };
}

/** t = 0 gives a, t = 1 gives b. */
export function mix(a: string, b: string, t: number): Hex {
  const x = toLab(a);
  const y = toLab(b);
  return fromLab([x[0] + (y[0] - x[0]) * t, x[1] + (y[1] - x[1]) * t, x[2] + (y[2] - x[2]) * t]);
}

/** Moves lightness by `by` (-1..1); shadows turn a little cool, lights a little warm. */
export function shift(hex: string, by: number): Hex {
  const [l, a, b] = toLab(hex);
  const keep = by < 0 ? 1 + by * 0.35 : 1 - by * 0.5;
  return fromLab([Math.max(0, Math.min(1, l + by)), a * keep, b * keep + by * 0.03]);
}

export function saturate(hex: string, factor: number): Hex {
  const [l, a, b] = toLab(hex);
  return fromLab([l, a * factor, b * factor]);
}

export function lightness(hex: string): number {
  return toLab(hex)[0];
}

/** What a surface looks like under coloured light. */
export function lit(hex: string, light: string, strength: number): Hex {
  const c = rgb(hex);
  const m = rgb(light);
  const out = c.map((v, i) => {
    const multiplied = (v * (m[i] as number)) / 255;
    return Math.round(v + (multiplied - v) * strength);
  });
  return `#${out.map((v) => v.toString(16).padStart(2, "0")).join("")}`;
}
