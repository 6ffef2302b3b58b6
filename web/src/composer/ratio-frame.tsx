import type { AspectRatio } from "../../../functions/api/types.ts";

const box = 24;
/** The longer side stays the same from 21:9 to 1:1 as nearly as the eye wants it. */
const area = 15.5;

/** A ratio as a little frame. */
export function RatioFrame({ ratio }: { ratio: AspectRatio }) {
  const { width, height } = frameOf(ratio);
  return (
    <svg class="ratio-frame" viewBox={`0 0 ${box} ${box}`} aria-hidden="true">
      <rect
        x={round((box - width) / 2)}
        y={round((box - height) / 2)}
        width={round(width)}
        height={round(height)}
        rx="1.5"
      />
    </svg>
  );
}

function frameOf(ratio: AspectRatio): { width: number; height: number } {
  const across = numberOf(ratio);
  const width = area * Math.sqrt(across);
  const height = area / Math.sqrt(across);
  const shrink = Math.min(1, (box - 2) / Math.max(width, height));
  return { width: width * shrink, height: height * shrink };
}

/** Width over height. */
export function numberOf(ratio: AspectRatio): number {
  const [across = 1, down = 1] = ratio.split(":").map(Number);
  return across / down;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
