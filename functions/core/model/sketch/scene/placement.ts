/** How big things are, where they belong, and what can be held, ridden or sat in. */
import type { Frame } from "../frame.ts";
import type { Rng } from "../random.ts";
import type { Mention, Size } from "../reading.ts";
import { subjectOf } from "../subjects/index.ts";
import type { Subject } from "../subjects/subject.ts";
import type { SubjectName } from "../words/subject-words.ts";
import type { Setting, Stage } from "./stage.ts";

/** Everything the placing steps share; `items` grows as they go. */
export interface Cast {
  readonly stage: Stage;
  readonly setting: Setting;
  readonly mentions: readonly Mention[];
  readonly items: Item[];
  readonly rng: Rng;
}

export interface Grip {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** In front of whoever holds it. */
  readonly front?: boolean;
}

export interface Item {
  readonly mention: Mention;
  readonly subject: Subject;
  /** Which mention it is, and which of its copies. */
  readonly index: number;
  readonly copy: number;
  x: number;
  /** Where its feet are. */
  y: number;
  height: number;
  flip: boolean;
  turn: number;
  /** Small is far. */
  order: number;
  depth: number;
  footing: "ground" | "water" | "none";
  /** Only the near side of something someone is inside of, drawn in front of them. */
  readonly rim?: boolean;
}

export const sizeFactor: Readonly<Record<Size, number>> = {
  tiny: 0.42,
  small: 0.7,
  normal: 1,
  big: 1.26,
  huge: 1.6,
};

export const widthOf = (item: { subject: Subject; height: number }) =>
  (item.subject.width / 100) * item.height;

/** What hands can hold: where its foot is and how high it is, for a holder 100 high. */
export const held: Readonly<Partial<Record<SubjectName, Grip>>> = {
  toyballoon: { x: 22, y: -38, height: 92 },
  umbrella: { x: 20, y: -36, height: 98 },
  kite: { x: 62, y: -96, height: 60 },
  lantern: { x: 27, y: -24, height: 40, front: true },
  candle: { x: 24, y: -34, height: 34, front: true },
  flower: { x: 24, y: -30, height: 46, front: true },
  sunflower: { x: 24, y: -30, height: 58, front: true },
  tulip: { x: 24, y: -32, height: 40, front: true },
  rose: { x: 24, y: -32, height: 42, front: true },
  sword: { x: 30, y: -34, height: 62, front: true },
  guitar: { x: 3, y: -14, height: 60, front: true },
  book: { x: 0, y: -34, height: 20, front: true },
  heart: { x: 4, y: -34, height: 28, front: true },
  cup: { x: 24, y: -36, height: 20, front: true },
  gift: { x: 0, y: -32, height: 26, front: true },
  key: { x: 26, y: -32, height: 30, front: true },
  fish: { x: 24, y: -38, height: 20, front: true },
  icecream: { x: 25, y: -34, height: 34, front: true },
};

export type Zone = "sky" | "water" | "float" | "back" | "hero";

export function zoneOf(
  mention: Mention,
  subject: Subject,
  stage: Stage,
  setting: Setting,
  others: number,
): Zone {
  const relation = mention.relation;
  if (stage.place === "deep")
    return subject.habitat === "deep" || mention.pose === "swim"
      ? "float"
      : subject.landmark
        ? "back"
        : "hero";
  if (stage.place === "space") return "float";
  if (relation?.how === "over" && relation.to !== "stars") return "sky";
  if (subject.habitat === "air" || subject.habitat === "space") return "sky";
  if (mention.pose === "fly" && !subject.landmark) return "sky";
  if (
    setting.water !== undefined &&
    (subject.habitat === "water" || subject.habitat === "deep" || mention.pose === "swim")
  )
    return "water";
  if (subject.landmark && others > 0) return "back";
  return "hero";
}

export function naturalHeight(mention: Mention, frame: Frame, crowd: number): number {
  const subject = subjectOf(mention.kind);
  const count = mention.count;
  const share =
    count <= 1
      ? 1
      : count === 2
        ? 0.86
        : count === 3
          ? 0.76
          : count <= 5
            ? 0.62
            : count <= 8
              ? 0.5
              : 0.42;
  const alone = crowd === 1 && count === 1 ? 1.16 : 1;
  const tall = frame.tall ? 1.1 : 1;
  const height =
    subject.height *
    frame.short *
    sizeFactor[mention.size] *
    share *
    alone *
    tall *
    (crowd > 2 ? 0.84 : 1);
  const widest = (frame.w * 0.84 * 100) / subject.width;
  return Math.min(height, frame.h * 0.82, widest);
}

/** True for what one can be in or at least sit in the branches of. */
export function roomy(mention: Mention | undefined): boolean {
  if (mention === undefined) return false;
  const { inside, seat } = subjectOf(mention.kind);
  return (inside ?? seat) !== undefined;
}

/** Something with a rider on it leaves room above. */
export const carries = (mentions: readonly Mention[], index: number) =>
  mentions.some(
    (m) => m.relation?.to === index && (m.relation.how === "on" || m.relation.how === "in"),
  );
