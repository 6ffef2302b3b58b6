/** What should lie in each bucket, and what is wrong with what does. */
import { keys } from "../../db/keys.ts";
import { closesAt } from "../analytics/salt.ts";
import { day, iso, second } from "../clock.ts";
import type { DataContext, Shelf, ShelfName, ShelvedObject } from "../context.ts";
import { type GenerationId, isId, type UserId } from "../id.ts";
import { imageKey, isFileOf } from "../image/location.ts";
import { movesOf } from "../plan/moved.ts";
import type { Account, ExportJob, Generation, Gift, Giver } from "../privacy/inventory.ts";
import { imageClasses, type RetentionClass, retentionDays } from "../retention.ts";
import { type Finding, overdueFile, youngMs } from "./finding.ts";
import { ownersOf, rowsAt } from "./generations.ts";

export type Found = ReadonlyMap<string, Finding>;
type Judge = (
  context: DataContext,
  objects: readonly ShelvedObject[],
  shelf: Pick<Shelf, "has">,
) => Promise<Found>;

/** Each bucket that holds anything about anyone, in the order they are looked at. */
export const judges: Readonly<Record<ShelfName, Judge>> = {
  images: judgeImages,
  uploads: judgeByAge("upload"),
  exports: judgeExports,
  training: judgeTraining,
  tombstones: judgeByAge("tombstone"),
  salts: judgeSalts,
};

const imageFile = new RegExp(
  `^images/(?:${imageClasses.join("|")})/[^/]+/(\\d{10})/(gen_[^/]+)/(\\d{1,2})-[^/]+$`,
);
const exportKey = /^(exports|work)\/(usr_[^/]+)\/(exp_[^/]+)\/./;
const saltKey = /^salts\/(\d{4}-\d{2}-\d{2})\/./;
const trainingKey = /^training\/[^/]+\/(gen_[^/]+)\/(\d{1,2})\.(?:webp|json)$/;

/** An image is there until its second; and only where its generation says, or with a promise to remove it. */
async function judgeImages(
  context: DataContext,
  objects: readonly ShelvedObject[],
  shelf: Pick<Shelf, "has">,
): Promise<Found> {
  const now = context.clock.now();
  const found = new Map<string, Finding>();
  const doubtful: { key: string; id: GenerationId; n: number }[] = [];
  for (const { key, changedAtMs } of objects) {
    const [, expiry, id = "", n] = imageFile.exec(key) ?? [];
    if (expiry === undefined || !isId("gen", id)) {
      found.set(key, "unknown");
      continue;
    }
    const endsMs = Number(expiry) * second;
    const overdue = overdueFile(endsMs, now);
    if (overdue) found.set(key, overdue);
    // Past its second nobody opens it, and its row may go before or after it.
    else if (endsMs > now && changedAtMs + youngMs < now) doubtful.push({ key, id, n: Number(n) });
  }
  const owned = await withOwners(context, doubtful, found);
  const rows = await rowsAt(
    context,
    owned.map(({ userId, id }) => keys.generation(userId, id)),
  );
  const stray = owned.filter(({ key, userId, id }) => {
    const of = rows.at(keys.generation(userId, id)) as Generation | undefined;
    if (!of) return true;
    const ended = of.state !== "queued" && of.state !== "running";
    return ended && !isFileOf(of, key);
  });
  const promised = await rowsAt(context, stray.flatMap(promisesOf));
  for (const file of stray) {
    const isPromised =
      promisesOf(file).some((key) => promised.at(key)) ||
      (await movesOf(context, file.userId, file.id)).length > 0;
    if (isPromised) continue;
    const of = rows.at(keys.generation(file.userId, file.id)) as Generation | undefined;
    const image = of?.images.find(({ n }) => n === file.n);
    // The generation has this image, but neither here nor where it says: as after a restored backup.
    // The last copy is not ours to remove.
    const isLast = of && image && !(await shelf.has(imageKey(of, image)));
    found.set(file.key, isLast ? "unknown" : "orphaned");
  }
  return found;
}

function promisesOf({ userId, id, n }: { userId: UserId; id: GenerationId; n: number }) {
  return [keys.cleanup(userId, id), keys.cleanup(userId, `${id}.${n}`)];
}

