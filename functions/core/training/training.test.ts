import { randomUUID } from "node:crypto";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answered, Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { commit, commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { remove, update } from "../../db/write.ts";
import { day, minute } from "../clock.ts";
import type { ConsentsView } from "../consent/schema.ts";
import { grantCredits } from "../credit/ledger.ts";
import { Crash } from "../credit/testing/faults.ts";
import type { GenerationId, UserId } from "../id.ts";
import { account, consent, type Generation, generation } from "../privacy/inventory.ts";
import { promiseGift } from "./promise.ts";
import { runTraining } from "./run.ts";
import { deathAt, watched } from "./testing/steps.ts";

let product: Product;
let mia: Browser;
let miaId: UserId;

beforeEach(async () => {
  product = await startProduct();
  product.provider = testModel();
  mia = await product.member();
  miaId = (await mia.get("/api/account")).body.id as UserId;
  const enough = { userId: miaId, operation: "enough", source: "test", amount: 500 };
  await grantCredits(product.context, enough);
});
afterEach(async () => {
  await product.stop();
});

const put = async (change: object): Promise<Answered & { consents: ConsentsView }> => {
  const answered = await mia.send("PUT", "/api/account/consents", { body: change });
  return { ...answered, consents: answered.body as unknown as ConsentsView };
};
const restrict = (restricted: boolean) =>
  mia.send("PUT", "/api/account/restriction", { body: { restricted } });
const copies = async () => (await product.context.training.list("training/")).map(({ key }) => key);
const train = () =>
  product.jobs("training", (job) => runTraining(product.context, job, randomUUID()));
/** What the sweeper and the worker do in a minute. */
async function pass(): Promise<void> {
  await product.sweep();
  await train();
}
/** Until nothing of it is due any more, with every last look. */
async function allPasses(): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await pass();
    product.clock.advance(10 * minute);
  }
}
const rowsOf = async (type: string) =>
  (await product.items()).filter((item) => item.pk === `USER#${miaId}` && item.type === type);
async function drawn(count = 2): Promise<GenerationId> {
  const id = await mia.ordered({ count, prompt: "a secret canary picture" });
  await product.work();
  return id as GenerationId;
}
const rowOf = async (id: GenerationId): Promise<Generation> => {
  const found = await get(product.context.table, generation, keys.generation(miaId, id));
  if (!found) throw new Error("no generation");
  return found;
};
const promisedAnew = async (of: Generation) =>
  commit(product.context.table, promiseGift(product.context, of, of.images));

async function expectNothingLeft(): Promise<void> {
  await allPasses();
  expect(await copies()).toEqual([]);
  expect(await rowsOf("gift")).toEqual([]);
  expect(await rowsOf("giver")).toEqual([]);
}

describe("without a yes", () => {
  it("nothing is promised and nothing is copied §training.off", async () => {
    await drawn();
    await allPasses();
    expect(await rowsOf("gift")).toEqual([]);
    expect(await copies()).toEqual([]);
  });

  it("the writer refuses what somebody else promised §training.receipt", async () => {
    const of = await rowOf(await drawn());
    await promisedAnew({ ...of, trainingReceipt: "rcp_00000000000000000000000000" });
    await allPasses();
    expect(await copies()).toEqual([]);
    expect(await rowsOf("gift")).toEqual([]);
  });

  it.each([
    ["it was withdrawn", () => put({ training: false })],
    ["processing was restricted", () => restrict(true)],
    [
      "the account was fenced off",
      () =>
        commitOne(
          product.context.table,
          update(account, keys.account(miaId), { set: { status: "ERASING" }, add: { epoch: 1 } }),
        ),
    ],
    [
      "an erasure was begun and undone",
      () =>
        commitOne(
          product.context.table,
          update(account, keys.account(miaId), { add: { epoch: 2 } }),
        ),
    ],
    [
      "the receipt is missing",
      async () => {
        const found = await get(product.context.table, account, keys.account(miaId));
        const receipt = found?.trainingReceipt ?? "";
        await commitOne(product.context.table, remove(consent, keys.consent(miaId, receipt)));
      },
    ],
    [
      "its receipt is from a policy that does not name training",
      async () => {
        const found = await get(product.context.table, account, keys.account(miaId));
        const key = keys.consent(miaId, found?.trainingReceipt ?? "");
        await commitOne(
          product.context.table,
          update(consent, key, { set: { policyVersion: "2020-01-01" } }),
        );
      },
    ],
    [
      "it is another yes than that of the order",
      async () => {
        await put({ training: false });
        await put({ training: true });
      },
    ],
  ])("that is in force nothing is copied: %s §training.receipt", async (_, then) => {
    await put({ training: true });
    await drawn();
    await then();
    await allPasses();
    expect(await copies()).toEqual([]);
    expect(await rowsOf("gift")).toEqual([]);
  });

  it("what was ordered before is not given by a later one §training.off", async () => {
    const id = await mia.ordered();
    await put({ training: true });
    await product.work();
    await allPasses();
    expect((await mia.generation(id)).images).toHaveLength(1);
    expect(await copies()).toEqual([]);
  });
});

