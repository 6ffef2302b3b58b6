/** What stands in an export. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { put } from "../../db/write.ts";
import { epochSeconds, hour, iso } from "../clock.ts";
import { askErasure } from "../erasure/testing/eraser.ts";
import { imageKey } from "../image/location.ts";
import { account, disclosureNotice, items } from "../privacy/inventory.ts";
import { Desk } from "../support/testing/desk.ts";
import { exportLimits } from "./limits.ts";
import { places } from "./place.ts";
import { Unpacked } from "./testing/archive.ts";
import {
  exportContext,
  exported,
  mebibyte,
  requested,
  seedImages,
  workExports,
} from "./testing/exporter.ts";
import { pathOf, useScene } from "./testing/scene.ts";

const scene = useScene();

describe("what stands in an export", () => {
  it("are the very bytes of the images, and every item in the file the inventory names §export.all", async () => {
    const [made] = await seedImages(scene.product, scene.id, {
      generations: 1,
      imagesEach: 2,
      bytesEach: 999,
    });
    if (!made) throw new Error("nothing made");
    const archive = await scene.exported();
    for (const image of made.images) {
      const stored = await exportContext(scene.product).images.chunks(imageKey(made, image));
      const bytes = Buffer.concat(stored ?? []);
      expect(bytes).toHaveLength(image.bytes);
      expect(archive.bytes(pathOf(made, image.n)).equals(bytes)).toBe(true);
    }
    for (const { path } of places) expect(archive.paths).toContain(path);
    const kinds = places.flatMap((place) => place.kinds.map((kind) => kind.name));
    for (const kind of kinds) expect(archive.paths).toContain(`schemas/${kind}.schema.json`);
  });

  it("is what the person wrote without signing in, too, from the address that is theirs §export.all", async () => {
    const desk = new Desk(() => scene.product);
    const { email } = (await scene.mia.get("/api/account")).body;
    // Nothing is added to an account that waits to be erased: it stands under the address.
    await askErasure(scene.mia, "grace");
    const { id: asked } = await desk.opened(String(email));
    const { id: other } = await desk.opened();
    expect((await scene.mia.post("/api/account/erasure/undo", {})).status).toBe(200);
    const written = (await scene.exported()).lines("support/requests.jsonl");
    expect(written.map((request) => request.id)).toEqual([asked]);
    expect(JSON.stringify(written)).not.toContain(other);
  });

  it("is as its own schemas say, file by file", async () => {
    await scene.mia.ordered();
    await scene.product.work();
    await exported(scene.product, scene.mia);
    const archive = await scene.exported();
    const ajv = new Ajv2020({ strict: true, formats: { "date-time": true } });
    let checked = 0;
    for (const { path, form } of places) {
      const values =
        form === "lines"
          ? archive.lines(path)
          : [archive.json<Record<string, unknown> | Record<string, unknown>[] | null>(path)].flat();
      for (const value of values) {
        if (value === null) continue;
        const valid = ajv.compile(archive.json(`schemas/${String(value.type)}.schema.json`));
        expect({ path, valid: valid(value), errors: valid.errors }).toMatchObject({ valid: true });
        ajv.removeSchema();
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(5);
    const valid = ajv.compile(archive.json("schemas/export-manifest.schema.json"));
    expect({ valid: valid(archive.json("export.json")), errors: valid.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  it("says in numbers what it holds, and under which policy it was made", async () => {
    await seedImages(scene.product, scene.id, { generations: 3, bytesEach: 10 });
    const archive = await scene.exported();
    const { counts, policy, cutOff, requestedAt } = archive.json<{
      counts: { files: number; images: number; records: Record<string, number> };
      policy: object;
      cutOff: string;
      requestedAt: string;
    }>("export.json");
    expect(counts.images).toBe(3);
    expect(counts.files).toBe(archive.paths.length - 1);
    expect(counts.records["generations.jsonl"]).toBe(3);
    expect(counts.records["account/account.json"]).toBe(1);
    expect(policy).toEqual({
      version: "2026-11-23",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(cutOff >= requestedAt).toBe(true);
    const notice = archive.json<{ stored: { rows: unknown[] }[] }>("processing-notice.json");
    expect(notice.stored.flatMap(({ rows }) => rows).length).toBeGreaterThan(20);
    // Beside purposes, recipients and times (GDPR art. 15(1)): rights, complaint, source, machines.
    const rest = JSON.stringify({ ...notice, stored: [] });
    for (const words of ["Have it erased", "Take it with you", "Put it on hold", "CNIL"]) {
      expect(rest).toContain(words);
    }
    expect(notice).toMatchObject({
      source: expect.stringContaining("You told us"),
      automatedDecisions: expect.stringContaining("article 22"),
    });
    expect(rest, "numbers filled in").not.toMatch(/\{\w+ \w+\}/);
  });

  it("fails for a kind of item the inventory does not know, rather than leave it out", async () => {
    const stray = { name: "stray", attributes: {} };
    await commitOne(
      scene.product.context.table,
      put(stray, { pk: keys.account(scene.id).pk, sk: "STRAY" }, {} as never),
    );
    await requested(scene.mia);
    await expect(workExports(scene.product)).rejects.toThrow("a stray");
  });

  it("holds what was handed to an authority, unless and until a law seals it §legal.log", async () => {
    const { table, clock } = scene.product.context;
    const now = clock.now();
    for (const [n, sealedUntil] of [undefined, iso(now + hour), iso(now - hour)].entries()) {
      const notice = {
        id: `dis_${n}`,
        authority: `Authority ${n}`,
        reference: "1",
        legalBasis: "A law",
        fields: [],
        at: iso(now),
        ...(sealedUntil ? { sealedUntil } : {}),
      };
      const key = keys.disclosureNotice(scene.id, notice.id);
      await commitOne(
        table,
        put(disclosureNotice, key, notice, { ttl: epochSeconds(now + 2 * hour) }),
      );
    }
    const archive = await scene.exported();
    const told = archive.lines("disclosures.jsonl");
    expect(told.map(({ authority }) => authority)).toEqual(["Authority 0", "Authority 2"]);
    expect(JSON.stringify(told)).not.toContain("sealedUntil");
  });

  it("holds no secret: no hash, no token, no digest, no random part of an address", async () => {
    await seedImages(scene.product, scene.id, {
      generations: 1,
      bytesEach: 10,
      fileToken: "canaryfiletoken",
      leaseOwner: "canary-lease-owner",
    });
    const { table } = scene.product.context;
    const owner = await get(table, account, keys.account(scene.id));
    const secrets = (await scene.product.items())
      .filter(({ pk, type }) => pk === `USER#${scene.id}` && type === items.password.name)
      .map(({ hash }) => String(hash));
    const archive = await scene.exported();
    const everything = archive.paths.map((path) => archive.bytes(path).toString("latin1")).join();
    expect(secrets).toHaveLength(1);
    for (const secret of [
      ...secrets,
      owner?.imagePrefix ?? "",
      "canaryfiletoken",
      "canary-lease-owner",
      scene.mia.cookies.get("__Host-session") ?? "",
      "leaseOwner",
    ]) {
      expect(secret).not.toBe("");
      expect({ secret, found: everything.includes(secret) }).toEqual({ secret, found: false });
    }
  });
});

it("an account without anything still gets a bag, with pages that say so", async () => {
  const archive = await scene.exported();
  expect(archive.text("index.html")).toContain("There are no images in this archive.");
  expect(archive.json("consents/receipts.json")).toBeInstanceOf(Array);
  expect(archive.text("billing/transactions.csv").split("\r\n")).toHaveLength(2);
});

it("no more is held in memory than a few images and two pieces, however much there is", async () => {
  const each = 2 * mebibyte;
  await seedImages(scene.product, scene.id, { generations: 40, bytesEach: each });
  const context = exportContext(scene.product);
  let held = 0;
  let most = 0;
  await requested(scene.mia);
  await workExports(
    scene.product,
    {},
    {
      ...context,
      images: {
        async chunks(key) {
          held += each;
          most = Math.max(most, held);
          return context.images.chunks(key);
        },
      },
      archives: {
        ...context.archives,
        async add(...args) {
          const added = await context.archives.add(...args);
          held -= Math.floor(args[2].byteLength / each) * each;
          return added;
        },
      },
    },
  );
  const { ahead, pieceBytes } = exportLimits;
  expect(most).toBeLessThanOrEqual((ahead + 2) * each + 2 * (pieceBytes + each));
  expect(most).toBeLessThan(40 * each * 0.75);
});

it("the check of bags used here finds what is wrong with one", async () => {
  const archive = await exported(scene.product, scene.mia);
  const at = archive.indexOf(Buffer.from("nana img holds about one person"));
  const forged = Buffer.from(archive);
  forged[at] = 0x4e;
  expect(() => new Unpacked(forged)).toThrow(/bad CRC|wrong sum|broken/);
  expect(readFileSync(new URL("testing/verify-bag.py", import.meta.url), "utf8")).not.toMatch(
    /import (?!hashlib|json|re|sys|zipfile)/,
  );
});
