import { randomUUID } from "node:crypto";
import { ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { openShelf } from "../../runtime/shelf.ts";
import { day, epochSeconds, hour, iso, minute } from "../clock.ts";
import { type AuditContext, shelfNames } from "../context.ts";
import { promiseCleanup } from "../generation/finish.ts";
import type { Generation } from "../privacy/inventory.ts";
import { runTraining } from "../training/run.ts";
import { runAudit } from "./audit.ts";
import { listAudits } from "./latest.ts";

let product: Product;
let context: AuditContext;
let mia: Browser;
const s3 = () => new S3Client();

// A world of its own for each test: what one leaves behind is just what the next would find.
beforeEach(async () => {
  product = await startProduct();
  product.provider = testModel();
  // The next afternoon: S3 and DynamoDB have had their time for what ended at midnight.
  const now = product.clock.now();
  product.clock.advance((Math.floor(now / day) + 1) * day + 13 * hour - now);
  const shelves = Object.fromEntries(
    shelfNames.map((name) => [name, openShelf(product.services.buckets[name])]),
  ) as AuditContext["shelves"];
  context = { ...product.context, shelves };
  mia = await product.member();
});
afterEach(() => product.stop());

async function audited() {
  await runAudit(context, () => false);
  const [newest] = await listAudits(context, 1);
  if (!newest) throw new Error("there was no audit");
  return newest;
}

async function of(store: string) {
  const found = (await audited()).stores.find((one) => one.store === store);
  if (!found) throw new Error(`${store} was not looked at`);
  const { store: _, looked, ...counts } = found;
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

async function files(bucket: keyof Product["services"]["buckets"]): Promise<string[]> {
  const { Contents = [] } = await s3().send(
    new ListObjectsV2Command({ Bucket: product.services.buckets[bucket] }),
  );
  return Contents.map(({ Key = "" }) => Key);
}

/** The store stamps files with the real time; the product's clock is moved. Both are stated here. */
async function putFile(bucket: keyof Product["services"]["buckets"], key: string): Promise<void> {
  await s3().send(
    new PutObjectCommand({ Bucket: product.services.buckets[bucket], Key: key, Body: "x" }),
  );
}

async function made(): Promise<Generation> {
  const id = await mia.ordered({ count: 1 });
  await product.work();
  const found = (await product.items()).find(({ sk }) => sk === `GEN#${id}`);
  return found as unknown as Generation;
}

const removeRow = ({ userId, id }: Generation) =>
  product.context.table.client.send(
    new DeleteCommand({
      TableName: product.context.table.name,
      Key: { ...keys.generation(userId, id) },
    }),
  );

const alarmsAbout = (store: string) =>
  product.logged.filter((line) => line.includes("should not be") && line.includes(`"${store}"`));
const alarms = () => product.measured.filter((line) => line.includes("LeftoversFound"));

describe("what should be there", () => {
  it("is left alone, counted, and nobody is woken §retention.audit", async () => {
    await made();
    const before = await files("images");
    const audit = await audited();
    expect(audit.state).toBe("done");
    expect(audit).not.toHaveProperty("after");
    expect(audit.stores.map(({ store }) => store)).toEqual([...shelfNames, "table"]);
    for (const { store, looked, ...counts } of audit.stores) {
      expect({ store, ...counts }).toEqual({
        ...{ store, late: 0, expired: 0, orphaned: 0, unattended: 0, unknown: 0, removed: 0 },
      });
    }
    expect(audit.stores.at(-1)?.looked).toBe((await product.items()).length);
    expect(await files("images")).toEqual(before);
    expect(alarms()).toEqual([]);
    expect(product.measured.filter((line) => line.includes("AuditsFinished"))).toHaveLength(1);
  });

  it("is looked at once a day, however often the clock comes by", async () => {
    const first = await audited();
    product.clock.advance(hour);
    expect(await audited()).toEqual(first);
  });

  it("may be an image that is being drawn, or waits for its removal", async () => {
    const waiting = await made();
    await commitOne(product.context.table, promiseCleanup(product.context, waiting));
    await removeRow(waiting);
    product.clock.advance(2 * hour);
    expect(await of("images")).toEqual({});
    await product.sweep();
    expect(await files("images")).not.toContainEqual(expect.stringContaining(waiting.id));
  });
});

describe("copies for training", () => {
  const train = async () => {
    for (let round = 0; round < 3; round++) {
      await product.sweep();
      await product.jobs("training", (job) => runTraining(product.context, job, randomUUID()));
      product.clock.advance(10 * minute);
    }
  };
  const count = async () => (await files("training")).length;

  it("are left alone while the consent holds, also when the image itself is gone", async () => {
    await mia.send("PUT", "/api/account/consents", { body: { training: true } });
    const given = await made();
    await train();
    expect(await count()).toBe(2);
    product.clock.advance(2 * hour);
    expect(await of("training")).toEqual({});
    await removeRow(given);
    product.clock.advance(day);
    expect(await of("training")).toEqual({});
    expect(await count()).toBe(2);
  });

  it("are removed when the consent has ended and nobody removed them §retention.audit", async () => {
    await mia.send("PUT", "/api/account/consents", { body: { training: true } });
    await made();
    await train();
    const [key = ""] = await files("training");
    await mia.send("PUT", "/api/account/consents", { body: { training: false } });
    await train();
    expect(await count()).toBe(0);
    await putFile("training", key);
    product.clock.advance(3 * hour);
    expect(await of("training")).toEqual({ orphaned: 1, removed: 1 });
    expect(await count()).toBe(0);
  });
});

describe("what should not be there", () => {
  it("is removed and somebody is woken: an image whose generation is gone §retention.audit", async () => {
    const kept = await made();
    const stray = await made();
    await removeRow(stray);
    product.clock.advance(2 * hour);
    expect(await of("images")).toEqual({ orphaned: 2, removed: 2 });
    const left = await files("images");
    expect(left).not.toContainEqual(expect.stringContaining(stray.id));
    expect(left.filter((key) => key.includes(kept.id))).toHaveLength(2);
    expect(alarms()).toHaveLength(1);
    expect(product.logged.join()).toContain("there is what should not be");
  });

  it("is removed: an image its generation does not have", async () => {
    const kept = await made();
    const [one = ""] = (await files("images")).filter((key) => key.includes(kept.id));
    const other = one.replace(/\/0-/, "/1-");
    await putFile("images", other);
    product.clock.advance(2 * hour);
    expect(await of("images")).toEqual({ orphaned: 1, removed: 1 });
    expect(await files("images")).not.toContain(other);
  });

  it("is removed: an image past its time, before anything promised is broken §retention.dates", async () => {
    const old = await made();
    const midnight = Math.ceil(Date.parse(old.expiresAt) / day) * day;
    product.clock.advance(midnight + 13 * hour - product.clock.now());
    expect(await of("images")).toEqual({ late: 2, removed: 2 });
    expect(await files("images")).not.toContainEqual(expect.stringContaining(old.id));
    // S3 was only slow: `goneBy` is eleven hours away, so nobody is woken.
    expect(alarmsAbout("images")).toEqual([]);
  });

  it("wakes somebody: an image past what was promised", async () => {
    const old = await made();
    const midnight = Math.ceil(Date.parse(old.expiresAt) / day) * day;
    product.clock.advance(midnight + day + 13 * hour - product.clock.now());
    expect(await of("images")).toEqual({ expired: 2, removed: 2 });
    expect(alarmsAbout("images")).toHaveLength(1);
  });

  it.each([
    ["uploads", "somewhere/file.png", 1],
    ["tombstones", "tombstones/usr_1.json", 90],
    ["salts", "salts/2020-01-01/1", 0],
  ] as const)("is removed: a file in %s that is too old", async (bucket, key, days) => {
    await putFile(bucket, key);
    product.clock.advance(days * day + day);
    expect(await of(bucket)).toMatchObject({ removed: 1 });
    expect(await files(bucket)).not.toContain(key);
  });

  it("is removed: the salt of yesterday, which the sweeper forgot §analytics.salt", async () => {
    const [yesterday, today] = [1, 0].map((ago) =>
      iso(product.clock.now() - ago * day).slice(0, 10),
    );
    await putFile("salts", `salts/${yesterday}/1`);
    await putFile("salts", `salts/${today}/1`);
    expect(await of("salts")).toEqual({ late: 1, removed: 1 });
    expect(await files("salts")).toEqual([`salts/${today}/1`]);
  });

  it("is removed: an archive without its export", async () => {
    const key = "exports/usr_01ARZ3NDEKTSV4RRFFQ69G5FAV/exp_01ARZ3NDEKTSV4RRFFQ69G5FAV/a.zip";
    await putFile("exports", key);
    product.clock.advance(2 * hour);
    expect(await of("exports")).toEqual({ orphaned: 1, removed: 1 });
  });

  it("is removed: a copy for training nobody vouches for", async () => {
    const { id } = await made();
    await putFile("training", `training/name/${id}/0.webp`);
    product.clock.advance(2 * hour);
    expect(await of("training")).toEqual({ orphaned: 1, removed: 1 });
  });

  it("is reported and left when most of a page is so: the table must be the wrong one", async () => {
    for (let n = 0; n < 3; n++) await made();
    for (let n = 0; n < 12; n++) {
      const id = `gen_${String(n).padStart(26, "0")}`;
      const in6Days = Math.floor((product.clock.now() + 6 * day) / 1_000);
      await putFile("images", `images/free/p/${in6Days}/${id}/0-x.webp`);
      await putFile("images", `images/free/p/${in6Days}/${id}/0-x.thumb.webp`);
      await putFile("training", `training/name/${id}/0.webp`);
    }
    const before = await files("images");
    product.clock.advance(2 * hour);
    const { stores } = await audited();
    expect(stores.find(({ store }) => store === "images")).toMatchObject({
      orphaned: 24,
      removed: 0,
    });
    // A dozen may well be leftovers.
    expect(stores.find(({ store }) => store === "training")).toMatchObject({
      orphaned: 12,
      removed: 12,
    });
    expect(await files("images")).toEqual(before);
    expect(alarmsAbout("images")).toHaveLength(1);
  });

  it("is reported and left: a file nobody declared", async () => {
    await putFile("images", "images/other/thing.txt");
    expect(await of("images")).toEqual({ unknown: 1 });
    expect(alarms()).toHaveLength(1);
    expect(await files("images")).toContain("images/other/thing.txt");
    await context.shelves.images.remove(["images/other/thing.txt"]);
  });

  const row = (item: Record<string, unknown>) =>
    product.context.table.client.send(
      new PutCommand({ TableName: product.context.table.name, Item: item }),
    );
  const ttl = (agoMs: number) => epochSeconds(product.clock.now() - agoMs);
  const rate = { pk: "RATE#test", type: "rate", count: 1 };

  it("is removed: a row past its time to live, with an alarm once DynamoDB had its days", async () => {
    await row({ ...rate, sk: "fresh", ttl: ttl(hour) });
    await row({ ...rate, sk: "late", ttl: ttl(2 * day) });
    await row({ ...rate, sk: "expired", ttl: ttl(4 * day) });
    expect(await of("table")).toEqual({ late: 1, expired: 1, removed: 2 });
    const left = (await product.items()).filter(({ pk }) => pk === "RATE#test");
    expect(left.map(({ sk }) => sk)).toEqual(["fresh"]);
    expect(alarms()).toHaveLength(1);
  });

  it("is reported and left: a row nobody declared, and one nobody attends to", async () => {
    await row({ pk: "X", sk: "X", type: "secret" });
    await row({ ...rate, sk: "due", duePk: "DUE#9", dueAt: iso(product.clock.now() - 2 * day) });
    expect(await of("table")).toEqual({ unknown: 1, unattended: 1 });
    const left = (await product.items()).map(({ sk }) => sk);
    expect(left).toEqual(expect.arrayContaining(["X", "due"]));
  });
});

describe("an audit that is interrupted", () => {
  it("goes on where it was, and counts nothing twice", async () => {
    for (let n = 0; n < 3; n++) await putFile("tombstones", `file-${n}`);
    let calls = 0;
    // One page each time: as if every invocation were out of time after it.
    const page = () => runAudit(context, () => calls++ % 2 === 1);
    for (let n = 0; n < 40; n++) await page();
    const [audit] = await listAudits(context, 1);
    expect(audit?.state).toBe("done");
    expect(audit?.stores.find(({ store }) => store === "tombstones")?.looked).toBe(
      (await files("tombstones")).length,
    );
  });

  it("goes on after a failure of a store", async () => {
    const failing: AuditContext = {
      ...context,
      shelves: {
        ...context.shelves,
        exports: {
          ...context.shelves.exports,
          page: async () => {
            throw new Error("no answer");
          },
        },
      },
    };
    await expect(runAudit(failing, () => false)).rejects.toThrow("no answer");
    const [begun] = await listAudits(context, 1);
    expect(begun).toMatchObject({ state: "running", store: "exports" });
    expect((await audited()).state).toBe("done");
  });

  it("two at once remove everything and agree on one result", async () => {
    const stray = await made();
    await removeRow(stray);
    product.clock.advance(2 * hour);
    await Promise.all([runAudit(context, () => false), runAudit(context, () => false)]);
    const images = (await audited()).stores.find(({ store }) => store === "images");
    expect(images).toMatchObject({ orphaned: 2, removed: 2 });
  });

  it("finds again the next day what it had no time to remove", async () => {
    const stray = await made();
    await removeRow(stray);
    product.clock.advance(2 * hour);
    const dying: AuditContext = {
      ...context,
      shelves: {
        ...context.shelves,
        images: {
          ...context.shelves.images,
          remove: async () => {
            throw new Error("killed");
          },
        },
      },
    };
    await expect(runAudit(dying, () => false)).rejects.toThrow("killed");
    expect(await of("images")).toEqual({ orphaned: 2 });
    product.clock.advance(day);
    expect(await of("images")).toMatchObject({ orphaned: 2, removed: 2 });
  });
});

it("the result says nothing about anyone", async () => {
  const text = JSON.stringify(await audited());
  expect(text).not.toMatch(/usr_|gen_|images\//);
});

it("what was deleted while the audit looked is not reported", async () => {
  const stray = await made();
  product.clock.advance(2 * hour + minute);
  const shelves = {
    ...context.shelves,
    images: {
      ...context.shelves.images,
      page: async (after: string | undefined) => {
        const page = await context.shelves.images.page(after);
        await mia.delete(`/api/generations/${stray.id}`);
        return page;
      },
    },
  };
  await runAudit({ ...context, shelves }, () => false);
  expect(await of("images")).toEqual({});
  expect(alarms()).toEqual([]);
});
