/** Subjects side by side: on the ground, further back, or on the water. */
import { subjectOf } from "../subjects/index.ts";
import { type Cast, carries, naturalHeight } from "./placement.ts";

interface Spot {
  readonly index: number;
  readonly copy: number;
  readonly height: number;
  readonly width: number;
}

/** On a line, in as many staggered rows as the number asks for. `middle` is where the row centres. */
export function placeRow(
  cast: Cast,
  group: readonly number[],
  zone: "hero" | "back" | "water",
  middle: number,
): void {
  if (group.length === 0) return;
  const { stage, setting, mentions, items, rng } = cast;
  const { frame } = stage;
  const row = group.flatMap((index) => copies(cast, index, zone));
  const overlap = row.length > 4 ? 0.62 : 0.9;
  const wanted = row.reduce((sum, spot) => sum + spot.width * overlap, 0);
  const squeeze = Math.min(1, Math.max(0.55, (frame.w * 0.92) / wanted));
  const total = wanted * squeeze;
  let x = Math.max(frame.w * 0.03, Math.min(frame.w * 0.97 - total, middle - total / 2));
  const baseline =
    zone === "hero"
      ? setting.near
      : zone === "back"
        ? setting.mid
        : (setting.water ?? setting.near);
  row.forEach((spot, k) => {
    const mention = mentions[spot.index];
    if (mention === undefined) return;
    const subject = subjectOf(mention.kind);
    const height = spot.height * squeeze;
    const width = spot.width * squeeze;
    const stagger = row.length > 2 ? ((k % 2) - 0.5) * (frame.h - baseline) * 0.22 : 0;
    const cx = x + (width * overlap) / 2;
    x += width * overlap;
    const how = mention.relation?.how;
    const towards = how === "behind" ? -1 : how === "front" ? 1 : 0;
    const swims = zone === "water" && subject.habitat === "deep";
    const half = Math.min(frame.w * 0.48, width * 0.5);
    const right = cx > frame.w * 0.56;
    items.push({
      mention,
      subject,
      index: spot.index,
      copy: spot.copy,
      x: Math.max(frame.w * 0.02 + half, Math.min(frame.w * 0.98 - half, cx)),
      y: Math.min(frame.h * 0.97, baseline + stagger + (swims ? height * 0.14 : 0) + towards * 12),
      height,
      // Whoever stands on the right looks back into the picture.
      flip: subject.landmark
        ? rng.chance(0.5)
        : row.length === 1
          ? right || (cx > frame.w * 0.44 && rng.chance(0.5))
          : rng.chance(right ? 0.8 : 0.2),
      turn: swims ? -9 : 0,
      order: (zone === "back" ? 0 : 100) + stagger + towards * 60,
      depth: zone === "back" ? 0.14 : 0,
      footing: zone === "water" ? "water" : "ground",
    });
  });
}

function copies(cast: Cast, index: number, zone: "hero" | "back" | "water"): Spot[] {
  const { stage, mentions, rng } = cast;
  const mention = mentions[index];
  if (mention === undefined) return [];
  const subject = subjectOf(mention.kind);
  const crowd = mentions.length;
  let height = naturalHeight(mention, stage.frame, crowd);
  if (carries(mentions, index)) height *= 0.84;
  if (zone === "back") height *= crowd > 1 ? 1.12 : 1.2;
  if (zone === "water" && subject.habitat === "ground") height *= 0.8;
  if (mention.relation?.how === "under" && typeof mention.relation.to === "number") height *= 0.86;
  return Array.from({ length: mention.count }, (_, copy) => {
    const own = height * (mention.count > 1 ? rng.range(0.84, 1.1) : 1);
    return { index, copy, height: own, width: (subject.width / 100) * own };
  });
}
