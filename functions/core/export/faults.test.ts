import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { decode } from "../../db/codec.ts";
import { day, hour, iso, minute } from "../clock.ts";
import type { Upload } from "../context.ts";
import type { UserId } from "../id.ts";
import { exportJob } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import { type ExportLimits, exportLimits } from "./limits.ts";
import { runExport } from "./run.ts";
import { checkBag } from "./testing/archive.ts";
import {
  downloaded,
  exportContext,
  exportsOf,
  mebibyte,
  patient,
  requested,
  seedImages,
  workExports,
} from "./testing/exporter.ts";
import { Dead, mortal } from "./testing/mortal.ts";

/** Two archives of several pieces, with little data. */
const small: ExportLimits = {
  ...exportLimits,
  partBytes: 14 * mebibyte,
  pieceBytes: 5 * mebibyte,
  longestPieceBytes: 8 * mebibyte,
  chunkBytes: 1_000,
  pageImages: 2,
};

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** Somebody with five images, who keeps them for longer than these tests move the clock. */
async function memberWithImages() {
  const browser = await product.member();
  const userId: UserId = await browser.userId();
  const expiresAt = iso(product.clock.now() + 900 * day);
  await seedImages(product, userId, { generations: 5, bytesEach: 3 * mebibyte, expiresAt });
  return { browser, userId };
}

type Member = Awaited<ReturnType<typeof memberWithImages>>;

/** What the archives of an export hold, found whole by another program. */
async function contents({ browser }: Member, id: string) {
  const { state, parts = [] } = (await exportsOf(browser)).find((each) => each.id === id) ?? {};
  const paths: string[][] = [];
  for (const { n } of parts) {
    const archive = await (await downloaded(browser, id, n)).arrayBuffer();
    paths.push(Object.keys(checkBag(Buffer.from(archive)).files));
  }
  const images = paths.map((of) => of.filter((path) => path.startsWith("data/images/")).length);
  return { state, images, files: paths.flat().length };
}

/** What is left in the bucket that only served the writing. */
async function workFiles({ userId }: Member): Promise<number> {
  return (await exportContext(product).archives.list(`work/${userId}/`)).length;
}

describe("an export killed after any of its changes", () => {
  let whole: Awaited<ReturnType<typeof contents>>;
  let changes = 0;

  beforeAll(async () => {
    const member = await memberWithImages();
    const { id } = await requested(member.browser);
    const witness = mortal(exportContext(product), Number.POSITIVE_INFINITY);
    await workExports(product, small, witness.context);
    whole = await contents(member, id);
    changes = witness.changes();
    expect(whole).toMatchObject({ state: "ready", images: [3, 2] });
    expect(changes).toBeGreaterThan(20);
  });

  // In four shares, each with a person of their own: together they take a while.
  it.each([0, 1, 2, 3])(
    "is finished by the next worker: whole, nothing twice, nothing left behind (share %i)",
    async (share) => {
      const member = await memberWithImages();
      const { browser, userId } = member;
      let asked = 0;
      for (let lives = share; lives < changes; lives += 4) {
        // Five a day is all one gets.
        if (asked++ % 5 === 4) product.clock.advance(day);
        const { id } = await requested(browser);
        const doomed = mortal(exportContext(product), lives);
        await expect(workExports(product, small, doomed.context)).rejects.toThrow(Dead);
        // Its lease lapses, and the sweeper sends the message again.
        product.clock.advance(20 * minute);
        await product.sweep();
        await workExports(product, small);
        expect({ lives, ...(await contents(member, id)) }).toEqual({ lives, ...whole });
        expect(await workFiles(member)).toBe(0);
        await browser.delete(`/api/account/exports/${id}`);
        expect(await exportContext(product).archives.list(`exports/${userId}/`)).toEqual([]);
      }
      expect(asked).toBeGreaterThan(4);
    },
  );
});

it("goes on by itself when a function's time is over, a stretch at a time", async () => {
  const member = await memberWithImages();
  const { id } = await requested(member.browser);
  const hurried = { remainingMs: () => 0 };
  const messages = await product.jobs("exports", (job) =>
    runExport(exportContext(product), job, hurried, small),
  );
  expect(messages).toBeGreaterThan(2);
  expect(await contents(member, id)).toMatchObject({ state: "ready", images: [3, 2] });
});

