/** People with many images, put straight into the stores. */
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { day, iso, systemClock } from "../functions/core/clock.ts";
import { newId, type UserId } from "../functions/core/id.ts";
import { imageKey } from "../functions/core/image/location.ts";
import {
  account,
  type ExportJob,
  exportJob,
  exportSlot,
  type Generation,
  generation,
} from "../functions/core/privacy/inventory.ts";
import { openTable } from "../functions/db/client.ts";
import { keys } from "../functions/db/keys.ts";
import { put } from "../functions/db/write.ts";
import { openBucket } from "../functions/runtime/objects.ts";
import type { Services } from "../local/services.ts";

export interface Person {
  readonly userId: UserId;
  readonly table: string;
  readonly images: string;
  readonly exports: string;
  readonly imageKeys: string;
}

/** `keepIn`: a folder that gets the same files, for programs that read disks. */
export async function seedPerson(
  services: Services,
  { images, bytesEach, keepIn }: { images: number; bytesEach: number; keepIn?: string },
): Promise<Person> {
  const clock = systemClock;
  const userId = newId("usr", clock);
  const table = openTable(services.tableName);
  const bucket = openBucket(services.buckets.images);
  const items: unknown[] = [
    put(account, keys.account(userId), {
      id: userId,
      name: "Mia",
      email: "mia@example.com",
      locale: "en",
      theme: "system",
      plan: "free",
      status: "ACTIVE",
      restricted: false,
      objections: [],
      epoch: 0,
      policyVersion: "2026-11-23",
      imagePrefix: randomBytes(12).toString("hex"),
      createdAt: iso(clock.now()),
    }).expression.Item,
  ];
  const made = Array.from({ length: images }, () => newGeneration(userId, bytesEach));
  for (const of of made) {
    items.push(put(generation, keys.generation(userId, of.id), of).expression.Item);
  }
  await inBatches(items, 25, async (batch) => {
    const puts = batch.map((Item) => ({ PutRequest: { Item: Item as Record<string, unknown> } }));
    await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
  });
  if (keepIn) mkdirSync(keepIn, { recursive: true });
  await inBatches(made, 16, async (batch) => {
    await Promise.all(
      batch.map(async (of) => {
        const bytes = randomBytes(bytesEach);
        const [image] = of.images;
        if (!image) return;
        await bucket.put(imageKey(of, image), bytes, {
          contentType: "image/webp",
          cacheControl: "no-store",
        });
        if (keepIn) writeFileSync(join(keepIn, `${of.id}.webp`), bytes);
      }),
    );
  });
  return {
    userId,
    table: services.tableName,
    images: services.buckets.images,
    exports: services.buckets.exports,
    imageKeys: `images/free/${prefix}/`,
  };
}

/** A new job, as the API makes it. */
export function newExport(userId: UserId): { job: ExportJob; items: Record<string, unknown>[] } {
  const job: ExportJob = {
    id: newId("exp", systemClock),
    userId,
    state: "waiting",
    requestedAt: iso(systemClock.now()),
    images: 0,
    done: 0,
    bytes: 0,
    parts: [],
    walk: { chunks: [], done: false },
    attempts: 0,
    fruitless: 0,
    mailed: false,
  };
  const writes = [
    put(exportJob, keys.export(userId, job.id), job),
    put(exportSlot, keys.exportSlot(userId), { exportId: job.id }),
  ];
  return { job, items: writes.map(({ expression }) => expression.Item ?? {}) };
}

const prefix = "benchbenchbench";

function newGeneration(userId: UserId, bytes: number): Generation {
  const now = systemClock.now();
  return {
    id: newId("gen", systemClock),
    userId,
    state: "succeeded",
    stage: "done",
    fraction: 1,
    prompt: "a red fox under a huge moon, watercolour, with a little lake and many birds",
    model: "sketch",
    resolution: "1K",
    aspectRatio: "1:1",
    count: 1,
    seed: 7,
    favorite: false,
    quoted: 1,
    charged: 1,
    refunded: 0,
    creditsPerImage: 1,
    epoch: 0,
    imageClass: "free",
    imagePrefix: prefix,
    fileToken: "abcdef0123456789",
    images: [
      {
        id: newId("img", systemClock),
        n: 0,
        width: 1_024,
        height: 1_024,
        bytes,
        contentType: "image/webp",
      },
    ],
    imagesRevision: 0,
    attempts: 1,
    createdAt: iso(now),
    finishedAt: iso(now),
    deadline: iso(now),
    expiresAt: iso(Math.floor(now / 1_000) * 1_000 + 7 * day),
  };
}

async function inBatches<T>(
  things: readonly T[],
  size: number,
  work: (batch: readonly T[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < things.length; from += size)
    await work(things.slice(from, from + size));
}