describe("with a yes", () => {
  beforeEach(async () => {
    await put({ training: true });
  });

  it("each image is copied, with prompt and settings, under a name that leads to nobody", async () => {
    const id = await drawn(2);
    await pass();
    const keysThere = await copies();
    const [name = ""] = keysThere.map((key) => key.split("/")[1]);
    expect(keysThere).toEqual([
      `training/${name}/${id}/0.json`,
      `training/${name}/${id}/0.webp`,
      `training/${name}/${id}/1.json`,
      `training/${name}/${id}/1.webp`,
    ]);
    const { imagePrefix, ...rest } = await rowOf(id);
    expect(name).toMatch(/^[0-9a-f]{30}$/);
    expect(name).not.toBe(imagePrefix);
    const { buckets } = product.services;
    const read = async (Bucket: string, Key: string) =>
      new S3Client().send(new GetObjectCommand({ Bucket, Key }));
    const [image] = (await mia.generation(id)).images;
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
      prompt: "a secret canary picture",
      model: "sketch",
      resolution: "512",
      aspectRatio: "1:1",
      seed: rest.seed,
      n: 0,
      width: 512,
      height: 512,
    });
    const { consents } = await put({});
    expect(consents.trainingCopies).toBe(2);
    await put({ training: false });
    await expectNothingLeft();
  });

  it("a repeated or late message copies nothing twice and ends in the same place", async () => {
    await drawn(1);
    await product.sweep();
    const [promised] = await rowsOf("gift");
    const job = { pk: String(promised?.pk), sk: String(promised?.sk) };
    await Promise.all(
      Array.from({ length: 4 }, () => runTraining(product.context, job, randomUUID())),
    );
    const after = await copies();
    expect(after).toHaveLength(2);
    await runTraining(product.context, job, randomUUID());
    await allPasses();
    expect(await copies()).toEqual(after);
    expect(await rowsOf("gift")).toMatchObject([{ state: "given", images: [0] }]);
    expect((await rowsOf("gift"))[0]).not.toHaveProperty("dueAt");
  });

  it("a copy goes when its generation is deleted §training.gift", async () => {
    const [kept, deleted] = [await drawn(1), await drawn(2)];
    await pass();
    expect(await copies()).toHaveLength(6);
    await mia.delete(`/api/generations/${deleted}`);
    await pass();
    expect((await copies()).every((key) => key.includes(kept))).toBe(true);
    expect(await copies()).toHaveLength(2);
    await allPasses();
    expect(await rowsOf("gift")).toMatchObject([{ generationId: kept, state: "given" }]);
  });

  it("a copy goes when its image is deleted, and only that §training.gift", async () => {
    const id = await drawn(3);
    await pass();
    const { images } = await mia.generation(id);
    await mia.delete(`/api/generations/${id}/images/${images[1]?.id}`);
    await allPasses();
    expect((await copies()).map((key) => key.split("/")[3])).toEqual([
      "0.json",
      "0.webp",
      "2.json",
      "2.webp",
    ]);
    expect(await rowsOf("gift")).toMatchObject([{ state: "given", images: [0, 2] }]);
    await mia.delete(`/api/generations/${id}/images/${images[0]?.id}`);
    await mia.delete(`/api/generations/${id}/images/${images[2]?.id}`);
    await allPasses();
    expect(await copies()).toEqual([]);
    expect(await rowsOf("gift")).toEqual([]);
  });

  it("what was deleted or lapsed before it was copied is not copied §training.gift", async () => {
    const id = await drawn(2);
    await mia.delete(`/api/generations/${id}`);
    await drawn(1);
    product.clock.advance(8 * day);
    await allPasses();
    expect(await copies()).toEqual([]);
    expect(await rowsOf("gift")).toEqual([]);
  });

  it("copies stay when the images lapse, until the yes is taken back §training.withdraw", async () => {
    await drawn(1);
    await pass();
    product.clock.advance(30 * day - minute);
    await allPasses();
    expect(await copies()).toHaveLength(2);
  });
});

