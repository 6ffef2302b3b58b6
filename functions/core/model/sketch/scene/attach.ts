/** What is on, in or held by something else goes where that is. */
import { subjectOf } from "../subjects/index.ts";
import {
  type Cast,
  type Grip,
  held,
  type Item,
  naturalHeight,
  roomy,
  sizeFactor,
} from "./placement.ts";

/** True when its place depends on another subject's. */
export function isAttached(cast: Pick<Cast, "mentions">, i: number): boolean {
  const { mentions } = cast;
  if (holderOf(cast, i) !== undefined) return true;
  const relation = mentions[i]?.relation;
  if (relation === undefined || typeof relation.to !== "number") return false;
  const host = mentions[relation.to];
  const fits = relation.how === "on" || (relation.how === "in" && roomy(host));
  return fits && !host?.crop && host?.relation?.to !== i;
}

/** Places it by its host; false while the host itself has no place yet. */
export function attach(cast: Cast, i: number): boolean {
  const { mentions, items } = cast;
  const mention = mentions[i];
  if (mention === undefined) return true;
  const holder = holderOf(cast, i);
  const hosts = items.filter(
    (item) => item.index === (holder ?? mention.relation?.to) && !item.rim,
  );
  if (hosts.length === 0) return false;
  const grip = holder === undefined ? undefined : held[mention.kind];
  const copies = grip === undefined ? mention.count : Math.max(mention.count, hosts.length);
  for (let copy = 0; copy < copies; copy++) {
    const host = hosts[copy % hosts.length];
    if (host === undefined) continue;
    const own = { mention, subject: subjectOf(mention.kind), index: i, copy };
    if (grip === undefined) seat(cast, host, own, copy < hosts.length);
    else items.push(grasp(host, own, grip, Math.floor(copy / hosts.length)));
  }
  return true;
}

type Own = Pick<Item, "mention" | "subject" | "index" | "copy">;

function grasp(host: Item, own: Own, grip: Grip, around: number): Item {
  const k = host.height / 100;
  return {
    ...own,
    x: host.x + (grip.x + around * 9) * k * (host.flip ? -1 : 1),
    y: host.y + (grip.y - around * 6) * k,
    height: grip.height * k * sizeFactor[own.mention.size],
    flip: host.flip,
    turn: around * 9 - 2,
    order: host.order + (grip.front ? 0.4 : -0.4),
    depth: host.depth,
    footing: "none",
  };
}

function seat(cast: Cast, host: Item, own: Own, first: boolean): void {
  const { frame } = cast.stage;
  const { mention, subject } = own;
  const k = host.height / 100;
  const inside = mention.relation?.how === "in" ? host.subject.inside : undefined;
  // A rider's legs are on the far side of the back it sits on.
  const astride = inside === undefined && host.subject.astride === true;
  const [x, y] = inside ?? host.subject.seat ?? [0, -94];
  const natural = naturalHeight({ ...mention, count: 1 }, frame, 3);
  const widest = ((host.subject.width * k * (inside ? 0.62 : 0.8)) / subject.width) * 100;
  const above = host.y + y * k - frame.h * 0.04;
  const height = Math.min(
    natural,
    host.height * (host.subject.seatScale ?? (inside ? 0.7 : 0.55)),
    Math.max(widest, natural * 0.4),
    Math.max(above, frame.h * 0.08),
  );
  const sink = inside ? Math.min(height * 0.3, -y * k * 0.9) : height * (astride ? 0.27 : 0.015);
  const spread = mention.count > 1 ? (own.copy - (mention.count - 1) / 2) * height * 0.7 : 0;
  cast.items.push({
    ...own,
    x: host.x + x * k * (host.flip ? -1 : 1) + spread,
    y: host.y + y * k + sink,
    height,
    flip: host.flip,
    turn: 0,
    order: host.order + (astride ? -0.5 : 0.5),
    depth: host.depth,
    footing: "none",
  });
  if (inside && first && host.subject.rim !== undefined) {
    cast.items.push({ ...host, rim: true, order: host.order + 0.7, footing: "none" });
  }
}

/** Whoever carries it: "a girl with a balloon". */
function holderOf({ mentions }: Pick<Cast, "mentions">, i: number): number | undefined {
  const kind = mentions[i]?.kind;
  if (kind === undefined || held[kind] === undefined) return undefined;
  const holder = mentions.findIndex(
    (m, j) =>
      j !== i &&
      m.relation?.how === "with" &&
      m.relation.to === i &&
      subjectOf(m.kind).head !== undefined,
  );
  return holder < 0 ? undefined : holder;
}
