/** Faults in the running product: the worker's thread is killed, messages are lost or multiplied. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkInvariants } from "../functions/core/credit/invariants.ts";
import { openTable } from "../functions/db/client.ts";
import { type LocalCloud, startLocalCloud } from "../local/cloud.ts";
import { snapshot } from "../local/testing/snapshot.ts";
import { Visitor } from "../local/testing/visitor.ts";
import { temporaryFolder } from "./folder.ts";
import { control as controlOf, keysIn } from "./machine.ts";

let cloud: LocalCloud;
let mia: Visitor;
const folder = temporaryFolder();

const control = (method: string, path: string, body?: unknown) =>
  controlOf(cloud.url, method, path, body);
const advance = (duration: string) => control("POST", "clock", { advance: duration });
const faultsLeft = async () => ((await control("GET", "faults")) as unknown[]).length;

async function expectSoundBooks() {
  const { dynamodb, region, accessKeyId, secretAccessKey, table } = cloud.endpoints;
  const credentials = { accessKeyId, secretAccessKey };
  const items = await snapshot(openTable(table, { endpoint: dynamodb, region, credentials }));
  const { now } = (await control("GET", "clock")) as { now: string };
  expect(checkInvariants(items, { now: Date.parse(now) })).toEqual([]);
}

beforeAll(async () => {
  cloud = await startLocalCloud({ dir: folder.path });
}, 120_000);
afterAll(async () => {
  await cloud?.stop();
  folder.remove();
});
beforeEach(async () => {
  await control("DELETE", "faults");
  mia = new Visitor(cloud.url);
  await mia.signUp();
});

describe("a worker killed in the middle of its work", () => {
  const kill = (on: string, when: "before" | "after", nth = 1) => ({
    function: "GenerationWorker",
    do: "kill",
    ...{ on, when, nth },
  });

  it.each([
    ["before it has taken the generation", kill("dynamodb:UpdateItem", "before")],
    ["right after it has taken the generation", kill("dynamodb:UpdateItem", "after")],
    ["before the first file is there", kill("s3:PutObject", "before")],
    ["between thumbnail and image", kill("s3:PutObject", "after", 1)],
    ["after the files are there", kill("s3:PutObject", "after", 4)],
    ["before the settlement", kill("dynamodb:TransactWriteItems", "before")],
    [
      "after the settlement, before it is acknowledged",
      kill("dynamodb:TransactWriteItems", "after"),
    ],
  ])("%s: the person gets the images, charged once", async (_, fault) => {
    await control("POST", "faults", fault);
    const id = await mia.ordered({ count: 2, prompt: "two cups of tea" });
    await expect.poll(faultsLeft, { timeout: 20_000 }).toBe(0);

    await advance("PT2M");
    const done = await mia.ended(id);
    expect(done).toMatchObject({ state: "succeeded", credits: { charged: 2, refunded: 0 } });
    expect(done.images).toHaveLength(2);
    for (const { url } of done.images) expect((await mia.fetch(url)).status).toBe(200);
    expect(await mia.credits()).toEqual({ available: 18, held: 0 });
    await expectSoundBooks();
  });
});

describe("a message", () => {
  it("that is lost is repaired within two minutes", async () => {
    await control("POST", "faults", { queue: "Generation", do: "drop", times: 1 });
    const id = await mia.ordered();
    await expect.poll(faultsLeft, { timeout: 20_000 }).toBe(0);
    expect((await mia.generation(id)).state).toBe("queued");
    await advance("PT2M");
    expect((await mia.ended(id)).state).toBe("succeeded");
    expect(await mia.credits()).toEqual({ available: 19, held: 0 });
    await expectSoundBooks();
  });

  it("that comes five times is charged once", async () => {
    await control("POST", "faults", { queue: "Generation", do: "duplicate", times: 5 });
    const id = await mia.ordered();
    expect((await mia.ended(id)).credits).toEqual({ quoted: 1, charged: 1, refunded: 0 });
    await advance("PT1M");
    expect(await mia.credits()).toEqual({ available: 19, held: 0 });
    await expectSoundBooks();
  });
});

describe("deleting", () => {
  it("while it is drawn leaves no file", async () => {
    const id = await mia.ordered({ resolution: "2K", count: 2 });
    await expect.poll(async () => (await mia.generation(id)).state).toBe("running");
    expect((await mia.call("DELETE", `/api/generations/${id}`)).status).toBe(204);
    await advance("PT20M");
    const { items } = (await mia.call("GET", "/api/generations")).body;
    expect(items).toEqual([]);
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    await expectNoFile(id);
    await expectSoundBooks();
  });

  it("makes the address stop working at once", async () => {
    const id = await mia.ordered();
    const [image] = (await mia.ended(id)).images;
    const { url = "", thumbnailUrl = "" } = image ?? {};
    expect((await mia.fetch(url)).status).toBe(200);
    expect((await mia.call("DELETE", `/api/generations/${id}`)).status).toBe(204);
    expect((await mia.fetch(url)).status).toBe(403);
    expect((await mia.fetch(thumbnailUrl)).status).toBe(403);
    await expectNoFile(id);
  });
});

async function expectNoFile(id: string) {
  const keys = await keysIn(cloud.endpoints, "images");
  expect(keys.filter((key) => key.includes(id))).toEqual([]);
}

describe("an image", () => {
  it("opens for its owner only, and not with cookies that were tampered with", async () => {
    const id = await mia.ordered();
    const { url = "" } = (await mia.ended(id)).images[0] ?? {};
    expect((await mia.fetch(url)).status).toBe(200);
    const eve = new Visitor(cloud.url);
    expect((await eve.fetch(url)).status).toBe(403);
    await eve.signUp();
    await eve.ended(await eve.ordered());
    expect((await eve.fetch(url)).status).toBe(403);
    // Even sent along by hand, Eve's cookies open her own prefix only; nor does naming it help.
    const hers = [...eve.cookies].filter(([name]) => name.startsWith("CloudFront-"));
    expect(hers).toHaveLength(3);
    const cookie = hers.map(([name, { value }]) => `${name}=${value}`).join("; ");
    const herPrefix = hers[0]?.[1].path;
    for (const address of [url, `${url}?${herPrefix}/`, `${url}/..${herPrefix}/`]) {
      expect((await fetch(new URL(address, cloud.url), { headers: { cookie } })).status).toBe(403);
    }
    const mine = [...mia.cookies].filter(([name]) => name.startsWith("CloudFront-"));
    const other = (value: string) => `${value.startsWith("A") ? "B" : "A"}${value.slice(1)}`;
    const forged = mine
      .map(([name, { value }]) => `${name}=${name.endsWith("Signature") ? other(value) : value}`)
      .join("; ");
    expect((await fetch(new URL(url, cloud.url), { headers: { cookie: forged } })).status).toBe(
      403,
    );
  });

  it("is refused from the second it expires, and its file is gone the day after", async () => {
    const id = await mia.ordered();
    const { images, expiresAt } = await mia.ended(id);
    const url = images[0]?.url ?? "";
    const { now } = (await control("GET", "clock")) as { now: string };
    const seconds = Math.floor((Date.parse(expiresAt) - Date.parse(now)) / 1_000) - 30;
    await advance(`PT${seconds}S`);
    await mia.call("GET", "/api/generations");
    expect((await mia.fetch(url)).status).toBe(200);
    await advance("PT31S");
    expect((await mia.fetch(url)).status).toBe(403);
    await advance("P1D");
    await expectNoFile(id);
    expect((await mia.call("GET", `/api/generations/${id}`)).status).toBe(404);
  });
});

describe("a restart", () => {
  it("in the middle of a generation loses nothing", async () => {
    const id = await mia.ordered({ resolution: "2K", count: 3 });
    await expect.poll(async () => (await mia.generation(id)).state).toBe("running");
    await cloud.stop();
    cloud = await startLocalCloud({ dir: folder.path });
    const again = new Visitor(cloud.url);
    for (const [name, cookie] of mia.cookies) again.cookies.set(name, cookie);
    expect((await again.generation(id)).state).toBe("running");
    await advance("PT2M");
    const done = await again.ended(id);
    expect(done).toMatchObject({ state: "succeeded", credits: { charged: 6 } });
    expect(await again.credits()).toEqual({ available: 14, held: 0 });
    await expectSoundBooks();
  });
});
