/**
 * What happened in an account besides making images: what operators did, what was handed over, what
 * the person allowed and asked for. Several kinds of item, merged by the time in their ids.
 */
import type { Entity, ValueOf } from "../../db/codec.ts";
import { ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import type { Person } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { mayBeTold } from "../disclosure/notice.ts";
import { AppError } from "../error.ts";
import type { UserId } from "../id.ts";
import { consent, disclosureNotice, exportJob, operatorAction } from "../privacy/inventory.ts";
import type { ActivityFilter, ActivityPage, ActivityView } from "./schema.ts";
import { actionWords, consentWords, disclosureWords } from "./words.ts";

/** Something that happened, and its id. */
interface Told extends ActivityView {
  readonly id: string;
}

/** The same with the part of its id that sorts by time. */
interface Dated extends ActivityView {
  readonly ulid: string;
}

interface Fetched {
  readonly found: readonly Dated[];
  /** The oldest of them, when there may be older ones still. */
  readonly horizon: string | undefined;
}

type Source = (
  context: DataContext,
  userId: UserId,
  page: { before: string | undefined; limit: number },
) => Promise<Fetched>;

const sources: readonly Source[] = [
  source(operatorAction, "act", ranges.operatorActions, (_, each) => ({
    ...{ id: each.id, at: each.at, kind: each.kind, words: actionWords(each) },
  })),
  source(disclosureNotice, "dis", ranges.disclosureNotices, (context, each) =>
    mayBeTold(context, each)
      ? { id: each.id, at: each.at, kind: "disclosure", words: disclosureWords(each) }
      : undefined,
  ),
  source(consent, "rcp", ranges.consents, (_, each) => ({
    ...{ id: each.id, at: each.at, kind: "consent", words: consentWords(each) },
  })),
  source(exportJob, "exp", ranges.exports, (_, each) => ({
    ...{ id: each.id, at: each.requestedAt, kind: "export", words: "You asked for an export." },
  })),
];

const ulidPattern = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Newest first. @throws AppError cursor.invalid */
export async function listActivity(
  context: DataContext,
  { userId }: Pick<Person, "userId">,
  { cursor, limit }: ActivityFilter,
): Promise<ActivityPage> {
  if (cursor !== undefined && !ulidPattern.test(cursor)) {
    throw new AppError("cursor.invalid", "Start again from the newest.");
  }
  const fetched = await Promise.all(
    sources.map((page) => page(context, userId, { before: cursor, limit })),
  );
  // Older than this, another source may have something that was not looked at yet.
  const horizons = fetched.flatMap(({ horizon }) => (horizon ? [horizon] : []));
  const horizon = horizons.toSorted().at(-1);
  const all = fetched
    .flatMap(({ found }) => found)
    .filter(({ ulid }) => horizon === undefined || ulid >= horizon)
    .toSorted((one, other) => (one.ulid < other.ulid ? 1 : -1));
  const shown = all.slice(0, limit);
  const last = shown.length === limit ? shown.at(-1)?.ulid : horizon;
  const more = all.length > shown.length || horizon !== undefined;
  return {
    items: shown.map(({ ulid: _, ...each }) => each),
    nextCursor: more ? (last ?? null) : null,
  };
}

/** One kind of item under a person's partition, whose sort keys end in the ids of a prefix. */
function source<E extends Entity>(
  entity: E,
  prefix: string,
  range: (userId: UserId) => { pk: string; begins: string },
  tell: (context: DataContext, item: ValueOf<E>) => Told | undefined,
): Source {
  return async (context, userId, { before, limit }) => {
    const of = range(userId);
    const found: Dated[] = [];
    let after = before === undefined ? undefined : `${of.begins}${prefix}_${before}`;
    // On to the next page where something may not be told: not even a gap shall tell of it.
    for (;;) {
      const page = await queryPage(context.table, entity, of, { limit, newestFirst: true, after });
      for (const item of page.items) {
        const told = tell(context, item);
        if (!told) continue;
        const { id, ...seen } = told;
        found.push({ ...seen, ulid: id.slice(prefix.length + 1) });
        if (found.length === limit) return { found, horizon: found.at(-1)?.ulid };
      }
      if (!page.next) return { found, horizon: undefined };
      after = page.next;
    }
  };
}
