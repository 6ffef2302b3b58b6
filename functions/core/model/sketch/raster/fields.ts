/** Noise fields over the whole picture, defined in units so that every resolution sees the same one. */
import type { Frame } from "../frame.ts";
import { avalanche } from "../random.ts";

export interface FieldOptions {
  /** Size of the coarsest feature, in units. */
  readonly cell: number;
  /** Each further octave has half the size and half the weight. */
  readonly octaves: number;
  readonly seed: number;
  /** Features this many times wider than high. */
  readonly stretch?: number;
}

/** Values about -1..1, row by row. Octaves finer than a pixel are left out. */
export function noiseField(frame: Frame, options: FieldOptions): Float32Array {
  const { widthPx, heightPx, scale } = frame;
  const out = new Float32Array(widthPx * heightPx);
  let weight = 1;
  let total = 0;
  for (let octave = 0; octave < options.octaves; octave++) {
    const cellY = (options.cell / 2 ** octave) * scale;
    const cellX = cellY * (options.stretch ?? 1);
    if (octave > 0 && cellY < 1.2) break;
    addOctave(
      out,
      widthPx,
      heightPx,
      cellX,
      cellY,
      avalanche(options.seed + octave * 7919),
      weight,
    );
    weight *= 0.5;
  }
  // Against the full sum, also when fine octaves were left out: detail that does not fit is
  // missing, not replaced by coarser detail.
  for (let octave = 0; octave < options.octaves; octave++) total += 0.5 ** octave;
  const normal = 1.6 / total;
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) * normal;
  return out;
}

function addOctave(
  out: Float32Array,
  width: number,
  height: number,
  cellX: number,
  cellY: number,
  seed: number,
  weight: number,
): void {
  const columns = Math.ceil(width / cellX) + 2;
  const rows = Math.ceil(height / cellY) + 2;
  const lattice = new Float32Array(columns * rows);
  for (let i = 0; i < lattice.length; i++) {
    // Keyed by column and row, not by index: the lattice is the same however many cells fit.
    const key = Math.imul(i % columns, 0x9e3779b1) ^ Math.imul((i / columns) | 0, 0x85ebca77);
    lattice[i] = (avalanche(key ^ seed) / 2147483648 - 1) * weight;
  }
  const cell = new Int32Array(width);
  const part = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const u = x / cellX;
    const i = Math.floor(u);
    const f = u - i;
    cell[x] = i;
    part[x] = f * f * (3 - 2 * f);
  }
  const row = new Float32Array(columns);
  for (let y = 0; y < height; y++) {
    const v = y / cellY;
    const j = Math.floor(v);
    const f = v - j;
    const t = f * f * (3 - 2 * f);
    const a = j * columns;
    const b = a + columns;
    for (let i = 0; i < columns; i++) {
      const top = lattice[a + i] as number;
      row[i] = top + ((lattice[b + i] as number) - top) * t;
    }
    const start = y * width;
    for (let x = 0; x < width; x++) {
      const i = cell[x] as number;
      const left = row[i] as number;
      out[start + x] =
        (out[start + x] as number) + left + ((row[i + 1] as number) - left) * (part[x] as number);
    }
  }
}
