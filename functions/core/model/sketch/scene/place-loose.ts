/** Subjects that hang free: in the air, under water, in space. */
import { subjectOf } from "../subjects/index.ts";
import { type Cast, naturalHeight, widthOf } from "./placement.ts";
import type { Orb } from "./stage.ts";

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** The first in the open, the others around it, smaller when further. */
export function placeLoose(cast: Cast, group: readonly number[]): void {
  const { stage, setting, mentions, items, rng } = cast;
  const { frame } = stage;
  const taken: Disc[] = items.map((item) => ({
    x: item.x,
    y: item.y - item.height / 2,
    r: Math.max(item.height, widthOf(item)) * 0.42,
  }));
  const floor = setting.floating ? frame.h * 0.8 : Math.min(stage.horizon * 1.02, frame.h * 0.7);
  for (const index of group) {
    const mention = mentions[index];
    if (mention === undefined) continue;
    const subject = subjectOf(mention.kind);
    const alone = items.length === 0;
    const relation = mention.relation;
    const jumps = relation?.how === "over" && (relation.to === "moon" || relation.to === "sun");
    const leapt: Orb | undefined = jumps ? stage.orb : undefined;
    const below = items.find((item) => item.index === relation?.to);
    for (let copy = 0; copy < mention.count; copy++) {
      const far = copy === 0 ? 1 : rng.range(0.5, 0.95);
      const base = naturalHeight(mention, frame, mentions.length) * (alone ? 1 : 0.8) * far;
      const height = Math.min(base, frame.h * (leapt ? 0.3 : 0.66));
      const r = Math.max(height, (subject.width / 100) * height) * 0.46;
      const half = Math.min(frame.w * 0.5, (subject.width / 200) * height + frame.short * 0.02);
      const anchor = leapt?.x ?? below?.x ?? (alone ? stage.heroX : frame.w - stage.heroX);
      const spread = leapt !== undefined || below !== undefined ? 0.04 : 0.11;
      const spot = roomiest(taken, floor, () => {
        const cx =
          copy === 0
            ? anchor + rng.range(-1, 1) * frame.w * spread
            : frame.w * rng.range(0.08, 0.92);
        const cy = leapt
          ? leapt.y - leapt.r * 0.72 - height * 0.5
          : rng.range(Math.min(r * 0.9 + 20, floor * 0.5), Math.max(floor - r * 0.5, floor * 0.52));
        return {
          x: Math.max(half, Math.min(frame.w - half, cx)),
          y: Math.max(height * 0.56, cy),
          r,
        };
      });
      taken.push(spot);
      const tumbles = stage.place === "space" && subject.habitat !== "space";
      items.push({
        mention,
        subject,
        index,
        copy,
        x: spot.x,
        y: spot.y + height / 2,
        height,
        flip: rng.chance(spot.x > frame.w * 0.55 ? 0.85 : 0.15),
        turn: tumbles ? rng.range(-22, 22) : leapt ? -13 : 0,
        order: 50 - copy,
        depth: copy === 0 ? 0 : (1 - far) * 0.5,
        footing: "none",
      });
    }
  }
}

/** Of forty tries the one furthest from everything else. */
function roomiest(taken: readonly Disc[], floor: number, next: () => Disc): Disc {
  let best = next();
  let most = Number.NEGATIVE_INFINITY;
  for (let attempt = 0; attempt < 40; attempt++) {
    const spot = next();
    const gap = Math.min(
      60,
      ...taken.map((t) => Math.hypot(t.x - spot.x, t.y - spot.y) - t.r - spot.r),
    );
    const room = gap - Math.abs(spot.y - floor * 0.55) * 0.05;
    if (room > most) {
      most = room;
      best = spot;
    }
  }
  return best;
}