it("expires seven days after its first archive, as S3 counts, however long the others take §export.link", async () => {
  const member = await memberWithImages();
  const { id } = await requested(member.browser);
  await product.jobs("exports", async (job) => {
    product.clock.advance(hour);
    await runExport(exportContext(product), job, { remainingMs: () => 0 }, small);
  });
  const found = (await exportsOf(member.browser)).find((each) => each.id === id);
  const stored = (await product.items()).find((item) => item.id === id);
  const { parts } = decode(exportJob, stored ?? {});
  const written = parts.map(({ at }) => Date.parse(at));
  expect(written).toHaveLength(2);
  expect(found?.readyAt).not.toBe(iso(Math.min(...written)));
  expect(found?.expiresAt).toBe(iso(Math.min(...written) + retentionDays.export * day));
});

it("a message that is delivered twice at once is done once", async () => {
  const member = await memberWithImages();
  const { id } = await requested(member.browser);
  const context = exportContext(product);
  let begun = 0;
  const counting = {
    ...context,
    archives: {
      ...context.archives,
      begin: (key: string) => {
        begun++;
        return context.archives.begin(key);
      },
    },
  };
  await product.jobs("exports", async (job) => {
    await Promise.all([1, 2, 3].map(() => runExport(counting, job, patient, small)));
  });
  expect(begun).toBe(2);
  expect(await contents(member, id)).toMatchObject({ state: "ready", images: [3, 2] });
});

it("leaves no upload behind that was begun just when the export was taken away", async () => {
  const { browser } = await memberWithImages();
  const { id } = await requested(browser);
  const context = exportContext(product);
  const open = new Set<string>();
  const crossed = {
    ...context,
    archives: {
      ...context.archives,
      async begin(key: string) {
        const upload = await context.archives.begin(key);
        open.add(upload);
        await browser.delete(`/api/account/exports/${id}`);
        return upload;
      },
      async abort(upload: Upload) {
        await context.archives.abort(upload);
        open.delete(upload.id);
      },
    },
  };
  await workExports(product, small, crossed);
  expect([...open]).toEqual([]);
});

it("fails rather than leave out what it had read, and asks for no file it has not", async () => {
  const { browser } = await memberWithImages();
  await requested(browser);
  const context = exportContext(product);
  let missed = 0;
  const forgetful = (file: string | undefined) => ({
    ...context,
    archives: {
      ...context.archives,
      async get(key: string) {
        const found = await context.archives.get(key);
        if (!found && /\.(?:jsonl?|csv)$/.test(key)) missed++;
        return file && key.endsWith(file) ? undefined : found;
      },
    },
  });
  await expect(workExports(product, small, forgetful("account.json"))).rejects.toThrow("is gone");
  product.clock.advance(5 * minute);
  await product.sweep();
  missed = 0;
  await workExports(product, small, forgetful(undefined));
  expect(await exportsOf(browser)).toMatchObject([{ state: "ready" }]);
  expect(missed).toBe(0);
});

it("begins an archive again when S3 has forgotten its pieces", async () => {
  const member = await memberWithImages();
  const { browser } = member;
  const { id } = await requested(browser);
  const context = exportContext(product);
  let forgotten = 0;
  const forgetful = {
    ...context,
    archives: {
      ...context.archives,
      async finish(...args: Parameters<typeof context.archives.finish>) {
        // The rule for abandoned uploads struck.
        if (forgotten++ === 0) await context.archives.abort(args[0]);
        return context.archives.finish(...args);
      },
    },
  };
  await expect(workExports(product, small, forgetful)).rejects.toThrow();
  product.clock.advance(5 * minute);
  await product.sweep();
  await workExports(product, small, forgetful);
  expect(await contents(member, id)).toMatchObject({ state: "ready", images: [3, 2] });
  expect(await workFiles(member)).toBe(0);
});

it("is given up after many fruitless attempts, says so, leaves nothing, and another can be asked for", async () => {
  const member = await memberWithImages();
  const { browser } = member;
  const { id } = await requested(browser);
  const context = exportContext(product);
  const broken = {
    ...context,
    images: { chunks: () => Promise.reject(new Error("S3 is down")) },
  };
  for (let attempt = 0; attempt < 12; attempt++) {
    await workExports(product, small, broken).catch(() => undefined);
    product.clock.advance(hour);
    await product.sweep();
  }
  expect(await exportsOf(browser)).toMatchObject([{ id, state: "failed", error: "export.failed" }]);
  expect(await workFiles(member)).toBe(0);
  await requested(browser);
  await workExports(product, small);
  expect(await exportsOf(browser)).toMatchObject([{ state: "ready" }, { state: "failed" }]);
});
