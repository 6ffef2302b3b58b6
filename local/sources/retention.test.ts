import { afterEach, beforeEach, expect, it } from "vitest";
import { setOffsetMs } from "../clock/patch.ts";
import { openDynalite } from "../dynamodb/dynalite-engine.ts";
import { type DynamoEngine, request } from "../dynamodb/engine.ts";
import { ensureTable } from "../dynamodb/table.ts";
import { openObjects } from "../emulators/s3.ts";
import { testTable } from "../services.ts";
import { applyLifecycle, applyTimeToLive, expiresAt } from "./retention.ts";

const day = 24 * 60 * 60_000;
let engine: DynamoEngine;

beforeEach(async () => {
  engine = await openDynalite();
  await ensureTable(engine, testTable);
});

afterEach(async () => {
  setOffsetMs(0);
  await engine.stop();
});

it("counts an object's age in days and rounds up to the next midnight UTC", () => {
  const rule = { prefix: "", days: 3 };
  const iso = (text: string) => new Date(expiresAt(Date.parse(text), rule)).toISOString();
  // The example of the S3 guide.
  expect(iso("2014-01-15T10:30:00Z")).toBe("2014-01-19T00:00:00.000Z");
  expect(iso("2014-01-15T00:00:00Z")).toBe("2014-01-18T00:00:00.000Z");
  expect(iso("2014-01-15T23:59:59.999Z")).toBe("2014-01-19T00:00:00.000Z");
});

it("removes objects when their own rule's time has come, and no others", () => {
  const objects = openObjects();
  objects.createBucket("images");
  for (const key of ["free/a", "paid/a", "other"])
    objects.putObject("images", key, Buffer.from("x"));
  const bucket = {
    key: "images",
    name: "images",
    lifecycle: [
      { prefix: "free/", days: 7 },
      { prefix: "paid/", days: 90 },
    ],
  };
  const left = () => objects.listObjects("images").objects.map(({ key }) => key);
  setOffsetMs(6 * day);
  expect(applyLifecycle(objects, [bucket])).toBe(0);
  setOffsetMs(8 * day);
  expect(applyLifecycle(objects, [bucket])).toBe(1);
  expect(left()).toEqual(["other", "paid/a"]);
  setOffsetMs(400 * day);
  applyLifecycle(objects, [bucket]);
  expect(left()).toEqual(["other"]);
});

it("removes items whose TTL has passed, and leaves those without one", async () => {
  const now = Math.floor(Date.now() / 1_000);
  const ttls = { past: { N: String(now - 1) }, soon: { N: String(now + 3_600) }, text: { S: "1" } };
  for (const [pk, ttl] of Object.entries({ ...ttls, none: undefined })) {
    const Item = { pk: { S: pk }, sk: { S: "a" }, ...(ttl && { ttl }) };
    await request(engine, "PutItem", { TableName: testTable.name, Item });
  }
  const left = async () => {
    const { Items } = (await request(engine, "Scan", { TableName: testTable.name })) as {
      Items: { pk: { S: string } }[];
    };
    return Items.map(({ pk }) => pk.S).sort();
  };
  expect(await applyTimeToLive(engine, [testTable])).toBe(1);
  expect(await left()).toEqual(["none", "soon", "text"]);
  setOffsetMs(2 * 3_600_000);
  expect(await applyTimeToLive(engine, [testTable])).toBe(1);
  expect(await left()).toEqual(["none", "text"]);
});
