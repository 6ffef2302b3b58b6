/** What else goes on with images while, or after, they are moved to be kept longer. */
import { randomUUID } from "node:crypto";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { openShelf } from "../../runtime/shelf.ts";
import { runAudit } from "../audit/audit.ts";
import { listAudits } from "../audit/latest.ts";
import { day, hour, minute } from "../clock.ts";
import { type AuditContext, shelfNames } from "../context.ts";
import { Machine } from "../erasure/testing/machine.ts";
import { Unpacked } from "../export/testing/archive.ts";
import { downloaded, exportContext, requested, workExports } from "../export/testing/exporter.ts";
import { goneBy } from "../image/location.ts";
import { runNotice } from "../notice/run.ts";
import { remindAt } from "../reminder/promise.ts";
import { retentionDays } from "../retention.ts";
import { runTraining } from "../training/run.ts";
import { runExtension } from "./extend.ts";
import { type Owner, openScene, patient, type Scene } from "./testing/scene.ts";
import { placesOf } from "./testing/stock.ts";

let product: Product;
let scene: Scene;
let mia: Owner;

beforeAll(async () => {
  product = await startProduct();
  product.provider = testModel();
  scene = openScene(product);
});
afterAll(() => product.stop());
beforeEach(async () => {
  const now = product.clock.now();
  product.clock.advance(Math.ceil(now / day) * day + 10 * hour - now);
  mia = await scene.owner();
});

it("an export whose images are moved while it is written has all of them, and omits none §export.all", async () => {
  for (let n = 0; n < 3; n++) await scene.made(mia, { count: 2 });
  const { id } = await requested(mia.browser);
  const context = exportContext(product);
  let moved = false;
  const chunks = async (key: string) => {
    if (!moved) {
      moved = true;
      await scene.change(mia, "paid");
      await scene.settle();
    }
    return context.images.chunks(key);
  };
  await workExports(product, {}, { ...context, images: { chunks } });
  expect(moved).toBe(true);
  const { body } = await mia.browser.get(`/api/account/exports`);
  expect(body.items).toMatchObject([{ id, state: "ready" }]);
  const archive = new Unpacked(
    Buffer.from(await (await downloaded(mia.browser, id)).arrayBuffer()),
  );
  try {
    expect(archive.paths.filter((path) => path.endsWith(".webp"))).toHaveLength(6);
    expect(JSON.parse(archive.bytes("export.json").toString())).toMatchObject({ omissions: [] });
  } finally {
    archive.remove();
  }
});

it("copies for training whose images are moved while they are written are all given", async () => {
  await mia.browser.send("PUT", "/api/account/consents", { body: { training: true } });
  const { id } = await scene.made(mia, { count: 3 });
  await product.jobs("training", async () => {});
  let copies = 0;
  const { training } = product.context;
  const copyImage: typeof training.copyImage = async (...given) => {
    // After the first copy, and again before everything of the next try.
    if (copies++ === 1) {
      await scene.change(mia, "paid");
      await scene.work();
    }
    return training.copyImage(...given);
  };
  const context = { ...product.context, training: { ...training, copyImage } };
  product.clock.advance(minute);
  await product.sweep();
  await product.jobs("training", (job) => runTraining(context, job, randomUUID()));
  const { body } = await mia.browser.get("/api/account/consents");
  expect((body as { trainingCopies?: number }).trainingCopies).toBe(3);
  expect(copies).toBeGreaterThan(3);
  expect((await scene.row(mia, id))?.imageClass).toBe("paid");
  await scene.settle();
});

