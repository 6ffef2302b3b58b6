/** Puts the subjects where they belong: on the ground, on each other, in the water, in the air. */

import { mix, toLch } from "../colour.ts";
import type { Frame, Layer } from "../frame.ts";
import { circle, ellipse, linear, n, radial, shape, smooth } from "../geometry.ts";
import type { Rng } from "../random.ts";
import type { Mention, Size } from "../reading.ts";
import { subjectOf } from "../subjects/index.ts";
import type { Subject } from "../subjects/subject.ts";
import { colourValues } from "../words/setting-words.ts";
import { penFor, put, type Setting, type Stage } from "./stage.ts";
import { wear } from "./wear.ts";

/** Rows of one plant from far to near, open where the heroes stand. */
function sown(stage: Stage, setting: Setting, mention: Mention): Layer[] {
  const { frame } = stage;
  const rng = stage.rng.fork(`crop ${mention.kind}`);
  const subject = subjectOf(mention.kind);
  const colour = mention.colour === undefined ? subject.colour : colourValues[mention.colour];
  const layers: Layer[] = [];
  const rows = 5;
  const top = setting.far + (setting.mid - setting.far) * 0.4;
  for (let row = 0; row < rows; row++) {
    const t = row / (rows - 1);
    const y = top + (frame.h * 1.03 - top) * t ** 1.35;
    const height = frame.short * subject.height * (0.2 + t * 0.62) * (subject.landmark ? 0.7 : 0.9);
    const step = Math.max(20, (subject.width / 100) * height * 0.92);
    const depth = (1 - t) * 0.45;
    let svg = "";
    for (let x = -step * rng.range(0, 1); x < frame.w + step; x += step * rng.range(0.85, 1.15)) {
      if (t > 0.4 && Math.abs(x - stage.heroX) < frame.short * 0.26) continue;
      const pen = penFor(stage, rng, { colour, named: mention.colour !== undefined, depth });
      svg += put(
        subject.draw(pen),
        x,
        y + rng.range(-6, 6),
        height * rng.range(0.85, 1.12),
        rng.chance(0.5),
      );
    }
    layers.push({ svg, role: row === rows - 1 ? "front" : "land", depth, relief: 4 });
  }
  return layers;
}

