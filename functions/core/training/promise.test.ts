/** The promise of a copy, made with the images and kept by the worker. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hour } from "../clock.ts";
import { sendTo } from "../job.ts";
import { gift } from "../privacy/inventory.ts";
import { promiseGift } from "./promise.ts";
import { runTraining } from "./run.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

describe("the promise of a gift", () => {
  it("that is kept while the sweeper is about to send it again is not sent again, now or ever", async () => {
    await scene.put({ training: true });
    await scene.drawn(1);
    const [due = {}] = await scene.rowsOf("gift");
    await scene.pass();
    const key = { pk: String(due.pk), sk: String(due.sk) };
    await sendTo("training", gift)(scene.product.context, key, due);
    expect(await scene.product.jobs("training", async () => {})).toBe(0);
    const [given] = await scene.rowsOf("gift");
    expect(given).toMatchObject({ state: "given" });
    expect(given).not.toHaveProperty("dueAt");
  });

  it("that fails for ever is dropped after a day, with whatever there was of it", async () => {
    await scene.put({ training: true });
    await scene.drawn(2);
    const { context } = scene.product;
    const copyImage: typeof context.training.copyImage = async (from, to) => {
      if (to.endsWith("/1.webp")) throw new Error("forbidden, as always");
      return context.training.copyImage(from, to);
    };
    const failing = { ...context, training: { ...context.training, copyImage } };
    let failures = 0;
    for (let hours = 0; hours < 30; hours++) {
      await scene.product.sweep();
      await scene.product.jobs("training", (job) =>
        runTraining(failing, job, randomUUID()).catch(() => void failures++),
      );
      scene.product.clock.advance(hour);
    }
    expect(failures).toBeGreaterThan(20);
    expect(await scene.rowsOf("gift")).toEqual([]);
    expect(await scene.copies()).toEqual([]);
  });

  it("costs people who did not say yes not one write", async () => {
    const of = await scene.rowOf(await scene.drawn(1));
    expect(promiseGift(scene.product.context, of, of.images)).toEqual([]);
  });

  it("costs who said yes no further request: six from the order to the images", async () => {
    const requests: string[] = [];
    scene.product.context.table.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          requests.push(String(commandName));
          return next(args);
        },
      { step: "initialize", name: "counted" },
    );
    await scene.put({ training: true });
    requests.length = 0;
    await scene.drawn(1);
    expect(requests).toHaveLength(6);
    expect(await scene.rowsOf("gift")).toHaveLength(1);
  });
});
