/** What the daily audit leaves alone, and what it says. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { update } from "../../db/write.ts";
import { day, hour, minute } from "../clock.ts";
import { shelfNames } from "../context.ts";
import { promiseCleanup } from "../generation/finish.ts";
import { account } from "../privacy/inventory.ts";
import { runTraining } from "../training/run.ts";
import { runAudit } from "./audit.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

describe("what should be there", () => {
  it("is left alone, counted, and nobody is woken §retention.audit", async () => {
    await scene.made();
    const before = await scene.files("images");
    const audit = await scene.audited();
    expect(audit.state).toBe("done");
    expect(audit).not.toHaveProperty("after");
    expect(audit.stores.map(({ store }) => store)).toEqual([...shelfNames, "table"]);
    for (const { store, looked, ...counts } of audit.stores) {
      expect({ store, ...counts }).toEqual({
        ...{ store, late: 0, expired: 0, orphaned: 0, unattended: 0, unknown: 0, removed: 0 },
      });
    }
    expect(audit.stores.at(-1)?.looked).toBe((await scene.product.items()).length);
    expect(await scene.files("images")).toEqual(before);
    expect(scene.alarms()).toEqual([]);
    expect(scene.product.measured.filter((line) => line.includes("AuditsFinished"))).toHaveLength(
      1,
    );
  });

  it("is looked at once a day, however often the clock comes by", async () => {
    const first = await scene.audited();
    scene.product.clock.advance(hour);
    expect(await scene.audited()).toEqual(first);
  });

  it("may be an image that is being drawn, or waits for its removal", async () => {
    const waiting = await scene.made();
    await commitOne(scene.product.context.table, promiseCleanup(scene.product.context, waiting));
    await scene.removeRow(waiting);
    scene.product.clock.advance(2 * hour);
    expect(await scene.of("images")).toEqual({});
    await scene.product.sweep();
    expect(await scene.files("images")).not.toContainEqual(expect.stringContaining(waiting.id));
  });
});

describe("copies for training", () => {
  const train = async () => {
    for (let round = 0; round < 3; round++) {
      await scene.product.sweep();
      await scene.product.jobs("training", (job) =>
        runTraining(scene.product.context, job, randomUUID()),
      );
      scene.product.clock.advance(10 * minute);
    }
  };
  const count = async () => (await scene.files("training")).length;

  it("are left alone while the consent holds, also when the image itself is gone", async () => {
    await scene.mia.send("PUT", "/api/account/consents", { body: { training: true } });
    const given = await scene.made();
    await train();
    expect(await count()).toBe(2);
    scene.product.clock.advance(2 * hour);
    expect(await scene.of("training")).toEqual({});
    await scene.removeRow(given);
    scene.product.clock.advance(day);
    expect(await scene.of("training")).toEqual({});
    expect(await count()).toBe(2);
  });

  it("are removed when the consent has ended and nobody removed them §retention.audit", async () => {
    await scene.mia.send("PUT", "/api/account/consents", { body: { training: true } });
    await scene.made();
    await train();
    const [key = ""] = await scene.files("training");
    await scene.mia.send("PUT", "/api/account/consents", { body: { training: false } });
    await train();
    expect(await count()).toBe(0);
    await scene.putFile("training", key);
    scene.product.clock.advance(3 * hour);
    expect(await scene.of("training")).toEqual({ orphaned: 1, removed: 1 });
    expect(await count()).toBe(0);
  });

  it("are removed when the account goes by that consent no longer, or its gift does not name them", async () => {
    await scene.mia.send("PUT", "/api/account/consents", { body: { training: true } });
    await scene.made();
    await train();
    const [key = ""] = await scene.files("training");
    await scene.putFile("training", key.replace(/\d+\.\w+$/, "7.webp"));
    scene.product.clock.advance(3 * hour);
    expect(await scene.of("training")).toEqual({ orphaned: 1, removed: 1 });
    expect(await count()).toBe(2);
    const { table } = scene.product.context;
    const mia = keys.account(await scene.mia.userId());
    await commitOne(table, update(account, mia, { remove: ["trainingReceipt"] }));
    scene.product.clock.advance(day);
    expect(await scene.of("training")).toEqual({ orphaned: 2, removed: 2 });
  });
});

it("the result says nothing about anyone", async () => {
  const text = JSON.stringify(await scene.audited());
  expect(text).not.toMatch(/usr_|gen_|images\//);
});

it("what was deleted while the audit looked is not reported", async () => {
  const stray = await scene.made();
  scene.product.clock.advance(2 * hour + minute);
  const shelves = {
    ...scene.context.shelves,
    images: {
      ...scene.context.shelves.images,
      page: async (after: string | undefined) => {
        const page = await scene.context.shelves.images.page(after);
        await scene.mia.delete(`/api/generations/${stray.id}`);
        return page;
      },
    },
  };
  await runAudit({ ...scene.context, shelves }, () => false);
  expect(await scene.of("images")).toEqual({});
  expect(scene.alarms()).toEqual([]);
});
