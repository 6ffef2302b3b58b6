import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { openBucket } from "../../runtime/objects.ts";
import { putTombstone } from "../erasure/tombstone.ts";
import { reason, someOperator, someone } from "./testing/people.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe("queues", () => {
  it("dead letters are counted and sent again, each once", async () => {
    const ori = await someOperator(product);
    const sqs = new SQSClient();
    const QueueUrl = product.services.deadLetterQueues.exports;
    for (let n = 0; n < 13; n++) {
      const MessageBody = JSON.stringify({ pk: "USER#usr_1", sk: `EXPORT#${n}` });
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    }
    const queueOf = async () => {
      const { body } = await ori.browser.get("/api/operator/queues");
      const { queues } = body as unknown as { queues: { name: string }[] };
      return queues.find(({ name }) => name === "exports");
    };
    expect(await queueOf()).toMatchObject({ waiting: 0, dead: 13 });
    const path = "/api/operator/queues/exports/redrive";
    expect((await ori.browser.post(path, {})).body).toEqual({ moved: 13 });
    expect(await queueOf()).toMatchObject({ waiting: 13, dead: 0 });
    const seen: string[] = [];
    await product.jobs("exports", async ({ sk }) => void seen.push(sk));
    expect(new Set(seen).size).toBe(13);
    expect(seen).toHaveLength(13);
  });

  it("that do not exist are not found", async () => {
    const ori = await someOperator(product);
    for (const name of ["mail", "constructor", "__proto__"]) {
      const { status } = await ori.browser.post(`/api/operator/queues/${name}/redrive`, {});
      expect(status).toBe(404);
    }
  });
});

describe("the account of a child", () => {
  it("is fenced off at once, without waiting, and its erasure begun once §children.erase", async () => {
    const kid = await someone(product, "Kim");
    const ori = await someOperator(product);
    const path = `/api/operator/people/${kid.id}/erase-child`;
    expect((await ori.browser.post(path, {})).status).toBe(422);
    const { status, body } = await ori.browser.post(path, { reason: "A parent told us." });
    expect(status).toBe(202);
    const { erasure } = body as unknown as { erasure: { state: string; startsAt: string } };
    expect(erasure.state).not.toBe("grace");
    expect(Date.parse(erasure.startsAt)).toBeLessThanOrEqual(product.clock.now());
    const order = await kid.browser.generate();
    expect(order.status).not.toBe(202);
    expect((await ori.browser.post(path, { reason: "Once more." })).status).toBe(202);
    const seen: string[] = [];
    await product.jobs("erasures", async ({ pk }) => void seen.push(pk));
    expect(seen).toContain(`ERASURE#${kid.id}`);
    const nobody = "/api/operator/people/usr_01ARZ3NDEKTSV4RRFFQ69G5FAV/erase-child";
    expect((await ori.browser.post(nobody, { reason })).status).toBe(404);
  });
});

describe("after a restore", () => {
  it("nobody who is here rightly is erased", async () => {
    const ori = await someOperator(product);
    const { status, body } = await ori.browser.post("/api/operator/tombstones/replay", {});
    expect([status, body]).toEqual([200, { back: 0 }]);
  });

  it("who was erased and came back is erased again §erasure.restore", async () => {
    const ori = await someOperator(product);
    const back = await someone(product);
    const tombstones = openBucket(product.services.buckets.tombstones);
    await putTombstone({ tombstones }, back.id);
    const { body } = await ori.browser.post("/api/operator/tombstones/replay", {});
    expect(body).toEqual({ back: 1 });
    const seen: string[] = [];
    await product.jobs("erasures", async ({ pk }) => void seen.push(pk));
    expect(seen).toContain(`ERASURE#${back.id}`);
  });
});

it("the statistics are there for operators, day by day", async () => {
  const ori = await someOperator(product);
  const { status, body } = await ori.browser.get(
    "/api/operator/analytics?from=2026-11-01&to=2026-11-02",
  );
  expect(status).toBe(200);
  expect((body as unknown as { days: unknown[] }).days).toHaveLength(2);
  for (const days of [
    "from=2026-11-02&to=2026-11-01",
    "from=x&to=y",
    "from=2020-01-01&to=2026-01-01",
  ]) {
    expect((await ori.browser.get(`/api/operator/analytics?${days}`)).status).toBe(422);
  }
});
