/** Exports in a test: the worker's context, its work, and people with many images. */
import { randomBytes } from "node:crypto";
import type { Browser } from "../../../../local/testing/browser.ts";
import type { Product } from "../../../../local/testing/product.ts";
import { commitOne } from "../../../db/commit.ts";
import { keys } from "../../../db/keys.ts";
import { get } from "../../../db/read.ts";
import { put } from "../../../db/write.ts";
import { openArchives } from "../../../runtime/archives.ts";
import { openReader } from "../../../runtime/reader.ts";
import { day, epochSeconds, iso } from "../../clock.ts";
import type { ExportContext } from "../../context.ts";
import { type GenerationId, newId, type UserId } from "../../id.ts";
import { imageKey } from "../../image/location.ts";
import { account, type Generation, generation } from "../../privacy/inventory.ts";
import { type ExportLimits, exportLimits } from "../limits.ts";
import { runExport } from "../run.ts";
import type { ExportView } from "../schema.ts";

export const mebibyte = 1024 * 1024;

export function exportContext(product: Product): ExportContext {
  return {
    ...product.context,
    images: openReader(product.services.buckets.images),
    archives: openArchives(product.services.buckets.exports),
  };
}

/** All the time there is. */
export const patient = { remainingMs: () => Number.POSITIVE_INFINITY };

/** Does what is in the queue of exports. Answers how many messages that were. */
export function workExports(
  product: Product,
  limits: Partial<ExportLimits> = {},
  context: ExportContext = exportContext(product),
): Promise<number> {
  return product.jobs("exports", (job) =>
    runExport(context, job, patient, { ...exportLimits, ...limits }),
  );
}

export async function requested(browser: Browser): Promise<ExportView> {
  const { status, body } = await browser.post("/api/account/exports", {});
  if (status !== 202) throw new Error(`not asked for: ${status} ${JSON.stringify(body)}`);
  return (body as unknown as { export: ExportView }).export;
}

export async function exportsOf(browser: Browser): Promise<ExportView[]> {
  const { body } = await browser.get("/api/account/exports");
  return (body as unknown as { items: ExportView[] }).items;
}

/** The archive as a browser gets it that follows the link. */
export async function downloaded(browser: Browser, id: string, part = 1): Promise<Response> {
  const { status, headers } = await browser.get(`/api/account/exports/${id}/download?part=${part}`);
  if (status !== 302 || !headers.location) throw new Error(`no link: ${status}`);
  return fetch(headers.location);
}

/** A whole export, asked for and written. Answers its one archive. */
export async function exported(product: Product, browser: Browser): Promise<Buffer> {
  const { id } = await requested(browser);
  await workExports(product);
  return Buffer.from(await (await downloaded(browser, id)).arrayBuffer());
}

/** Generations with files of noise, without anybody drawing or paying. */
export async function seedImages(
  product: Product,
  userId: UserId,
  {
    generations,
    imagesEach = 1,
    bytesEach,
    ...fields
  }: { generations: number; imagesEach?: number; bytesEach: number } & Partial<Generation>,
): Promise<Generation[]> {
  const { table, clock, images } = product.context;
  const owner = await get(table, account, keys.account(userId));
  if (!owner) throw new Error("nobody to make images for");
  const made: Generation[] = [];
  for (let g = 0; g < generations; g++) {
    const of = {
      ...settled(owner.imagePrefix, userId, newId("gen", clock), clock.now()),
      images: Array.from({ length: imagesEach }, (_, n) => ({
        id: newId("img", clock),
        n,
        width: 64,
        height: 64,
        bytes: bytesEach,
        contentType: "image/webp",
      })),
      ...fields,
    };
    for (const image of of.images) {
      await images.put(imageKey(of, image), randomBytes(bytesEach), {
        contentType: "image/webp",
        cacheControl: "no-store",
      });
    }
    const ttl = epochSeconds(Date.parse(of.expiresAt));
    await commitOne(table, put(generation, keys.generation(userId, of.id), of, { ttl }));
    made.push(of);
  }
  return made;
}

function settled(
  imagePrefix: string,
  userId: UserId,
  id: GenerationId,
  now: number,
): Omit<Generation, "images"> {
  return {
    id,
    userId,
    state: "succeeded",
    stage: "done",
    fraction: 1,
    prompt: "a red fox under a huge moon, watercolour",
    model: "sketch",
    resolution: "512",
    aspectRatio: "1:1",
    count: 4,
    seed: 7,
    favorite: false,
    quoted: 4,
    charged: 4,
    refunded: 0,
    creditsPerImage: 1,
    epoch: 0,
    imageClass: "free",
    imagePrefix,
    fileToken: "abcdef0123456789",
    imagesRevision: 0,
    attempts: 1,
    createdAt: iso(now),
    finishedAt: iso(now),
    deadline: iso(now),
    expiresAt: iso(Math.floor(now / 1000) * 1000 + 7 * day),
  };
}