describe("taking the yes back", () => {
  it("removes every copy at once and says how many, and looks again later §training.withdraw", async () => {
    await put({ training: true });
    await drawn(3);
    await drawn(1);
    await pass();
    expect((await put({})).consents.trainingCopies).toBe(4);
    const { consents } = await put({ training: false });
    expect(consents).toMatchObject({ training: false, trainingCopies: 0, removedCopies: 4 });
    expect(await copies()).toEqual([]);
    await pass();
    expect(await rowsOf("gift")).toEqual([]);
    expect(await rowsOf("giver")).toHaveLength(1);
    await expectNothingLeft();
  });

  it("removes what the store could not remove at once, and says so truthfully §training.withdraw", async () => {
    await put({ training: true });
    await drawn(2);
    await pass();
    const { training } = product.context;
    const removePage = training.removePage;
    Object.assign(training, { removePage: () => Promise.reject(new Error("SlowDown")) });
    const { status, consents } = await put({ training: false });
    Object.assign(training, { removePage });
    expect(status).toBe(200);
    expect(consents).toMatchObject({ training: false, trainingCopies: 2, removedCopies: 0 });
    await expectNothingLeft();
  });

  it("touches nobody else's copies, nor those of a new yes", async () => {
    const eve = await product.member("Eve");
    await eve.send("PUT", "/api/account/consents", { body: { training: true } });
    await eve.ordered();
    await put({ training: true });
    await drawn(1);
    await pass();
    await put({ training: false });
    await put({ training: true });
    const id = await drawn(1);
    await allPasses();
    const left = await copies();
    expect(left).toHaveLength(4);
    expect(left.filter((key) => key.includes(id))).toHaveLength(2);
    expect((await put({})).consents.trainingCopies).toBe(1);
    await put({ training: false });
    await allPasses();
    expect(await copies()).toHaveLength(2);
    await eve.send("PUT", "/api/account/consents", { body: { training: false } });
    await expectNothingLeft();
  });
});

describe("a yes that ends while copies are being written", () => {
  const raise = () =>
    commitOne(product.context.table, update(account, keys.account(miaId), { add: { epoch: 1 } }));

  it.each([
    ["withdrawn", () => put({ training: false })],
    ["restricted", () => restrict(true)],
    ["fenced off", raise],
  ])("leaves none of them: %s §training.receipt", async (_, end) => {
    await put({ training: true });
    await drawn(2);
    await product.sweep();
    const { training } = product.context;
    let written = 0;
    const copyImage: typeof training.copyImage = async (...given) => {
      const copied = await training.copyImage(...given);
      if (++written === 2) await end();
      return copied;
    };
    const context = { ...product.context, training: { ...training, copyImage } };
    await product.jobs("training", (job) => runTraining(context, job, randomUUID()));
    expect(written).toBe(2);
    expect(await copies()).toEqual([]);
    await allPasses();
    expect(await copies()).toEqual([]);
    expect(await rowsOf("gift")).toEqual([]);
  });
});

