import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { day } from "../clock.ts";
import { askErasure, type Eraser, openEraser } from "../erasure/testing/eraser.ts";
import { removeExports } from "./remove.ts";
import { requestExport } from "./request.ts";
import {
  exportContext,
  exported,
  exportsOf,
  mebibyte,
  requested,
  seedImages,
  workExports,
} from "./testing/exporter.ts";

let product: Product;
let eraser: Eraser;
let mia: Browser;
beforeAll(async () => {
  product = await startProduct();
  eraser = openEraser(product);
});
beforeEach(async () => {
  mia = await product.member();
});
afterAll(() => product.stop());

const filesOfId = async (userId: string) =>
  (await exportContext(product).archives.list("")).filter(({ key }) => key.includes(userId));
const filesOf = async (browser: Browser) => filesOfId(await browser.userId());

describe("asking", () => {
  it("twice answers the same export, also when both come at once", async () => {
    const asked = await Promise.all([requested(mia), requested(mia), requested(mia)]);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(await requested(mia)).toMatchObject({ id: asked[0]?.id });
    await workExports(product);
    expect(await exportsOf(mia)).toHaveLength(1);
    const next = await requested(mia);
    expect(next.id).not.toBe(asked[0]?.id);
  });

  it("more than a few times a day is refused, and allowed again the next day", async () => {
    for (let n = 0; n < 5; n++) {
      await requested(mia);
      await workExports(product);
    }
    const refused = await mia.post("/api/account/exports", {});
    expect(refused.body.error?.code).toBe("rate.limited");
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    product.clock.advance(day);
    await requested(mia);
  });

  it.each([
    ["more than there is", { all: true }, 422],
    ["a list", [], 422],
  ])("with %s is refused", async (_, body, status) => {
    expect((await mia.post("/api/account/exports", body)).status).toBe(status);
    expect(await exportsOf(mia)).toEqual([]);
  });

  it("is not for strangers", async () => {
    const stranger = product.browser();
    expect((await stranger.post("/api/account/exports", {})).status).toBe(401);
    expect((await stranger.get("/api/account/exports")).status).toBe(401);
  });

  it("works while the use of one's data is restricted §restrict.rights", async () => {
    await mia.send("PUT", "/api/account/restriction", { body: { restricted: true } });
    await exported(product, mia);
    expect(await exportsOf(mia)).toMatchObject([{ state: "ready" }]);
  });

  it("survives a lost message: the sweeper sends it again", async () => {
    const { id } = await requested(mia);
    await product.jobs("exports", async () => {});
    product.clock.advance(6 * 60_000);
    await product.sweep();
    await workExports(product);
    expect(await exportsOf(mia)).toMatchObject([{ id, state: "ready" }]);
  });
});

describe("the list", () => {
  it("is paged, newest first, and refuses a cursor that is none", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      ids.unshift((await requested(mia)).id);
      await workExports(product);
    }
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await mia.get(`/api/account/exports?limit=2${cursor}`);
      const page = body as unknown as { items: { id: string }[]; nextCursor: string | null };
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : "";
    } while (cursor);
    expect(seen).toEqual(ids);
    const refused = await mia.get("/api/account/exports?cursor=EXPORT%23");
    expect(refused.body.error?.code).toBe("cursor.invalid");
  });
});

describe("dropping", () => {
  it("removes the archives of a ready export", async () => {
    const { id } = await requested(mia);
    await workExports(product);
    expect(await filesOf(mia)).toHaveLength(1);
    expect((await mia.delete(`/api/account/exports/${id}`)).status).toBe(204);
    expect(await filesOf(mia)).toEqual([]);
    expect((await mia.delete(`/api/account/exports/${id}`)).status).toBe(404);
  });

  it("one that is being written stops the worker, which takes away what it wrote; another can be asked for", async () => {
    await seedImages(product, await mia.userId(), { generations: 3, bytesEach: 3 * mebibyte });
    const { id } = await requested(mia);
    const context = exportContext(product);
    let pieces = 0;
    await workExports(
      product,
      { pieceBytes: 5 * mebibyte },
      {
        ...context,
        archives: {
          ...context.archives,
          async add(...args) {
            if (pieces++ === 0) await mia.delete(`/api/account/exports/${id}`);
            return context.archives.add(...args);
          },
        },
      },
    ).catch(() => undefined);
    expect(await filesOf(mia)).toEqual([]);
    expect(await exportsOf(mia)).toEqual([]);
    await exported(product, mia);
    expect(await exportsOf(mia)).toMatchObject([{ state: "ready" }]);
  });
});

describe("an erasure", () => {
  it("that can still be undone lets an export be asked for and fetched", async () => {
    expect((await askErasure(mia, "grace")).status).toBe(202);
    await eraser.work();
    await exported(product, mia);
    expect(await exportsOf(mia)).toMatchObject([{ state: "ready" }]);
  });

  it("that has begun refuses an export, and removes what there is", async () => {
    const userId = await mia.userId();
    await exported(product, mia);
    await askErasure(mia, "now");
    // Signed out by then, but a request may be half-way.
    const person = { kind: "person", userId, sessionDigest: "" } as const;
    await expect(requestExport(exportContext(product), person)).rejects.toMatchObject({
      code: "account.erasing",
    });
    expect(await filesOfId(userId)).toHaveLength(1);
    await eraser.work();
    expect(await filesOfId(userId)).toEqual([]);
  });

  it("that begins while an export is written leaves nothing of it", async () => {
    const userId = await mia.userId();
    await seedImages(product, userId, { generations: 4, bytesEach: 3 * mebibyte });
    await requested(mia);
    const context = exportContext(product);
    let pieces = 0;
    await workExports(
      product,
      { pieceBytes: 5 * mebibyte },
      {
        ...context,
        archives: {
          ...context.archives,
          async add(...args) {
            if (pieces++ === 1) await askErasure(mia, "now");
            return context.archives.add(...args);
          },
        },
      },
    );
    expect(pieces).toBe(2);
    expect(await filesOfId(userId)).toEqual([]);
  });
});

it("all exports of a person are removed at once, whatever their state, and nobody else's", async () => {
  const tom = await product.member("Tom");
  await exported(product, mia);
  await exported(product, tom);
  await requested(mia);
  expect(await removeExports(exportContext(product), await mia.userId())).toBe(1);
  expect(await filesOf(mia)).toEqual([]);
  expect(await filesOf(tom)).toHaveLength(1);
  expect(await removeExports(exportContext(product), await mia.userId())).toBe(0);
});
