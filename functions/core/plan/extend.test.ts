import { HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { loadEdgeFunction, requestTo } from "../../../stacks/edge/load.ts";
import type { GenerationView } from "../../api/types.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { asking } from "../../db/testing/table.ts";
import { put } from "../../db/write.ts";
import { day, minute } from "../clock.ts";
import { checkInvariants } from "../credit/invariants.ts";
import { seedImages } from "../export/testing/exporter.ts";
import { imageKey, thumbnailKey } from "../image/location.ts";
import { requestPlace } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import { changePlan } from "./change.ts";
import { openScene, type Scene } from "./testing/scene.ts";

let product: Product;
let scene: Scene;

beforeAll(async () => {
  product = await startProduct();
  product.provider = testModel();
  scene = openScene(product);
});
afterAll(() => product.stop());

const days = ({ createdAt, expiresAt }: Pick<GenerationView, "createdAt" | "expiresAt">) =>
  Math.round((Date.parse(expiresAt) - Date.parse(createdAt)) / day);
const urls = ({ images }: GenerationView) =>
  images.flatMap(({ url, thumbnailUrl }) => [url, thumbnailUrl]);
const keysOf = (of: GenerationView) => urls(of).map((url) => url.slice(1));
const head = (key: string) =>
  new S3Client().send(new HeadObjectCommand({ Bucket: product.services.buckets.images, Key: key }));

describe("to a plan", () => {
  it("that somebody else put them on meanwhile nothing is changed, nor what was to go with it done", async () => {
    const { id } = await scene.owner();
    let met = false;
    const table = asking(product.context.table, async (command) => {
      if (command !== "TransactWrite" && command !== "TransactWriteItems") return;
      if (!met) expect(await scene.change({ id }, "paid")).toBe("changed");
      met = true;
    });
    const note = put(requestPlace, keys.requestPlace("req_twice"), {});
    expect(await changePlan({ ...scene.context, table }, id, "paid", [note])).toBe("unchanged");
    expect(met).toBe(true);
    const found = await get(product.context.table, requestPlace, keys.requestPlace("req_twice"));
    expect(found).toBeUndefined();
  });
});

describe("to a plan that keeps longer", () => {
  it("images that are there are kept for its days, counted from when each was made §retention.extended", async () => {
    const mia = await scene.owner();
    const before = await scene.made(mia, { count: 2 });
    const [firstKey = ""] = keysOf(before);
    const { ContentType, CacheControl, ContentLength } = await head(firstKey);
    product.clock.advance(5 * day);
    expect(await scene.change(mia, "paid")).toBe("changed");
    await scene.settle();

    const after = await mia.browser.generation(before.id);
    expect(days(after)).toBe(retentionDays.paid);
    expect(Date.parse(after.goneBy)).toBeGreaterThan(Date.parse(after.expiresAt));
    const same = ({ images: _, expiresAt: __, goneBy: ___, ...rest }: GenerationView) => rest;
    expect(same(after)).toEqual(same(before));
    expect(after.images.map(({ id }) => id)).toEqual(before.images.map(({ id }) => id));
    expect((await scene.files(before.id)).sort()).toEqual(keysOf(after).sort());
    expect(await head(keysOf(after)[0] ?? "")).toMatchObject({
      ...{ ContentType, CacheControl, ContentLength },
    });
    const rows = await product.items();
    const row = rows.find(({ id }) => id === before.id);
    expect(row?.ttl).toBe(Date.parse(after.expiresAt) / 1000);
    expect(await scene.promises(mia)).toEqual([]);
    expect(checkInvariants(rows, { now: product.clock.now() })).toEqual([]);
  });

  it("the old address opens nothing from its second on, the new one to its own §retention.extended", async () => {
    const mia = await scene.owner();
    const before = await scene.made(mia);
    await scene.change(mia, "paid");
    await scene.settle();
    const after = await mia.browser.generation(before.id);
    const [oldUrl = "", newUrl = ""] = [before, after].map((of) => of.images[0]?.url ?? "");
    const ask = (url: string, nowMs: number) =>
      loadEdgeFunction("image-request", { nowMs })({ request: requestTo(url) });
    const [oldEnd, newEnd] = [Date.parse(before.expiresAt), Date.parse(after.expiresAt)];
    expect(ask(oldUrl, oldEnd).statusCode).toBe(403);
    expect(ask(newUrl, oldEnd).statusCode).toBeUndefined();
    expect(ask(newUrl, newEnd - 1).statusCode).toBeUndefined();
    expect(ask(newUrl, newEnd).statusCode).toBe(403);
    await expect(head(oldUrl.slice(1))).rejects.toThrow();
    const token = /\/\d+-([0-9a-f]+)-/;
    expect(token.exec(newUrl)?.[1]).not.toBe(token.exec(oldUrl)?.[1]);
  });

  it("what is past its second is not brought back", async () => {
    const mia = await scene.owner();
    const before = await scene.made(mia);
    await scene.change(mia, "paid");
    product.clock.advance(retentionDays.free * day + minute);
    await scene.settle();
    expect((await mia.browser.get(`/api/generations/${before.id}`)).status).toBe(404);
    expect((await scene.row(mia, before.id))?.imageClass).toBe("free");
    expect(await scene.promises(mia)).toEqual([]);
  });

  it("an order that was on its way is kept longer, too, when it has come §retention.extended", async () => {
    const mia = await scene.owner();
    const id = await mia.browser.ordered();
    await scene.change(mia, "paid");
    await scene.work();
    expect((await scene.row(mia, id))?.imageClass).toBe("free");
    expect(await scene.promises(mia)).toMatchObject([{ type: "extension" }]);
    await product.work();
    await scene.settle();
    expect(days(await mia.browser.generation(id))).toBe(retentionDays.paid);
    expect(await scene.promises(mia)).toEqual([]);
  });

  it("a lost message is made good by the sweeper", async () => {
    const mia = await scene.owner();
    const { id } = await scene.made(mia);
    await scene.change(mia, "paid");
    await product.jobs("extensions", async () => {});
    product.clock.advance(6 * minute);
    await product.sweep();
    await scene.work();
    expect((await scene.row(mia, id))?.imageClass).toBe("paid");
    await scene.settle();
  });

  it("thousands are gone through a page at a time, in as many runs as it takes, and none is missed", async () => {
    const mia = await scene.owner();
    const some = await seedImages(product, mia.id, {
      generations: 30,
      imagesEach: 2,
      bytesEach: 100,
    });
    for (const of of some) {
      for (const image of of.images) {
        await scene.context.images.copy(imageKey(of, image), thumbnailKey(of, image));
      }
    }
    await scene.change(mia, "paid");
    // Each run has time for one page.
    const runs = await scene.work({}, { together: 4 }, { remainingMs: () => 0 });
    expect(runs).toBeGreaterThanOrEqual(7);
    await scene.settle();
    const rows = await Promise.all(some.map(({ id }) => scene.row(mia, id)));
    expect(rows.map((row) => row?.imageClass)).toEqual(some.map(() => "paid"));
    expect(await scene.files(some[0]?.imagePrefix ?? "")).toHaveLength(120);
    expect(await scene.promises(mia)).toEqual([]);
  });
});