describe("the audit", () => {
  let context: AuditContext;
  const files = async () => {
    const { Contents = [] } = await new S3Client().send(
      new ListObjectsV2Command({ Bucket: product.services.buckets.images }),
    );
    return Contents.map(({ Key = "" }) => Key);
  };
  async function imagesFound() {
    // The store stamps files with the real time; by the product's clock all are older than an hour.
    product.clock.advance(day + 4 * hour);
    await runAudit(context, () => false);
    const [newest] = await listAudits(context, 1);
    const of = newest?.stores.find(({ store }) => store === "images");
    return { orphaned: of?.orphaned, unknown: of?.unknown, expired: of?.expired };
  }
  beforeEach(async () => {
    await product.stop();
    product = await startProduct();
    product.provider = testModel();
    scene = openScene(product);
    mia = await scene.owner();
    const shelves = Object.fromEntries(
      shelfNames.map((name) => [name, openShelf(product.services.buckets[name])]),
    ) as AuditContext["shelves"];
    context = { ...product.context, shelves };
  });

  it("finds nothing wrong with what was moved, and removes a copy left where it was §retention.audit", async () => {
    const { id } = await scene.made(mia);
    const before = placesOf(await scene.row(mia, id));
    await scene.change(mia, "paid");
    await scene.settle();
    const now = placesOf(await scene.row(mia, id));
    expect(await imagesFound()).toEqual({ orphaned: 0, unknown: 0, expired: 0 });
    for (const [n, key] of now.entries()) await scene.context.images.copy(key, before[n] ?? "");
    expect(await imagesFound()).toEqual({ orphaned: 2, unknown: 0, expired: 0 });
    expect((await files()).sort()).toEqual(now);
  });

  it("finds nothing wrong with what whoever died has promised to remove", async () => {
    const { id } = await scene.made(mia);
    await scene.change(mia, "paid");
    // Dies when all is said, and before anything is removed.
    let settled = false;
    const images = {
      ...scene.context.images,
      removeAll: async (): Promise<number> => {
        settled = true;
        throw new Error("died");
      },
    };
    await expect(scene.work({ images })).rejects.toThrow();
    expect(settled).toBe(true);
    expect((await scene.row(mia, id))?.imageClass).toBe("paid");
    expect(await files()).toHaveLength(4);
    expect(await imagesFound()).toEqual({ orphaned: 0, unknown: 0, expired: 0 });
    await scene.settle();
    expect(await files()).toHaveLength(2);
  });

  it("removes what was moved before it is later than promised, though S3 counts from the copy §retention.dates", async () => {
    const { id } = await scene.made(mia);
    product.clock.advance(5 * day);
    await scene.change(mia, "paid");
    await scene.settle();
    const { expiresAt = "" } = (await scene.row(mia, id)) ?? {};
    const noonAfter = (Math.ceil(Date.parse(expiresAt) / day) + 0.5) * day;
    expect(noonAfter).toBeLessThan(goneBy(expiresAt));
    product.clock.advance(noonAfter - (day + 4 * hour) - product.clock.now());
    expect(await imagesFound()).toEqual({ orphaned: 0, unknown: 0, expired: 0 });
    expect(await files()).toEqual([]);
  });

  it("leaves the last copy of an image alone, wherever it is, and says so", async () => {
    const { id } = await scene.made(mia);
    const places = placesOf(await scene.row(mia, id));
    // As after a restored backup: the row is of before the move, the files are of after it.
    const elsewhere = places.map((key) => key.replace("images/free/", "images/paid/"));
    for (const [n, key] of places.entries()) {
      await scene.context.images.copy(key, elsewhere[n] ?? "");
    }
    await scene.context.images.removeAll(`${places[0]?.split("/").slice(0, 5).join("/")}/`);
    expect(await imagesFound()).toEqual({ orphaned: 0, unknown: 2, expired: 0 });
    expect((await files()).sort()).toEqual(elsewhere);
  });
});

describe("the reminder", () => {
  const notify = async () => {
    await product.sweep();
    await product.jobs("notices", (job) => runNotice(product.context, job));
  };
  const told = async () => {
    const { email = "" } = (await mia.browser.get("/api/account")).body;
    const mails = await product.services.mails(email);
    return mails.filter(({ subject }) => subject.includes("of your images"));
  };
  const moveTo = (ms: number) => product.clock.advance(ms - product.clock.now());

  it("of the old day is not mailed, that of the new day is §mail.reminder §retention.extended", async () => {
    const { id, expiresAt } = await scene.made(mia);
    await scene.change(mia, "paid");
    await scene.settle();
    moveTo(remindAt(expiresAt.slice(0, 10)) + minute);
    await notify();
    expect(await told()).toEqual([]);
    const after = await mia.browser.generation(id);
    moveTo(remindAt(after.expiresAt.slice(0, 10)) + minute);
    // A session is over by then; the address is known.
    const row = (await product.items()).find(
      (item) => item.type === "account" && item.id === mia.id,
    );
    await notify();
    const mails = await product.services.mails(String(row?.email));
    expect(mails.filter(({ subject }) => subject.includes("of your images"))).toHaveLength(1);
    expect(retentionDays.paid).toBeGreaterThan(retentionDays.session);
  });

  it("says nothing of images that are about to be kept longer", async () => {
    const { expiresAt } = await scene.made(mia);
    moveTo(remindAt(expiresAt.slice(0, 10)) - minute);
    await scene.change(mia, "paid");
    product.clock.advance(2 * minute);
    await notify();
    expect(await told()).toEqual([]);
    await scene.settle();
  });
});

it("two workers at the same image copy it under names of their own, and one of them counts", async () => {
  const { id } = await scene.made(mia);
  await scene.change(mia, "paid");
  let other: Promise<unknown> | undefined;
  const slow = new Machine(async () => {
    // Its claim lapses while it copies, and the next one takes over.
    if (other || (await scene.files("images/paid")).length === 0) return;
    product.clock.advance(7 * minute);
    other = product.sweep().then(() => scene.work());
    await other;
  });
  await product.jobs("extensions", async (job) => {
    await runExtension(slow.wire(scene.context), job, patient).catch(() => undefined);
  });
  expect(other).toBeDefined();
  await scene.settle();
  expect((await scene.files(id)).sort()).toEqual(placesOf(await scene.row(mia, id)));
  expect((await scene.row(mia, id))?.imageClass).toBe("paid");
});