/** An archive is there while its export is, until it expires; what it was made from until it is ready. */
async function judgeExports(
  context: DataContext,
  objects: readonly ShelvedObject[],
): Promise<Found> {
  const now = context.clock.now();
  const found = new Map<string, Finding>();
  const keyOf = (match: readonly string[]) =>
    keys.export(match[2] as UserId, match[3] as `exp_${string}`);
  const matched = objects.flatMap(({ key, changedAtMs }) => {
    const match = exportKey.exec(key);
    if (!match) found.set(key, "unknown");
    else if (changedAtMs + youngMs < now) return [{ key, changedAtMs, match }];
    return [];
  });
  const rows = await rowsAt(
    context,
    matched.map(({ match }) => keyOf(match)),
  );
  for (const { key, changedAtMs, match } of matched) {
    const job = rows.at(keyOf(match)) as ExportJob | undefined;
    const writing = job?.state === "waiting" || job?.state === "writing";
    const overdue = overdueFile(changedAtMs + retentionDays.export * day, now);
    const over = job?.expiresAt !== undefined && Date.parse(job.expiresAt) + youngMs < now;
    if (!job || (match[1] === "work" && !writing)) found.set(key, "orphaned");
    else if (overdue) found.set(key, overdue);
    else if (over) found.set(key, "expired");
  }
  return found;
}

/** A copy is there while its gift is, under a consent that holds or is being taken back. */
async function judgeTraining(
  context: DataContext,
  objects: readonly ShelvedObject[],
): Promise<Found> {
  const now = context.clock.now();
  const found = new Map<string, Finding>();
  const copies = objects.flatMap(({ key, changedAtMs }) => {
    const [, id = "", n] = trainingKey.exec(key) ?? [];
    if (!isId("gen", id)) found.set(key, "unknown");
    else if (changedAtMs + youngMs < now) return [{ key, id, n: Number(n) }];
    return [];
  });
  const given = await withOwners(context, copies, found);
  const rows = await rowsAt(
    context,
    given.flatMap(({ userId, id, n }) => [
      keys.account(userId),
      keys.gift(userId, id),
      keys.gift(userId, `${id}.${n}`),
    ]),
  );
  const under = (userId: UserId, gift: Gift | undefined) =>
    gift && keys.giver(userId, gift.receipt);
  const gifts = given.map((copy) => ({
    ...copy,
    gift: rows.at(keys.gift(copy.userId, copy.id)) as Gift | undefined,
    returning: rows.at(keys.gift(copy.userId, `${copy.id}.${copy.n}`)) as Gift | undefined,
    consent: (rows.at(keys.account(copy.userId)) as Account | undefined)?.trainingReceipt,
  }));
  const givers = await rowsAt(
    context,
    gifts.flatMap(({ userId, gift }) => under(userId, gift) ?? []),
  );
  for (const { key, userId, n, gift, returning, consent } of gifts) {
    const giverKey = under(userId, gift);
    const giver = giverKey && (givers.at(giverKey) as Giver | undefined);
    const named = gift && (gift.state !== "given" || gift.images.includes(n));
    const leaving = giver?.until !== undefined && giver.until > iso(now - youngMs);
    if (returning) continue;
    if (!named || (gift.receipt !== consent && !leaving)) found.set(key, "orphaned");
  }
  return found;
}

/** The salt of a day goes an hour after it; 48 hours after its beginning the promise is broken. */
async function judgeSalts(
  { clock }: DataContext,
  objects: readonly ShelvedObject[],
): Promise<Found> {
  const now = clock.now();
  const found = new Map<string, Finding>();
  for (const { key } of objects) {
    const [, date] = saltKey.exec(key) ?? [];
    if (date === undefined) found.set(key, "unknown");
    else if (now >= Date.parse(date) + retentionDays.visit * day) found.set(key, "expired");
    else if (now >= closesAt(date) + youngMs) found.set(key, "late");
  }
  return found;
}

/** Those whose generation is somebody's. Of the others the account is gone. */
async function withOwners<File extends { readonly key: string; readonly id: GenerationId }>(
  context: DataContext,
  files: readonly File[],
  found: Map<string, Finding>,
): Promise<(File & { readonly userId: UserId })[]> {
  const owners = await ownersOf(
    context,
    files.map(({ id }) => id),
  );
  return files.flatMap((file) => {
    const userId = owners.get(file.id);
    if (userId) return [{ ...file, userId }];
    found.set(file.key, "orphaned");
    return [];
  });
}

function judgeByAge(retentionClass: RetentionClass): Judge {
  return async ({ clock }, objects) => {
    const found = new Map<string, Finding>();
    for (const { key, changedAtMs } of objects) {
      const overdue = overdueFile(changedAtMs + retentionDays[retentionClass] * day, clock.now());
      if (overdue) found.set(key, overdue);
    }
    return found;
  };
}