describe("a copy that arrives when all were removed, its writer dead", () => {
  it.each([
    ["withdrawn", async () => void (await put({ training: false }))],
    ["deleted", async (id: string) => void (await mia.delete(`/api/generations/${id}`))],
    [
      "deleted by itself",
      async (id: string) => {
        const [image] = (await mia.generation(id)).images;
        await mia.delete(`/api/generations/${id}/images/${image?.id}`);
      },
    ],
  ])("is found by the last look: %s §training.withdraw", async (_, end) => {
    await put({ training: true });
    const id = await drawn(2);
    await product.sweep();
    const { training } = product.context;
    const copyImage: typeof training.copyImage = async (...given) => {
      await end(id);
      await pass();
      // The request was on its way all the time: the original is copied though it is deleted.
      await training.put(given[1], new Uint8Array(1), { contentType: "", cacheControl: "" });
      throw new Crash();
    };
    const context = { ...product.context, training: { ...training, copyImage } };
    await product.jobs("training", async (job) => {
      await runTraining(context, job, randomUUID()).catch(() => {});
    });
    expect(await copies()).toHaveLength(1);
    await allPasses();
    expect((await copies()).filter((key) => key.endsWith("/0.webp"))).toEqual([]);
    await put({ training: false });
    await expectNothingLeft();
  });
});

describe("a writer that dies", () => {
  const steps = Array.from({ length: 14 }, (_, n) => n);

  async function dyingWriter(n: number, when: "before" | "after"): Promise<boolean> {
    const death = deathAt(n, when);
    await product.sweep();
    await product.jobs("training", async (job) => {
      await runTraining(watched(product.context, death), job, randomUUID()).catch(() => {});
    });
    return death.died;
  }

  it.each(["before", "after"] as const)(
    "at any request leaves a promise that is kept by another (%s it)",
    async (when) => {
      let deaths = 0;
      for (const n of steps) {
        await put({ training: true });
        await drawn(2);
        if (await dyingWriter(n, when)) deaths++;
        await allPasses();
        expect(await copies(), `step ${n}`).toHaveLength(4);
        expect(await rowsOf("gift")).toMatchObject([{ state: "given", images: [0, 1] }]);
        await put({ training: false });
        await expectNothingLeft();
      }
      expect(deaths).toBeGreaterThanOrEqual(8);
    },
  );

  it.each(["before", "after"] as const)(
    "at any request leaves nothing behind when the yes is then taken back (%s it) §training.withdraw",
    async (when) => {
      for (const n of steps) {
        await put({ training: true });
        await drawn(2);
        await dyingWriter(n, when);
        await put({ training: false });
        await expectNothingLeft();
      }
    },
  );

  it("at any request leaves nothing behind when the generation is then deleted §training.gift", async () => {
    await put({ training: true });
    for (const n of steps) {
      const id = await drawn(2);
      await dyingWriter(n, "after");
      await mia.delete(`/api/generations/${id}`);
      await allPasses();
      expect(await copies(), `step ${n}`).toEqual([]);
      expect(await rowsOf("gift")).toEqual([]);
    }
  });

  it("at any request while it takes back is followed by another that ends it", async () => {
    for (const n of steps) {
      await put({ training: true });
      await drawn(2);
      await pass();
      await put({ training: false });
      await dyingWriter(n, n % 2 === 0 ? "before" : "after");
      await expectNothingLeft();
    }
  });
});

describe("the promise of a gift", () => {
  it("costs people who did not say yes not one write", async () => {
    const of = await rowOf(await drawn(1));
    expect(promiseGift(product.context, of, of.images)).toEqual([]);
  });

  it("costs who said yes no further request: six from the order to the images", async () => {
    const requests: string[] = [];
    product.context.table.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          requests.push(String(commandName));
          return next(args);
        },
      { step: "initialize", name: "counted" },
    );
    await put({ training: true });
    requests.length = 0;
    await drawn(1);
    expect(requests).toHaveLength(6);
    expect(await rowsOf("gift")).toHaveLength(1);
  });
});
