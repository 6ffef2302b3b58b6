import { randomUUID } from "node:crypto";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { loadEdgeFunction, requestTo } from "../../../stacks/edge/load.ts";
import type { Cookie } from "../../api/http.ts";
import type { GenerationView } from "../../api/types.ts";
import { openMovableImages } from "../../runtime/movable-images.ts";
import { type Plan, plans } from "../account/schema.ts";
import { day } from "../clock.ts";
import type { JobMessage } from "../context.ts";
import type { UserId } from "../id.ts";
import { changePlan } from "../plan/change.ts";
import { runExtension } from "../plan/extend.ts";
import { retentionDays } from "../retention.ts";
import { imageClassOf } from "./image-class.ts";

let product: Product;
let mia: Browser;
let userId: UserId;

beforeAll(async () => {
  product = await startProduct();
  product.provider = testModel();
});
afterAll(() => product.stop());
beforeEach(async () => {
  mia = await product.member();
  userId = ((await mia.get("/api/account")).body as unknown as { id: UserId }).id;
});

const changeTo = (plan: Plan) => changePlan(product.context, userId, plan);

async function made(): Promise<GenerationView> {
  const id = await mia.ordered();
  await product.work();
  return mia.generation(id);
}

const extendAs = (job: JobMessage) =>
  runExtension(
    { ...product.context, images: openMovableImages(product.services.buckets.images) },
    job,
    { remainingMs: () => Number.POSITIVE_INFINITY },
  );

async function files(): Promise<{ key: string; changedAt: number }[]> {
  const { Contents = [] } = await new S3Client().send(
    new ListObjectsV2Command({ Bucket: product.services.buckets.images }),
  );
  return Contents.map(({ Key = "", LastModified }) => ({
    key: Key,
    changedAt: LastModified?.getTime() ?? 0,
  }));
}

/** The answer with all its cookies, as the distribution would hand it to a browser. */
async function cookiesOf(path: string): Promise<Cookie[]> {
  const { cookies = [] } = await product.app({
    ...{ id: randomUUID(), method: "GET", path, query: {}, headers: {}, body: "" },
    cookies: Object.fromEntries(mia.cookies),
    ...{ origin: "https://nanaimg.test", network: "203.0.113.7" },
  });
  return [...cookies];
}

/** Whether a browser sends a policy with that address, and the policy covers it. */
function opens(cookies: readonly Cookie[], url: string): boolean {
  return cookies
    .filter(({ name, path }) => name === "CloudFront-Policy" && url.startsWith(`${path}/`))
    .some(({ value }) => {
      const base64 = value.replaceAll("-", "+").replaceAll("_", "=").replaceAll("~", "/");
      const policy = JSON.parse(Buffer.from(base64, "base64").toString());
      const resource = String(policy.Statement[0].Resource);
      return `https://nanaimg.test${url}`.startsWith(resource.slice(0, -1));
    });
}

const days = ({ createdAt, expiresAt }: GenerationView) =>
  Math.round((Date.parse(expiresAt) - Date.parse(createdAt)) / day);

it.each(plans)(
  "on the %s plan an image is kept for the days its class says §retention.images",
  async (plan) => {
    await changeTo(plan);
    const made1 = await made();
    expect(days(made1)).toBe(retentionDays[imageClassOf(plan)]);
    expect(made1.images[0]?.url.split("/")[2]).toBe(imageClassOf(plan));
  },
);

describe("another plan", () => {
  it("that keeps less leaves what was made as it was: date, files and address §retention.shortened §retention.dates", async () => {
    await changeTo("paid");
    const before = await made();
    const filesBefore = await files();
    await changeTo("free");
    await product.sweep();
    expect(await product.jobs("extensions", extendAs)).toBeGreaterThan(0);
    expect(await mia.generation(before.id)).toEqual(before);
    expect(await files()).toEqual(filesBefore);

    const after = await made();
    expect(days(after)).toBe(retentionDays[imageClassOf("free")]);
    expect(await mia.generation(before.id)).toEqual(before);
    const added = (await files()).filter(({ key }) => !filesBefore.some((old) => old.key === key));
    expect(added.map(({ key }) => key)).toEqual(
      expect.arrayContaining(after.images.map(({ url }) => url.slice(1))),
    );
    expect(added.every(({ key }) => key.includes(after.id))).toBe(true);
  });

  it("opens what was made on either, side by side and one by one", async () => {
    const free = await made();
    await changeTo("paid");
    const paid = await made();
    const [freeUrl = "", paidUrl = ""] = [free, paid].map(({ images }) => images[0]?.url ?? "");
    const both = await cookiesOf("/api/generations");
    expect([opens(both, freeUrl), opens(both, paidUrl)]).toEqual([true, true]);
    // A browser keeps the cookies of two paths apart, so asking for one never closes the other.
    const [ofFree, ofPaid] = [
      await cookiesOf(`/api/generations/${free.id}`),
      await cookiesOf(`/api/generations/${paid.id}`),
    ];
    expect([opens(ofFree, freeUrl), opens(ofPaid, paidUrl)]).toEqual([true, true]);
    const paths = (cookies: Cookie[]) => new Set(cookies.map(({ path }) => path));
    expect(paths(ofFree)).not.toEqual(paths(ofPaid));
  });

  it("gives no key to anybody else's", async () => {
    const { images } = await made();
    const other = await product.member();
    mia = other;
    await made();
    expect(opens(await cookiesOf("/api/generations"), images[0]?.url ?? "")).toBe(false);
  });
});

it("an order taken before a change to a plan that keeps less is kept as it was promised when it was pressed §retention.shortened", async () => {
  await changeTo("paid");
  const id = await mia.ordered();
  const promised = await mia.generation(id);
  await changeTo("free");
  await product.work();
  const { expiresAt, images } = await mia.generation(id);
  expect(expiresAt).toBe(promised.expiresAt);
  expect(images[0]?.url).toContain("/images/paid/");
});

it("whatever its class, an address opens nothing from its second on §retention.dates", async () => {
  const free = await made();
  await changeTo("paid");
  const paid = await made();
  for (const { images, expiresAt } of [free, paid]) {
    const endsMs = Date.parse(expiresAt);
    const request = requestTo(images[0]?.url ?? "");
    const ask = (nowMs: number) => loadEdgeFunction("image-request", { nowMs })({ request });
    expect(ask(endsMs - 1)).toEqual(request);
    expect(ask(endsMs).statusCode).toBe(403);
  }
});
