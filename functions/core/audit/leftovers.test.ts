/** What the daily audit removes, and what it only reports. */
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { day, epochSeconds, hour, iso } from "../clock.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

describe("what should not be there", () => {
  it("is removed and somebody is woken: an image whose generation is gone §retention.audit", async () => {
    const kept = await scene.made();
    const stray = await scene.made();
    await scene.removeRow(stray);
    scene.product.clock.advance(2 * hour);
    expect(await scene.of("images")).toEqual({ orphaned: 2, removed: 2 });
    const left = await scene.files("images");
    expect(left).not.toContainEqual(expect.stringContaining(stray.id));
    expect(left.filter((key) => key.includes(kept.id))).toHaveLength(2);
    expect(scene.alarms()).toHaveLength(1);
    expect(scene.product.logged.join()).toContain("there is what should not be");
  });

  it("is removed: an image its generation does not have", async () => {
    const kept = await scene.made();
    const [one = ""] = (await scene.files("images")).filter((key) => key.includes(kept.id));
    const other = one.replace(/\/0-/, "/1-");
    await scene.putFile("images", other);
    scene.product.clock.advance(2 * hour);
    expect(await scene.of("images")).toEqual({ orphaned: 1, removed: 1 });
    expect(await scene.files("images")).not.toContain(other);
  });

  it("is removed: an image past its time, before anything promised is broken §retention.dates", async () => {
    const old = await scene.made();
    const midnight = Math.ceil(Date.parse(old.expiresAt) / day) * day;
    scene.product.clock.moveTo(midnight + 13 * hour);
    expect(await scene.of("images")).toEqual({ late: 2, removed: 2 });
    expect(await scene.files("images")).not.toContainEqual(expect.stringContaining(old.id));
    // S3 was only slow: `goneBy` is eleven hours away, so nobody is woken.
    expect(scene.alarmsAbout("images")).toEqual([]);
  });

  it("wakes somebody: an image past what was promised", async () => {
    const old = await scene.made();
    const midnight = Math.ceil(Date.parse(old.expiresAt) / day) * day;
    scene.product.clock.moveTo(midnight + day + 13 * hour);
    expect(await scene.of("images")).toEqual({ expired: 2, removed: 2 });
    expect(scene.alarmsAbout("images")).toHaveLength(1);
  });

  it.each([
    ["uploads", "somewhere/file.png", 1],
    ["tombstones", "tombstones/usr_1.json", 90],
    ["salts", "salts/2020-01-01/1", 0],
  ] as const)("is removed: a file in %s that is too old", async (bucket, key, days) => {
    await scene.putFile(bucket, key);
    scene.product.clock.advance(days * day + day);
    expect(await scene.of(bucket)).toMatchObject({ removed: 1 });
    expect(await scene.files(bucket)).not.toContain(key);
  });

  it("is removed: the salt of yesterday, which the sweeper forgot §analytics.salt", async () => {
    const [yesterday, today] = [1, 0].map((ago) =>
      iso(scene.product.clock.now() - ago * day).slice(0, 10),
    );
    await scene.putFile("salts", `salts/${yesterday}/1`);
    await scene.putFile("salts", `salts/${today}/1`);
    expect(await scene.of("salts")).toEqual({ late: 1, removed: 1 });
    expect(await scene.files("salts")).toEqual([`salts/${today}/1`]);
  });

  it("is removed: an archive without its export", async () => {
    const key = "exports/usr_01ARZ3NDEKTSV4RRFFQ69G5FAV/exp_01ARZ3NDEKTSV4RRFFQ69G5FAV/a.zip";
    await scene.putFile("exports", key);
    scene.product.clock.advance(2 * hour);
    expect(await scene.of("exports")).toEqual({ orphaned: 1, removed: 1 });
  });

  it("is removed: an archive whose export has expired, and what it was made from", async () => {
    const [person, id] = ["usr_01ARZ3NDEKTSV4RRFFQ69G5FAV", "exp_01ARZ3NDEKTSV4RRFFQ69G5FAV"];
    const { client, name } = scene.product.context.table;
    const expiresAt = iso(scene.product.clock.now() + day);
    const Item = { pk: `USER#${person}`, sk: `EXPORT#${id}`, type: "export", state: "ready" };
    await client.send(new PutCommand({ TableName: name, Item: { ...Item, expiresAt } }));
    for (const folder of ["exports", "work"]) {
      await scene.putFile("exports", `${folder}/${person}/${id}/a`);
    }
    scene.product.clock.advance(2 * hour);
    expect(await scene.of("exports")).toEqual({ orphaned: 1, removed: 1 });
    expect(await scene.files("exports")).toEqual([`exports/${person}/${id}/a`]);
    scene.product.clock.advance(day);
    expect(await scene.of("exports")).toEqual({ expired: 1, removed: 1 });
  });

  it("is removed: a copy for training nobody vouches for", async () => {
    const { id } = await scene.made();
    await scene.putFile("training", `training/name/${id}/0.webp`);
    scene.product.clock.advance(2 * hour);
    expect(await scene.of("training")).toEqual({ orphaned: 1, removed: 1 });
  });

  it("is reported and left when most of a page is so: the table must be the wrong one", async () => {
    for (let n = 0; n < 3; n++) await scene.made();
    for (let n = 0; n < 12; n++) {
      const id = `gen_${String(n).padStart(26, "0")}`;
      const in6Days = Math.floor((scene.product.clock.now() + 6 * day) / 1_000);
      await scene.putFile("images", `images/free/p/${in6Days}/${id}/0-x.webp`);
      await scene.putFile("images", `images/free/p/${in6Days}/${id}/0-x.thumb.webp`);
      await scene.putFile("training", `training/name/${id}/0.webp`);
    }
    const before = await scene.files("images");
    scene.product.clock.advance(2 * hour);
    const { stores } = await scene.audited();
    expect(stores.find(({ store }) => store === "images")).toMatchObject({
      orphaned: 24,
      removed: 0,
    });
    // A dozen may well be leftovers.
    expect(stores.find(({ store }) => store === "training")).toMatchObject({
      orphaned: 12,
      removed: 12,
    });
    expect(await scene.files("images")).toEqual(before);
    expect(scene.alarmsAbout("images")).toHaveLength(1);
  });

  it("is reported and left: a file nobody declared", async () => {
    await scene.putFile("images", "images/other/thing.txt");
    expect(await scene.of("images")).toEqual({ unknown: 1 });
    expect(scene.alarms()).toHaveLength(1);
    expect(await scene.files("images")).toContain("images/other/thing.txt");
    await scene.context.shelves.images.remove(["images/other/thing.txt"]);
  });

  const row = (item: Record<string, unknown>) =>
    scene.product.context.table.client.send(
      new PutCommand({ TableName: scene.product.context.table.name, Item: item }),
    );
  const ttl = (agoMs: number) => epochSeconds(scene.product.clock.now() - agoMs);
  const rate = { pk: "RATE#test", type: "rate", count: 1 };

  it("is removed: a row past its time to live, with an alarm once DynamoDB had its days", async () => {
    await row({ ...rate, sk: "fresh", ttl: ttl(hour) });
    await row({ ...rate, sk: "late", ttl: ttl(2 * day) });
    await row({ ...rate, sk: "expired", ttl: ttl(3 * day) });
    expect(await scene.of("table")).toEqual({ late: 1, expired: 1, removed: 2 });
    const left = (await scene.product.items()).filter(({ pk }) => pk === "RATE#test");
    expect(left.map(({ sk }) => sk)).toEqual(["fresh"]);
    expect(scene.alarms()).toHaveLength(1);
  });

  it("is reported and left: a row nobody declared, and one nobody attends to", async () => {
    await row({ pk: "X", sk: "X", type: "secret" });
    await row({
      ...rate,
      sk: "due",
      duePk: "DUE#9",
      dueAt: iso(scene.product.clock.now() - 2 * day),
    });
    expect(await scene.of("table")).toEqual({ unknown: 1, unattended: 1 });
    const left = (await scene.product.items()).map(({ sk }) => sk);
    expect(left).toEqual(expect.arrayContaining(["X", "due"]));
  });
});
