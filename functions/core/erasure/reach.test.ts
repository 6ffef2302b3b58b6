import { randomUUID } from "node:crypto";
import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { holdingsOf } from "../../../local/testing/holdings.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { openTestTable } from "../../db/testing/table.ts";
import { absent, put } from "../../db/write.ts";
import { hour, iso } from "../clock.ts";
import { disclosure, outbox } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import { eraseChild, requestErasure, undoErasure } from "./request.ts";
import { runErasure } from "./run.ts";
import { expectErased, someone, stored, tombstoneOf } from "./testing/people.ts";
import { makePerson } from "./testing/person.ts";
import { useScene } from "./testing/scene.ts";
import { replayTombstones } from "./tombstone.ts";

const scene = useScene({ member: false });

describe("a large account", () => {
  it("is erased by as many runs as the time of one asks for", async () => {
    const made = await someone(scene.product);
    await requestErasure(scene.product.context, made.person, { when: "now" });
    let runs = 0;
    await scene.product.jobs("erasures", async (job) => {
      runs++;
      let slices = 0;
      const remainingMs = () => (slices++ < 2 ? hour : 0);
      await runErasure(scene.eraser.context, job, { owner: randomUUID(), remainingMs });
    });
    expect(runs).toBeGreaterThan(5);
    expect(await scene.eraser.read(made.account.id)).toMatchObject({
      state: "checking",
      exact: true,
    });
    await scene.eraser.lookTwice();
    await expectErased(scene.product, made);
  });

  it("goes wholly, beyond what one request lists or removes", async () => {
    const made = await makePerson(scene.product.context);
    const { id, imagePrefix } = made.account;
    const { table, images } = scene.product.context;
    const options = { contentType: "image/webp", cacheControl: "no-store" };
    const name = (n: number) => `images/free/${imagePrefix}/1/gen_${n}/0-ab-64x64`;
    for (let n = 0; n < 1_100; n += 100) {
      await Promise.all(
        Array.from({ length: 100 }, async (_, k) => {
          await images.put(`${name(n + k)}.webp`, Buffer.from("i"), options);
          await commitOne(
            table,
            put(outbox, keys.outbox(id, `gen_${n + k}`), {
              generationId: `gen_${n + k}`,
              userId: id,
              createdAt: iso(0),
            }),
          );
        }),
      );
    }
    await requestErasure(scene.product.context, made.person, { when: "now" });
    await scene.eraser.work();
    const [receipt] = await scene.product.services.mails(made.account.email);
    expect(receipt?.text).toContain("1,100 images");
    await scene.eraser.lookTwice();
    await expectErased(scene.product, made);
  });
});

describe("a restored backup", () => {
  it("is rid of whom was erased since, and of nobody else §erasure.restore", async () => {
    const [gone, stays] = [await someone(scene.product), await someone(scene.product)];
    const backup = await scene.product.items();
    await requestErasure(scene.product.context, gone.person, { when: "now" });
    await scene.eraser.work();
    await scene.eraser.lookTwice();
    await expectErased(scene.product, gone);
    const client = openTestTable(scene.product.services);
    for (const Item of backup) {
      await client.client.send(
        new BatchWriteCommand({ RequestItems: { [client.name]: [{ PutRequest: { Item } }] } }),
      );
    }
    expect((await stored(scene.product, gone.canary)).length).toBeGreaterThan(2);

    expect(await replayTombstones(scene.eraser.context)).toBe(1);
    await scene.eraser.work();
    expect(await replayTombstones(scene.eraser.context)).toBe(0);
    await scene.eraser.lookTwice();
    await expectErased(scene.product, gone);
    expect((await stored(scene.product, stays.canary)).length).toBeGreaterThan(2);
    // One receipt, of the first time.
    expect(await scene.product.services.mails(gone.account.email)).toHaveLength(1);
  });

  it("from the days in which an erasure could be undone does not bring the undoing back §erasure.restore", async () => {
    const gone = await makePerson(scene.product.context);
    await requestErasure(scene.product.context, gone.person, { when: "grace" });
    const { id } = gone.account;
    const backup = (await scene.product.items()).filter(({ pk }) => String(pk).endsWith(id));
    await requestErasure(scene.product.context, gone.person, { when: "now" });
    await scene.eraser.work();
    const client = openTestTable(scene.product.services);
    for (const Item of backup) {
      await client.client.send(
        new BatchWriteCommand({ RequestItems: { [client.name]: [{ PutRequest: { Item } }] } }),
      );
    }
    expect(await replayTombstones(scene.eraser.context)).toBe(1);
    await expect(undoErasure(scene.product.context, gone.person)).rejects.toMatchObject({
      code: "erasure.begun",
    });
    await scene.eraser.work();
    await scene.eraser.lookTwice();
    await expectErased(scene.product, gone);
  });

  it("says in its tombstones nothing but a random number", async () => {
    const { tombstones } = scene.product.services.buckets;
    for await (const object of holdingsOf(scene.product).objects()) {
      if (object.bucket !== "tombstones") continue;
      const userId = object.key.slice("tombstones/".length, -".json".length);
      expect(JSON.parse((await object.body()).toString())).toEqual({ userId });
    }
    expect(tombstones).toBeDefined();
  });
});

describe("a child's account", () => {
  it("is erased at once, without a proof and without a way back §children.erase", async () => {
    const mia = await scene.product.member();
    const id = await mia.userId();
    const begun = await eraseChild(scene.product.context, id);
    expect(begun.state).toBe("running");
    expect((await mia.post("/api/account/erasure/undo", {})).status).toBe(409);
    await scene.eraser.work();
    expect((await mia.get("/api/account")).status).toBe(401);
    await scene.eraser.lookTwice();
    expect(await stored(scene.product, id)).toEqual([
      { canary: id, in: "object", at: tombstoneOf(id) },
    ]);
    await expect(eraseChild(scene.product.context, id)).rejects.toThrow("no such account");
  });
});

describe("what a law asks to keep", () => {
  it("is kept without a way back to the person", async () => {
    const made = await makePerson(scene.product.context);
    const key = keys.disclosure("dis_1");
    const value = {
      id: "dis_1",
      userId: made.account.id,
      authority: "a court",
      reference: "1 Gs 1/26",
      legalBasis: "a law",
      fields: [],
      state: "produced" as const,
      requestedBy: "one",
      approvedBy: "another",
      requestedAt: iso(scene.product.clock.now()),
    };
    await commitOne(scene.product.context.table, put(disclosure, key, value, { when: absent }));
    await requestErasure(scene.product.context, made.person, { when: "now" });
    await scene.eraser.work();
    const kept = (await scene.product.items()).find(({ sk }) => sk === key.sk);
    expect(kept).toMatchObject({ authority: "a court", state: "produced" });
    expect(kept).not.toHaveProperty("userId");
    const [receipt] = await scene.product.services.mails(made.account.email);
    expect(receipt?.text).toContain("an authority demanded data");
    await scene.eraser.lookTwice();
    await expectErased(scene.product, made);
  });
});

it("an erasure knows its person longer than any message can", () => {
  const { erasing, queue, deadLetter } = retentionDays;
  expect(erasing).toBeGreaterThan(queue + deadLetter);
  expect(retentionDays.tombstone).toBeGreaterThan(retentionDays.backup + erasing);
});
