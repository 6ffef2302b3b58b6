import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { second } from "../clock.ts";
import { requestErasure } from "../erasure/request.ts";
import { openEraser } from "../erasure/testing/eraser.ts";
import { imageKey, thumbnailKey } from "../image/location.ts";
import { openScene, type Scene } from "./testing/scene.ts";
import { extend, placesOf, stocked } from "./testing/stock.ts";

let product: Product;
let scene: Scene;

beforeAll(async () => {
  product = await startProduct();
  product.provider = testModel();
  scene = openScene(product);
});
afterAll(() => product.stop());

describe("where not all files are there", () => {
  it("an image is kept longer though its thumbnail is missing §retention.extended", async () => {
    const mia = await stocked(product, scene);
    const [id = ""] = mia.ids;
    const before = await scene.row(mia.account, id);
    const [first] = before?.images ?? [];
    if (!before || !first) throw new Error("nothing was made");
    await scene.context.images.removeAll(thumbnailKey(before, first));
    await extend(mia, scene.context);
    await scene.settle();
    const after = await scene.row(mia.account, id);
    if (!after) throw new Error("it is gone");
    expect(after.imageClass).toBe("paid");
    const all = placesOf(after);
    expect(all).toHaveLength(4);
    const files = (await scene.files(id)).sort();
    expect(files).toEqual(all.filter((key) => key !== thumbnailKey(after, first)));
    expect(await scene.promises(mia.account)).toEqual([]);
  });

  it("the other images are kept longer though one is missing", async () => {
    const mia = await stocked(product, scene);
    const [id = ""] = mia.ids;
    const before = await scene.row(mia.account, id);
    const [first] = before?.images ?? [];
    if (!before || !first) throw new Error("nothing was made");
    await scene.context.images.removeAll(imageKey(before, first));
    await extend(mia, scene.context);
    await scene.settle();
    const after = await scene.row(mia.account, id);
    if (!after) throw new Error("it is gone");
    const there = placesOf(after).filter((key) => key !== imageKey(after, first));
    expect((await scene.files(id)).sort()).toEqual(there);
  });
});

it("a copy that fails is told of when none is under way any more", async () => {
  const mia = await stocked(product, scene);
  let [asked, underWay] = [0, 0];
  const copy: typeof scene.context.images.copy = async (...given) => {
    if (asked++ === 0) throw new Error("no copy");
    underWay++;
    return scene.context.images.copy(...given).finally(() => void underWay--);
  };
  let atTheTime: number | undefined;
  const error = () => {
    atTheTime = underWay;
  };
  const context = {
    ...scene.context,
    images: { ...scene.context.images, copy },
    log: { ...scene.context.log, error },
  };
  await expect(extend(mia, context)).rejects.toThrow();
  expect({ asked, atTheTime }).toEqual({ asked: 3, atTheTime: 0 });
  await scene.settle();
  expect((await scene.row(mia.account, mia.ids[0] ?? ""))?.imageClass).toBe("paid");
});

it("what ends while it is copied is not brought back §retention.dates", async () => {
  const mia = await stocked(product, scene);
  const [id = ""] = mia.ids;
  const { expiresAt = "" } = (await scene.row(mia.account, id)) ?? {};
  product.clock.advance(Date.parse(expiresAt) - second - product.clock.now());
  const copy: typeof scene.context.images.copy = async (...given) => {
    const copied = await scene.context.images.copy(...given);
    product.clock.advance(second);
    return copied;
  };
  await extend(mia, { ...scene.context, images: { ...scene.context.images, copy } });
  expect((await scene.row(mia.account, id))?.expiresAt).toBe(expiresAt);
  await scene.settle();
  expect((await scene.files(id)).filter((key) => key.startsWith("images/paid/"))).toEqual([]);
});

it("a copy that arrives when all else is erased goes with its worker §erasure.fence", async () => {
  const mia = await stocked(product, scene);
  const eraser = openEraser(product);
  let late: string | undefined;
  const copy: typeof scene.context.images.copy = async (from, to) => {
    if (late || from.endsWith(".thumb.webp")) return scene.context.images.copy(from, to);
    late = to;
    await requestErasure(product.context, mia.person, { when: "now" });
    await eraser.work();
    expect(await scene.files(mia.account.imagePrefix)).toEqual([]);
    // As S3 does with what was begun before it was removed.
    const file = { contentType: "image/webp", cacheControl: "private, no-cache" };
    await product.context.images.put(to, new Uint8Array(9), file);
    return true;
  };
  await extend(mia, { ...scene.context, images: { ...scene.context.images, copy } });
  expect(late).toBeDefined();
  expect(await scene.files(mia.account.imagePrefix)).toEqual([]);
  expect(await scene.promises(mia.account)).toEqual([]);
});

it("those that fail, however many, keep nobody from those behind them", async () => {
  const mia = await stocked(product, scene, { generations: 12, count: 1 });
  const [good = ""] = mia.ids.slice(-1);
  const copy: typeof scene.context.images.copy = (from, to) => {
    if (!from.includes(good)) throw new Error("no copy");
    return scene.context.images.copy(from, to);
  };
  const broken = { ...scene.context, images: { ...scene.context.images, copy } };
  for (let run = 0; run < 3; run++) await expect(extend(mia, broken)).rejects.toThrow();
  expect((await scene.row(mia.account, good))?.imageClass).toBe("paid");
  await scene.settle();
  const rows = await Promise.all(mia.ids.map((id) => scene.row(mia.account, id)));
  expect(rows.map((row) => row?.imageClass)).toEqual(mia.ids.map(() => "paid"));
});
