/** What is copied for training: nothing without a yes, and with one what it says. */
import { randomUUID } from "node:crypto";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeEach, describe, expect, it } from "vitest";
import { commit, commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { remove, update } from "../../db/write.ts";
import { day, minute } from "../clock.ts";
import { account, type ConsentReceipt, consent, type Generation } from "../privacy/inventory.ts";
import { promiseGift } from "./promise.ts";
import { runTraining } from "./run.ts";
import { prompt, useScene } from "./testing/scene.ts";

const scene = useScene();
const promisedAnew = async (of: Generation) =>
  commit(scene.product.context.table, promiseGift(scene.product.context, of, of.images));

/** Nothing the product does changes a receipt: so the writer is shown one that is no yes. */
async function receiptSays(set: Partial<ConsentReceipt>): Promise<void> {
  const { table } = scene.product.context;
  const found = await get(table, account, keys.account(scene.userId));
  const key = keys.consent(scene.userId, found?.trainingReceipt ?? "");
  await commitOne(table, update(consent, key, { set }));
}

describe("without a yes", () => {
  it("nothing is promised and nothing is copied §training.off", async () => {
    await scene.drawn();
    await scene.allPasses();
    expect(await scene.rowsOf("gift")).toEqual([]);
    expect(await scene.copies()).toEqual([]);
  });

  it("the writer refuses what somebody else promised §training.receipt", async () => {
    const of = await scene.rowOf(await scene.drawn());
    await promisedAnew({ ...of, trainingReceipt: "rcp_00000000000000000000000000" });
    await scene.allPasses();
    expect(await scene.copies()).toEqual([]);
    expect(await scene.rowsOf("gift")).toEqual([]);
  });

  it.each([
    ["it was withdrawn", () => scene.put({ training: false })],
    ["processing was restricted", () => scene.restrict(true)],
    [
      "the account was fenced off",
      () =>
        commitOne(
          scene.product.context.table,
          update(account, keys.account(scene.userId), {
            set: { status: "ERASING" },
            add: { epoch: 1 },
          }),
        ),
    ],
    [
      "the account is not active, whatever else it says",
      () =>
        commitOne(
          scene.product.context.table,
          update(account, keys.account(scene.userId), { set: { status: "ERASING" } }),
        ),
    ],
    [
      "an erasure was begun and undone",
      () =>
        commitOne(
          scene.product.context.table,
          update(account, keys.account(scene.userId), { add: { epoch: 2 } }),
        ),
    ],
    [
      "the receipt is missing",
      async () => {
        const found = await get(scene.product.context.table, account, keys.account(scene.userId));
        const receipt = found?.trainingReceipt ?? "";
        await commitOne(
          scene.product.context.table,
          remove(consent, keys.consent(scene.userId, receipt)),
        );
      },
    ],
    [
      "its receipt is from a policy that does not name training",
      () => receiptSays({ policyVersion: "2020-01-01" }),
    ],
    ["its receipt is a no", () => receiptSays({ granted: false })],
    ["its receipt is about something else", () => receiptSays({ purpose: "analytics" })],
    [
      "it is another yes than that of the order",
      async () => {
        await scene.put({ training: false });
        await scene.put({ training: true });
      },
    ],
  ])("that is in force nothing is copied: %s §training.receipt", async (_, then) => {
    await scene.put({ training: true });
    await scene.drawn();
    await then();
    await scene.allPasses();
    expect(await scene.copies()).toEqual([]);
    expect(await scene.rowsOf("gift")).toEqual([]);
  });

  it("what was ordered before is not given by a later one §training.off", async () => {
    const id = await scene.mia.ordered();
    await scene.put({ training: true });
    await scene.product.work();
    await scene.allPasses();
    expect((await scene.mia.generation(id)).images).toHaveLength(1);
    expect(await scene.copies()).toEqual([]);
  });
});

describe("with a yes", () => {
  beforeEach(async () => {
    await scene.put({ training: true });
  });

  it("each image is copied, with prompt and settings, under a name that leads to nobody", async () => {
    const id = await scene.drawn(2);
    await scene.pass();
    const keysThere = await scene.copies();
    const [name = ""] = keysThere.map((key) => key.split("/")[1]);
    expect(keysThere).toEqual([
      `training/${name}/${id}/0.json`,
      `training/${name}/${id}/0.webp`,
      `training/${name}/${id}/1.json`,
      `training/${name}/${id}/1.webp`,
    ]);
    const { imagePrefix, ...rest } = await scene.rowOf(id);
    expect(name).toMatch(/^[0-9a-f]{30}$/);
    expect(name).not.toBe(imagePrefix);
    const { buckets } = scene.product.services;
    const read = async (Bucket: string, Key: string) =>
      new S3Client().send(new GetObjectCommand({ Bucket, Key }));
    const [image] = (await scene.mia.generation(id)).images;
    const original = await read(buckets.images, (image?.url ?? "").slice(1));
    const copy = await read(buckets.training, keysThere[1] ?? "");
    expect(Buffer.from((await copy.Body?.transformToByteArray()) ?? [])).toEqual(
      Buffer.from((await original.Body?.transformToByteArray()) ?? [1]),
    );
    expect([copy.ContentType, copy.CacheControl, copy.Metadata]).toEqual([
      "image/webp",
      "private, no-store",
      {},
    ]);
    const settings = await read(buckets.training, keysThere[0] ?? "");
    expect(JSON.parse((await settings.Body?.transformToString()) ?? "")).toEqual({
      prompt: prompt,
      model: "sketch",
      resolution: "512",
      aspectRatio: "1:1",
      seed: rest.seed,
      n: 0,
      width: 512,
      height: 512,
    });
    const { consents } = await scene.put({});
    expect(consents.trainingCopies).toBe(2);
    await scene.put({ training: false });
    await scene.expectNothingLeft();
  });

  it("a repeated or late message copies nothing twice and ends in the same place", async () => {
    await scene.drawn(1);
    await scene.product.sweep();
    const [promised] = await scene.rowsOf("gift");
    const job = { pk: String(promised?.pk), sk: String(promised?.sk) };
    await Promise.all(
      Array.from({ length: 4 }, () => runTraining(scene.product.context, job, randomUUID())),
    );
    const after = await scene.copies();
    expect(after).toHaveLength(2);
    await runTraining(scene.product.context, job, randomUUID());
    await scene.allPasses();
    expect(await scene.copies()).toEqual(after);
    expect(await scene.rowsOf("gift")).toMatchObject([{ state: "given", images: [0] }]);
    expect((await scene.rowsOf("gift"))[0]).not.toHaveProperty("dueAt");
  });

  it("a copy goes when its generation is deleted §training.gift", async () => {
    const [kept, deleted] = [await scene.drawn(1), await scene.drawn(2)];
    await scene.pass();
    expect(await scene.copies()).toHaveLength(6);
    await scene.mia.delete(`/api/generations/${deleted}`);
    await scene.pass();
    expect((await scene.copies()).every((key) => key.includes(kept))).toBe(true);
    expect(await scene.copies()).toHaveLength(2);
    await scene.allPasses();
    expect(await scene.rowsOf("gift")).toMatchObject([{ generationId: kept, state: "given" }]);
  });

  it("a copy goes when its image is deleted, and only that §training.gift", async () => {
    const id = await scene.drawn(3);
    await scene.pass();
    const { images } = await scene.mia.generation(id);
    await scene.mia.delete(`/api/generations/${id}/images/${images[1]?.id}`);
    await scene.allPasses();
    expect((await scene.copies()).map((key) => key.split("/")[3])).toEqual([
      "0.json",
      "0.webp",
      "2.json",
      "2.webp",
    ]);
    expect(await scene.rowsOf("gift")).toMatchObject([{ state: "given", images: [0, 2] }]);
    await scene.mia.delete(`/api/generations/${id}/images/${images[0]?.id}`);
    await scene.mia.delete(`/api/generations/${id}/images/${images[2]?.id}`);
    await scene.allPasses();
    expect(await scene.copies()).toEqual([]);
    expect(await scene.rowsOf("gift")).toEqual([]);
  });

  it("what was deleted or lapsed before it was copied is not copied §training.gift", async () => {
    const id = await scene.drawn(2);
    await scene.mia.delete(`/api/generations/${id}`);
    await scene.drawn(1);
    scene.product.clock.advance(8 * day);
    await scene.allPasses();
    expect(await scene.copies()).toEqual([]);
    expect(await scene.rowsOf("gift")).toEqual([]);
  });

  it("copies stay when the images lapse, until the yes is taken back §training.withdraw", async () => {
    await scene.drawn(1);
    await scene.pass();
    scene.product.clock.advance(30 * day - minute);
    await scene.allPasses();
    expect(await scene.copies()).toHaveLength(2);
  });
});