interface Item {
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

const sizeFactor: Readonly<Record<Size, number>> = {
  tiny: 0.42,
  small: 0.7,
  normal: 1,
  big: 1.26,
  huge: 1.6,
};

const widthOf = (item: { subject: Subject; height: number }) =>
  (item.subject.width / 100) * item.height;

/** What hands can hold: where its foot is and how high it is, for a holder 100 high. */
const held: Readonly<
  Partial<Record<string, { x: number; y: number; height: number; front?: boolean }>>
> = {
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

type Zone = "sky" | "water" | "float" | "back" | "hero";

function zoneOf(
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
function roomy(mention: Mention | undefined): boolean {
  if (mention === undefined) return false;
  const { inside, seat } = subjectOf(mention.kind);
  return (inside ?? seat) !== undefined;
}

/** Something with a rider on it leaves room above. */
const carries = (mentions: readonly Mention[], index: number) =>
  mentions.some(
    (m) => m.relation?.to === index && (m.relation.how === "on" || m.relation.how === "in"),
  );

export function placeSubjects(stage: Stage, setting: Setting): Layer[] {
  const { frame, reading } = stage;
  const rng = stage.rng.fork("place");
  const mentions = reading.subjects;
  if (mentions.length === 0) return [];
  const items: Item[] = [];
  const zones = mentions.map((m) =>
    zoneOf(m, subjectOf(m.kind), stage, setting, mentions.length - 1),
  );
  const attached = (i: number) => {
    if (holderOf(i) !== undefined) return true;
    const relation = mentions[i]?.relation;
    return (
      relation !== undefined &&
      typeof relation.to === "number" &&
      (relation.how === "on" || (relation.how === "in" && roomy(mentions[relation.to]))) &&
      !mentions[relation.to]?.crop &&
      mentions[relation.to]?.relation?.to !== i
    );
  };
  const inZone = (zone: Zone) =>
    mentions
      .map((_, i) => i)
      .filter((i) => zones[i] === zone && !attached(i) && !mentions[i]?.crop);

  placeRow(inZone("hero"), "hero");
  placeRow(inZone("back"), "back");
  placeRow(inZone("water"), "water");
  placeLoose(inZone("sky"));
  placeLoose(inZone("float"));
  // A hat on a cat on a car: each waits for what it sits on; circles end up on the ground.
  let waiting = mentions.map((_, i) => i).filter(attached);
  for (let before = -1; waiting.length > 0 && waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter((i) => !attach(i));
  }
  placeRow(waiting, "hero");
  const crops = mentions.filter((m) => m.crop).flatMap((m) => sown(stage, setting, m));
  return [...crops, ...layersOf(stage, items, rng)];

  /** Side by side on a line, in as many staggered rows as the number asks for. */
  function placeRow(group: readonly number[], zone: "hero" | "back" | "water"): void {
    if (group.length === 0) return;
    const crowd = mentions.length;
    const row: { index: number; copy: number; height: number; width: number }[] = [];
    for (const index of group) {
      const mention = mentions[index] as Mention;
      let height = naturalHeight(mention, frame, crowd);
      const relation = mention.relation;
      if (carries(mentions, index)) height *= 0.84;
      if (zone === "back") height *= crowd > 1 ? 1.12 : 1.2;
      if (zone === "water" && subjectOf(mention.kind).habitat === "ground") height *= 0.8;
      if (typeof relation?.to === "number" && relation.how === "under") height *= 0.86;
      for (let copy = 0; copy < mention.count; copy++) {
        const own = height * (mention.count > 1 ? rng.range(0.84, 1.1) : 1);
        row.push({ index, copy, height: own, width: (subjectOf(mention.kind).width / 100) * own });
      }
    }
    const overlap = row.length > 4 ? 0.62 : 0.9;
    let total = row.reduce((sum, r) => sum + r.width * overlap, 0);
    const room = frame.w * 0.92;
    const squeeze = total > room ? Math.max(0.55, room / total) : 1;
    total *= squeeze;
    const middle =
      zone === "hero" || group.length + inZone("hero").length === group.length
        ? stage.heroX
        : stage.heroX > frame.w / 2
          ? frame.w * 0.27
          : frame.w * 0.73;
    const start = Math.max(frame.w * 0.03, Math.min(frame.w * 0.97 - total, middle - total / 2));
    let x = start;
    const baseline =
      zone === "hero"
        ? setting.near
        : zone === "back"
          ? setting.mid
          : (setting.water ?? setting.near);
    const shuffled = row.length > 2 && group.length === 1 ? row : row;
    shuffled.forEach((r, k) => {
      const mention = mentions[r.index] as Mention;
      const subject = subjectOf(mention.kind);
      const h = r.height * squeeze;
      const stagger = row.length > 2 ? ((k % 2) - 0.5) * (frame.h - baseline) * 0.22 : 0;
      const cx = x + (r.width * overlap * squeeze) / 2;
      x += r.width * overlap * squeeze;
      const behind =
        mention.relation?.how === "behind" ? -1 : mention.relation?.how === "front" ? 1 : 0;
      const sink = zone === "water" && subject.habitat === "deep" ? h * 0.14 : 0;
      const toMiddle = cx > frame.w * 0.56;
      const half = Math.min(frame.w * 0.48, r.width * squeeze * 0.5);
      const inView = Math.max(frame.w * 0.02 + half, Math.min(frame.w * 0.98 - half, cx));
      items.push({
        mention,
        subject,
        index: r.index,
        copy: r.copy,
        x: inView,
        y: Math.min(frame.h * 0.97, baseline + stagger + sink + behind * 12),
        height: h,
        flip: subject.landmark
          ? rng.chance(0.5)
          : row.length === 1
            ? toMiddle || (cx > frame.w * 0.44 && rng.chance(0.5))
            : toMiddle
              ? rng.chance(0.8)
              : rng.chance(0.2),
        turn: zone === "water" && subject.habitat === "deep" ? -9 : 0,
        order: (zone === "back" ? 0 : 100) + stagger + behind * 60,
        depth: zone === "back" ? 0.14 : 0,
        footing: zone === "water" ? "water" : "ground",
      });
    });
  }

  /** Free in the air, the sea or space: the first in the open, the others around it, smaller when further. */
  function placeLoose(group: readonly number[]): void {
    const taken = items.map((item) => ({
      x: item.x,
      y: item.y - item.height / 2,
      r: Math.max(item.height, widthOf(item)) * 0.42,
    }));
    for (const index of group) {
      const mention = mentions[index] as Mention;
      const subject = subjectOf(mention.kind);
      const alone = items.length === 0;
      for (let copy = 0; copy < mention.count; copy++) {
        const relation = mention.relation;
        const far = copy === 0 ? 1 : rng.range(0.5, 0.95);
        const base = naturalHeight(mention, frame, mentions.length) * (alone ? 1 : 0.8) * far;
        const leaping =
          relation?.how === "over" &&
          stage.orb !== undefined &&
          (relation.to === "moon" || relation.to === "sun");
        const height = Math.min(base, frame.h * (leaping ? 0.3 : 0.66));
        const r = Math.max(height, (subject.width / 100) * height) * 0.46;
        const over =
          typeof relation?.to === "number"
            ? items.find((item) => item.index === relation.to)
            : undefined;
        let best = { x: stage.heroX, y: frame.h * 0.4, room: Number.NEGATIVE_INFINITY };
        const floor = setting.floating
          ? frame.h * 0.8
          : Math.min(stage.horizon * 1.02, frame.h * 0.7);
        for (let attempt = 0; attempt < 40; attempt++) {
          const spread = copy === 0 ? 0.22 : 0.48;
          const anchor =
            leaping && stage.orb
              ? stage.orb.x
              : over
                ? over.x
                : alone
                  ? stage.heroX
                  : frame.w - stage.heroX;
          const cx =
            copy === 0
              ? anchor + rng.range(-1, 1) * frame.w * (over || leaping ? 0.04 : spread * 0.5)
              : frame.w * rng.range(0.08, 0.92);
          const cy =
            leaping && stage.orb
              ? stage.orb.y - stage.orb.r * 0.72 - height * 0.5
              : rng.range(
                  Math.min(r * 0.9 + 20, floor * 0.5),
                  Math.max(floor - r * 0.5, floor * 0.52),
                );
          const x = Math.max(r * 0.8, Math.min(frame.w - r * 0.8, cx));
          const y = Math.max(height * 0.56, cy);
          const room =
            Math.min(...taken.map((t) => Math.hypot(t.x - x, t.y - y) - t.r - r), 60) -
            Math.abs(y - floor * 0.55) * 0.05;
          if (room > best.room) best = { x, y, room };
        }
        taken.push({ x: best.x, y: best.y, r });
        const floats = stage.place === "space" && subject.habitat !== "space";
        items.push({
          mention,
          subject,
          index,
          copy,
          x: best.x,
          y: best.y + height / 2,
          height,
          flip: best.x > frame.w * 0.55 ? rng.chance(0.85) : rng.chance(0.15),
          turn: floats ? rng.range(-22, 22) : leaping ? -13 : 0,
          order: 50 + copy * -1,
          depth: copy === 0 ? 0 : (1 - far) * 0.5,
          footing: "none",
        });
      }
    }
  }

  /** On, in or held by something that is placed already; false while it is not. */
  function attach(i: number): boolean {
    const mention = mentions[i] as Mention;
    const subject = subjectOf(mention.kind);
    const holder = holderOf(i);
    const relation = mention.relation;
    const to = holder ?? (typeof relation?.to === "number" ? relation.to : -1);
    const hosts = items.filter((item) => item.index === to && !item.rim);
    if (hosts.length === 0) return false;
    const grip = holder === undefined ? undefined : held[mention.kind];
    const copies = grip === undefined ? mention.count : Math.max(mention.count, hosts.length);
    for (let copy = 0; copy < copies; copy++) {
      const host = hosts[copy % hosts.length] as Item;
      const k = host.height / 100;
      const side = host.flip ? -1 : 1;
      const around = Math.floor(copy / hosts.length);
      if (grip !== undefined) {
        items.push({
          ...{
            mention,
            subject,
            index: i,
            copy,
            flip: host.flip,
            turn: around * 9 - 2,
            depth: host.depth,
          },
          x: host.x + (grip.x + around * 9) * k * side,
          y: host.y + (grip.y - around * 6) * k,
          height: grip.height * k * sizeFactor[mention.size],
          order: host.order - 0.4 + (grip.front ? 0.8 : 0),
          footing: "none",
        });
        continue;
      }
      const inside = relation?.how === "in" ? host.subject.inside : undefined;
      // Riders' legs are on the far side of the back they sit on.
      const astride = inside === undefined && host.subject.astride === true;
      const seat = inside ?? host.subject.seat ?? [0, -94];
      const natural = naturalHeight({ ...mention, count: 1 }, frame, 3);
      const widest = ((host.subject.width * k * (inside ? 0.62 : 0.8)) / subject.width) * 100;
      const room = host.y + seat[1] * k - frame.h * 0.04;
      const height = Math.min(
        natural,
        host.height * (host.subject.seatScale ?? (inside ? 0.7 : 0.55)),
        Math.max(widest, natural * 0.4),
        Math.max(room, frame.h * 0.08),
      );
      const spread = mention.count > 1 ? (copy - (mention.count - 1) / 2) * height * 0.7 : 0;
      items.push({
        ...{ mention, subject, index: i, copy, flip: host.flip, turn: 0, depth: host.depth },
        x: host.x + seat[0] * k * side + spread,
        y:
          host.y +
          seat[1] * k +
          (inside
            ? Math.min(height * 0.3, -seat[1] * k * 0.9)
            : astride
              ? height * 0.27
              : height * 0.015),
        height,
        order: host.order + (astride ? -0.5 : 0.5),
        footing: "none",
      });
      if (inside && copy < hosts.length && host.subject.rim !== undefined) {
        items.push({ ...host, rim: true, order: host.order + 0.7, footing: "none" });
      }
    }
    return true;
  }

  /** Whoever carries it: "a girl with a balloon". */
  function holderOf(i: number): number | undefined {
    const kind = mentions[i]?.kind;
    if (kind === undefined || held[kind] === undefined) return undefined;
    const holder = mentions.findIndex((m, j) => {
      return (
        j !== i &&
        m.relation?.how === "with" &&
        m.relation.to === i &&
        subjectOf(m.kind).head !== undefined
      );
    });
    return holder < 0 ? undefined : holder;
  }
}

function layersOf(stage: Stage, items: Item[], rng: Rng): Layer[] {
  const { palette, frame } = stage;
  items.sort((a, b) => a.order - b.order || a.y - b.y);
  const layers: Layer[] = [];
  const lights: string[] = [];
  const limit = items.length > 6 ? Math.ceil(items.length / 4) : 1;
  let svg = "";
  let inLayer = 0;
  let tallest = 0;
  const flush = () => {
    if (svg === "") return;
    layers.push({
      svg,
      role: "thing",
      depth: 0.02,
      relief: Math.max(4, Math.min(20, tallest * 0.055)),
    });
    svg = "";
    inLayer = 0;
    tallest = 0;
  };
  const shadow = mix(palette.ink, "#000010", 0.4);
  for (const item of items) {
    const { mention, subject } = item;
    const named = mention.colour !== undefined;
    const pen = penFor(stage, stage.rng.fork(`${mention.kind}${item.copy}`), {
      colour: ownColour(mention, subject),
      named,
      depth: item.depth,
      pose:
        item.footing === "water" && mention.pose === "rest"
          ? "swim"
          : item.footing === "none" &&
              subject.habitat !== "air" &&
              item.order < 100 &&
              !["in", "on"].includes(mention.relation?.how ?? "") &&
              stage.place !== "space" &&
              stage.place !== "deep"
            ? "fly"
            : mention.pose,
    });
    const body = item.rim
      ? (subject.rim?.(pen) ?? "")
      : subject.draw(pen) + wear(pen, subject, mention);
    const drawn = put(
      body,
      item.x,
      item.y,
      item.height,
      item.flip,
      item.flip ? -item.turn : item.turn,
    );
    const width = widthOf(item);
    let under = "";
    if (item.footing === "ground") {
      if (stage.place === "sea") under += islet(item.x, item.y, width * 0.95 + 40, frame.h * 0.1);
      const id = stage.id("shade");
      under += `<defs>${radial(
        id,
        [
          { at: 0, colour: shadow, opacity: 0.5 },
          { at: 0.6, colour: shadow, opacity: 0.3 },
          { at: 1, colour: shadow, opacity: 0 },
        ],
        0,
        0,
        1,
      )}</defs><g transform="translate(${n(item.x)} ${n(item.y)}) scale(${n(width * 0.56)} ${n(Math.max(6, width * 0.085))})"><circle r="1" fill="url(#${id})"/></g>`;
    }
    if (item.footing === "water") {
      const k = item.height / 100;
      under += `<g opacity=".34" transform="translate(${n(item.x)} ${n(item.y)}) scale(${n(item.flip ? -k : k)} ${n(-k * 0.8)})">${body}</g>`;
    }
    if (under) {
      flush();
      layers.push({
        svg: under,
        role: item.footing === "water" || stage.place !== "sea" ? "mark" : "land",
        depth: 0.05,
        ...(stage.place === "sea" ? { relief: 8 } : {}),
      });
    }
    svg += drawn;
    tallest = Math.max(tallest, item.height);
    if (item.footing === "water") {
      const foam = mix(palette.sky[2], "#ffffff", 0.6);
      for (let i = 0; i < 5; i++)
        svg += ellipse(
          item.x + rng.range(-0.5, 0.5) * width,
          item.y + rng.range(-1, 5),
          rng.range(0.1, 0.26) * width,
          2.2,
          foam,
          0,
          'opacity=".7"',
        );
      if (subject.habitat === "deep") svg += splash(item, foam, rng);
    }
    if (pen.night && subject.lamp) lights.push(lampLight(stage, item, subject.lamp));
    if (++inLayer >= limit) flush();
  }
  flush();
  if (lights.length > 0)
    layers.push({ svg: lights.join(""), role: "light", depth: 0, blend: "screen" });
  return layers;

  function islet(x: number, y: number, w: number, h: number): string {
    const rock = palette.tone("#6f6a70");
    return (
      shape(
        smooth(
          [
            [x - w * 0.75, y + h],
            [x - w * 0.62, y + h * 0.2],
            [x - w * 0.3, y - 4],
            [x, y - 9],
            [x + w * 0.34, y - 3],
            [x + w * 0.6, y + h * 0.24],
            [x + w * 0.78, y + h],
          ],
          true,
        ),
        rock,
      ) +
      shape(
        smooth(
          [
            [x - w * 0.5, y + 6],
            [x - w * 0.2, y - 5],
            [x + w * 0.1, y - 8],
            [x + w * 0.36, y - 1],
            [x + w * 0.1, y + 8],
            [x - w * 0.2, y + 12],
          ],
          true,
        ),
        palette.land[2],
      )
    );
  }
}

/** "A red fox" is fox red, not fire-engine red: a named colour near the natural one leans towards it. */
function ownColour(mention: Mention, subject: Subject): string {
  if (mention.colour === undefined) return subject.colour;
  const named = colourValues[mention.colour];
  const a = toLch(named);
  const b = toLch(subject.colour);
  const apart = Math.abs(((a.h - b.h + 540) % 360) - 180);
  return a.c > 0.06 && b.c > 0.06 && apart < 42 && Math.abs(a.l - b.l) < 0.2
    ? mix(named, subject.colour, 0.6)
    : named;
}

function splash(item: Item, foam: string, rng: Rng): string {
  let svg = "";
  const w = widthOf(item);
  for (let i = 0; i < 26; i++) {
    const a = -Math.PI * rng.range(0.12, 0.88);
    const d = w * rng.range(0.3, 0.6);
    svg += circle(
      item.x + Math.cos(a) * d,
      item.y + Math.sin(a) * d * 0.42,
      rng.range(1.2, 4.5),
      foam,
      'opacity=".8"',
    );
  }
  return svg;
}

function lampLight(stage: Stage, item: Item, lamp: readonly [number, number]): string {
  const { palette, frame } = stage;
  const k = item.height / 100;
  const x = item.x + lamp[0] * k * (item.flip ? -1 : 1);
  const y = item.y + lamp[1] * k;
  const r = Math.max(frame.short * 0.08, item.height * 0.5);
  const id = stage.id("light");
  let svg = `<defs>${radial(
    id,
    [
      { at: 0, colour: palette.lamp, opacity: 0.75 },
      { at: 0.3, colour: palette.lamp, opacity: 0.28 },
      { at: 1, colour: palette.lamp, opacity: 0 },
    ],
    x,
    y,
    r,
  )}</defs>${circle(x, y, r, `url(#${id})`)}`;
  if (item.mention.kind === "lighthouse") {
    for (const [dx, dy] of [
      [1, -0.12],
      [-1, -0.06],
    ] as const) {
      const beam = stage.id("beam");
      const long = frame.w * 0.7;
      const ex = x + dx * long;
      svg += `<defs>${linear(
        beam,
        [
          { at: 0, colour: "#fff3c4", opacity: 0.75 },
          { at: 1, colour: "#fff3c4", opacity: 0 },
        ],
        [x, y],
        [ex, y + dy * long],
      )}</defs>${shape(`M${n(x)} ${n(y - 3)}L${n(ex)} ${n(y + dy * long - long * 0.1)}L${n(ex)} ${n(y + dy * long + long * 0.1)}L${n(x)} ${n(y + 3)}Z`, `url(#${beam})`)}`;
    }
  }
  return svg;
}
