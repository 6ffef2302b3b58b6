import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { day } from "../clock.ts";
import { Unpacked } from "./testing/archive.ts";
import {
  downloaded,
  exportContext,
  exported,
  exportsOf,
  requested,
  workExports,
} from "./testing/exporter.ts";

let product: Product;
const unpacked: Unpacked[] = [];
beforeAll(async () => {
  product = await startProduct();
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

it("everything a person made and was told stands in one bag that other programs find whole §export.all §export.bag", async () => {
  const mia = await product.member("Mia");
  const id = await mia.ordered({ count: 2 });
  await product.work();
  const archive = open(await exported(product, mia));

  expect(archive.checked.info["Bag-Count"]).toBe("1 of 1");
  const { images } = await mia.generation(id);
  const month = archive.json<{ cutOff: string }>("export.json").cutOff.slice(0, 7);
  expect(archive.paths.filter((path) => path.startsWith("images/"))).toEqual(
    [0, 1].map((n) => `images/${month.replace("-", "/")}/${id}-${n}.webp`),
  );
  expect(images).toHaveLength(2);
  expect(archive.json("account/account.json")).toMatchObject({ type: "account", name: "Mia" });
  expect(archive.lines("generations.jsonl")).toMatchObject([{ type: "generation", id, count: 2 }]);
  expect(archive.lines("billing/credits.jsonl").map(({ type }) => type)).toContain("wallet");
  expect(archive.json("export.json")).toMatchObject({ counts: { images: 2 }, omissions: [] });
});

it("a ready export is told by mail with the way to the account page, and no link to the archive", async () => {
  const mia = await product.member();
  const { id } = await requested(mia);
  expect(await exportsOf(mia)).toMatchObject([{ id, state: "waiting", parts: [] }]);
  await workExports(product);
  const [ready] = await exportsOf(mia);
  expect(ready).toMatchObject({ id, state: "ready", parts: [{ n: 1 }] });
  const { email } = (await mia.get("/api/account")).body;
  const [mail] = await product.services.mails(email);
  expect(mail?.subject).toBe("Your export is ready");
  expect(mail?.text).toContain("nanaimg.app/account");
  expect(mail?.text).not.toContain(id);
});

it("only its owner gets a link, which opens the archive for five minutes §export.link", async () => {
  const [mia, tom] = [await product.member(), await product.member("Tom")];
  const { id } = await requested(mia);
  expect((await mia.get(`/api/account/exports/${id}/download`)).body.error?.code).toBe(
    "export.not_ready",
  );
  await workExports(product);
  const response = await downloaded(mia, id);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="nanaimg-${id}.zip"`,
  );
  const link = (await mia.get(`/api/account/exports/${id}/download`)).headers.location ?? "";
  expect(new URL(link).searchParams.get("X-Amz-Expires")).toBe("300");
  for (const stranger of [tom, product.browser()]) {
    const { status, headers } = await stranger.get(`/api/account/exports/${id}/download`);
    expect([401, 404]).toContain(status);
    expect(headers.location).toBeUndefined();
  }
  expect((await tom.delete(`/api/account/exports/${id}`)).status).toBe(404);
  expect((await mia.get(`/api/account/exports/${id}/download?part=2`)).status).toBe(404);
});

it("an export is gone at the exact time, and its files with the next sweep §export.link", async () => {
  const mia = await product.member();
  const { id } = await requested(mia);
  await workExports(product);
  product.clock.advance(7 * day);
  // The browser's session is long over by its rate; its cookie lasts thirty days.
  expect((await mia.get(`/api/account/exports/${id}/download`)).status).toBe(410);
  expect(await exportsOf(mia)).toMatchObject([{ state: "expired", parts: [] }]);
  await product.sweep();
  await workExports(product);
  const left = await exportContext(product).archives.list("exports/");
  expect(left.filter(({ key }) => key.includes(id))).toEqual([]);
});
