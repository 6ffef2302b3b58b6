/** Two passes of a running box: close to a Gaussian, and its cost does not depend on the radius. */
export function blur(
  source: Float32Array | Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  radiusPx: number,
): Float32Array {
  const r = Math.max(1, Math.round(radiusPx));
  const out = Float32Array.from(source);
  const rest = new Float32Array(out.length);
  for (let pass = 0; pass < 2; pass++) {
    across(out, rest, width, height, r);
    down(rest, out, width, height, r);
  }
  return out;
}

function across(from: Float32Array, to: Float32Array, width: number, height: number, r: number) {
  const k = 1 / (2 * r + 1);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const end = start + width - 1;
    const first = from[start] as number;
    const last = from[end] as number;
    let sum = first * (r + 1);
    for (let i = 0; i < r; i++) sum += i < width ? (from[start + i] as number) : last;
    for (let x = 0; x < width; x++) {
      const enter = x + r < width ? (from[start + x + r] as number) : last;
      sum += enter;
      to[start + x] = sum * k;
      sum -= x - r >= 0 ? (from[start + x - r] as number) : first;
    }
  }
}

/** Row by row with one running sum per column: the memory is walked in order. */
function down(from: Float32Array, to: Float32Array, width: number, height: number, r: number) {
  const k = 1 / (2 * r + 1);
  const sums = new Float32Array(width);
  const at = (y: number) => Math.max(0, Math.min(height - 1, y)) * width;
  for (let j = -r - 1; j < r; j++) {
    const row = at(j);
    for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + (from[row + x] as number);
  }
  for (let y = 0; y < height; y++) {
    const enter = at(y + r);
    const leave = at(y - r - 1);
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const sum = (sums[x] as number) + (from[enter + x] as number) - (from[leave + x] as number);
      sums[x] = sum;
      to[row + x] = sum * k;
    }
  }
}
