/** Giving for training, taking back and restricting, on a running machine, by HTTP alone. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AccountView, ConsentsView } from "../functions/api/types.ts";
import { type LocalCloud, startLocalCloud } from "../local/cloud.ts";
import { Visitor } from "../local/testing/visitor.ts";
import { temporaryFolder } from "./folder.ts";
import { control, keysIn } from "./machine.ts";

const folder = temporaryFolder();
let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startLocalCloud({ dir: folder.path });
}, 120_000);
afterAll(async () => {
  await cloud.stop();
  folder.remove();
});

const copies = () => keysIn(cloud.endpoints, "training");
const advance = (duration: string) => control(cloud.url, "POST", "clock", { advance: duration });

async function soon(read: () => Promise<number>, expected: number): Promise<void> {
  await expect.poll(read, { timeout: 60_000, interval: 100 }).toBe(expected);
}

async function made(visitor: Visitor, images: number): Promise<void> {
  for (let left = images; left > 0; left -= 4) {
    const id = await visitor.ordered({ count: Math.min(4, left) });
    expect((await visitor.ended(id)).state).toBe("succeeded");
  }
}

const consents = (visitor: Visitor) =>
  visitor.call("GET", "/api/account/consents").then(({ body }) => body as unknown as ConsentsView);
const train = (visitor: Visitor, training: boolean) =>
  visitor
    .call("PUT", "/api/account/consents", { training })
    .then(({ body }) => body as unknown as ConsentsView);

it("twelve images are copied under a yes, by names that lead to nobody, and all of them go with a no §training.withdraw", async () => {
  const mia = new Visitor(cloud.url);
  await mia.signUp();
  await made(mia, 1);
  await train(mia, true);
  await made(mia, 12);
  await advance("PT2M");
  await soon(async () => (await consents(mia)).trainingCopies, 12);
  const there = await copies();
  expect(there).toHaveLength(24);

  const { id } = (await mia.call("GET", "/api/account")).body as unknown as AccountView;
  const { items = [] } = (await mia.call("GET", "/api/generations")).body;
  const imagePrefix = items[0]?.images[0]?.url.split("/")[3] ?? "";
  expect(imagePrefix).toMatch(/^[0-9a-f]{30}$/);
  for (const key of there) {
    expect(key).not.toContain(id.slice("usr_".length));
    expect(key).not.toContain(imagePrefix);
  }

  expect(await train(mia, false)).toMatchObject({
    training: false,
    trainingCopies: 0,
    removedCopies: 12,
  });
  expect(await copies()).toEqual([]);
  await advance("PT10M");
  expect(await copies()).toEqual([]);
  // The images themselves are as they were.
  expect((await mia.call("GET", "/api/generations")).body.items).toHaveLength(4);
});

it("a restricted account makes nothing, and goes on when that is lifted §restrict.hold", async () => {
  const noa = new Visitor(cloud.url);
  await noa.signUp();
  await train(noa, true);
  const restrict = (restricted: boolean) =>
    noa.call("PUT", "/api/account/restriction", { restricted });
  const waiting = await noa.ordered({ resolution: "2K", count: 4 });
  expect((await restrict(true)).status).toBe(200);
  expect(await noa.ended(waiting)).toMatchObject({
    state: "failed",
    error: { code: "account.restricted" },
  });
  const { status, body } = await noa.order();
  expect([status, body.error?.code]).toEqual([403, "account.restricted"]);
  expect(await noa.credits()).toEqual({ available: 20, held: 0 });
  await advance("PT10M");
  expect(await copies()).toEqual([]);
  await restrict(false);
  await made(noa, 1);
  await advance("PT2M");
  await soon(async () => (await consents(noa)).trainingCopies, 1);
  expect(await train(noa, false)).toMatchObject({ removedCopies: 1 });
});

it("a browser's signal not to be counted arrives, and is an objection §analytics.signal", async () => {
  const leo = new Visitor(cloud.url);
  await leo.signUp();
  expect(await consents(leo)).toMatchObject({ analytics: true, signal: false });
  const path = "/api/account/consents";
  const { body } = await leo.call("GET", path, undefined, { "sec-gpc": "1" });
  expect(body).toMatchObject({ analytics: false, signal: true, receipts: [{ how: "signal" }] });
  expect(await consents(leo)).toMatchObject({ analytics: false, signal: false });
});
