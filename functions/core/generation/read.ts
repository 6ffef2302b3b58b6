/** Looking at one's own generations. */
import { keys, ranges } from "../../db/keys.ts";
import { get, queryPage } from "../../db/read.ts";
import type { Person } from "../actor.ts";
import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import { type GenerationId, isId } from "../id.ts";
import { type Generation, generation } from "../privacy/inventory.ts";
import type { GenerationFilter, GenerationPage } from "./schema.ts";
import { viewGeneration } from "./view.ts";

/** Items looked at in one request of a filtered list, and how many requests one answer may cost. */
const lookedAtOnce = 100;
const requestsPerAnswer = 10;

/**
 * The person's own generation.
 * @throws AppError generation.not_found for an unknown or foreign id, and from the instant it expires.
 */
export async function requireGeneration(
  context: DataContext,
  person: Pick<Person, "userId">,
  id: string,
): Promise<Generation> {
  const found = isId("gen", id)
    ? await get(context.table, generation, keys.generation(person.userId, id))
    : undefined;
  if (!found || expired(context, found)) throw notFound();
  return found;
}

export function notFound(): AppError {
  return new AppError("generation.not_found", "There is no such generation. It may be deleted.");
}

/** What a viewer's key to images is cut from; one for each class of images in an answer. */
export type Viewer = Pick<Generation, "imageClass" | "imagePrefix">;

/**
 * Newest first. With filters a page may hold fewer than `limit` items, even none, and still have a
 * `nextCursor`: so much history was looked through for one answer.
 */
export async function listGenerations(
  context: DataContext,
  person: Person,
  filter: GenerationFilter,
): Promise<{ page: GenerationPage; viewers: Viewer[] }> {
  const matches = matcher(filter);
  const kept: Generation[] = [];
  let after = filter.cursor === undefined ? undefined : decodeCursor(filter.cursor);
  const filtered = filter.q ?? filter.model ?? filter.favorite ?? filter.state;
  const limit = filtered === undefined ? filter.limit : lookedAtOnce;
  for (let request = 0; request < requestsPerAnswer; request++) {
    const { items, next } = await queryPage(
      context.table,
      generation,
      ranges.generations(person.userId),
      { limit, after, newestFirst: true },
    );
    for (const [n, found] of items.entries()) {
      if (expired(context, found) || !matches(found)) continue;
      kept.push(found);
      if (kept.length < filter.limit) continue;
      const more = n < items.length - 1 || next !== undefined;
      return pageOf(kept, more ? found.id : undefined);
    }
    after = next;
    if (!next) break;
  }
  return pageOf(kept, after?.slice(ranges.generations(person.userId).begins.length));
}

function pageOf(kept: Generation[], last: string | undefined) {
  return {
    page: {
      items: kept.map(viewGeneration),
      nextCursor: last ? Buffer.from(last).toString("base64url") : null,
    },
    viewers: [...new Map(kept.map((found) => [found.imageClass, found])).values()],
  };
}

/** A cursor is the id of the last generation looked at; it reaches no one else's. */
function decodeCursor(cursor: string): string {
  const id = Buffer.from(cursor, "base64url").toString();
  if (!isId("gen", id)) throw new AppError("cursor.invalid", "Start again from the newest.");
  return keys.generation("usr_", id as GenerationId).sk;
}

function matcher(filter: GenerationFilter): (candidate: Generation) => boolean {
  const text = filter.q?.trim().toLocaleLowerCase();
  return (candidate) =>
    (!text || candidate.prompt.toLocaleLowerCase().includes(text)) &&
    (filter.model === undefined || candidate.model === filter.model) &&
    (filter.favorite === undefined || candidate.favorite === filter.favorite) &&
    (filter.state === undefined || candidate.state === filter.state);
}

/** TTL deletion may lag by days: what is past its time is treated as gone. */
function expired(context: DataContext, of: Generation): boolean {
  return of.expiresAt <= iso(context.clock.now());
}
