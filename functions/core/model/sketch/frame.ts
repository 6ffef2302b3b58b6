/**
 * The unit space a picture is composed in: its area is 1,000 × 1,000 units whatever the ratio, so a
 * thing of a given size looks equally present in a square, a banner and a phone wallpaper, and the
 * same order at 512 and at 2K is the same picture.
 */
export interface Frame {
  readonly w: number;
  readonly h: number;
  /** The shorter side. */
  readonly short: number;
  /** Pixels per unit. */
  readonly scale: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly wide: boolean;
  readonly tall: boolean;
}

export function createFrame(widthPx: number, heightPx: number): Frame {
  const scale = Math.sqrt(widthPx * heightPx) / 1_000;
  const w = widthPx / scale;
  const h = heightPx / scale;
  return {
    w,
    h,
    short: Math.min(w, h),
    scale,
    widthPx,
    heightPx,
    wide: w / h > 1.25,
    tall: h / w > 1.25,
  };
}

export interface Layer {
  /** SVG fragment in unit space, its own `<defs>` included. */
  readonly svg: string;
  /** How the styles treat it. */
  readonly role: "backdrop" | "land" | "thing" | "front" | "light" | "mark";
  /** 0 touches the viewer, 1 is the sky. */
  readonly depth: number;
  /** Rounded shading from the outline inwards, in units; 0 or absent for none. */
  readonly relief?: number;
  readonly blend?: "normal" | "screen" | "multiply";
  /** Mirror what was painted so far below this height, then paint the layer over it. */
  readonly reflect?: {
    readonly waterline: number;
    readonly ripple: number;
    readonly strength: number;
  };
}
