import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Browser, foxOrder } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { picture, testModel } from "../../../local/testing/test-model.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { remove } from "../../db/write.ts";
import { openLog } from "../../runtime/log.ts";
import { day, minute, second } from "../clock.ts";
import type { DrawContext } from "../context.ts";
import { checkInvariants } from "../credit/invariants.ts";
import { type Drawn, ProviderError } from "../model/provider.ts";
import { generation } from "../privacy/inventory.ts";
import { findPerson } from "../session/session.ts";
import { createGeneration } from "./create.ts";
import { deleteGeneration } from "./delete.ts";
import { giveUp } from "./repair.ts";
import { runGeneration } from "./run.ts";
import { GenerationRequest } from "./schema.ts";

let product: Product;
let mia: Browser;

beforeAll(async () => {
  product = await startProduct();
});
beforeEach(async () => {
  await product.loseMessages();
  product.provider = testModel();
  mia = await product.member();
});
afterAll(async () => {
  await product.stop();
});

const files = () => product.context.images.list("images/");
const filesOf = async (id: string) => (await files()).filter(({ key }) => key.includes(id));
async function expectSoundBooks() {
  expect(checkInvariants(await product.items(), { now: product.clock.now() })).toEqual([]);
}

describe("a generation", () => {
  it("goes from the order to images, and charges what the quote said §usage.content", async () => {
    const order = { count: 2, resolution: "2K", aspectRatio: "16:9" };
    const quoted = await mia.post("/api/generations/quote", foxOrder(order));
    expect(quoted.body).toEqual({ credits: 4 });
    const { status, body } = await mia.generate(order);
    expect(status).toBe(202);
    expect(body.generation).toMatchObject({
      state: "queued",
      progress: { stage: "waiting", fraction: 0 },
      credits: { quoted: 4, charged: 0, refunded: 0 },
      images: [],
    });
    expect(await mia.credits()).toEqual({ available: 16, held: 4 });

    await product.work();
    const done = await mia.generation(body.generation?.id ?? "");
    expect(done).toMatchObject({
      state: "succeeded",
      progress: { stage: "done", fraction: 1 },
      credits: { quoted: 4, charged: 4, refunded: 0 },
    });
    expect(done.images).toHaveLength(2);
    expect(done.images[0]).toMatchObject({ width: 2736, height: 1536, contentType: "image/webp" });
    expect(await mia.credits()).toEqual({ available: 16, held: 0 });
    expect(await filesOf(done.id)).toHaveLength(4);
    await expectSoundBooks();
  });

  it("is kept seven days to the second, and is refused from that instant §retention.images §retention.dates", async () => {
    const id = await mia.ordered();
    await product.work();
    const { createdAt, expiresAt, goneBy } = await mia.generation(id);
    const kept = Date.parse(expiresAt) - Date.parse(createdAt);
    expect(kept).toBeGreaterThan(7 * day - second);
    expect(kept).toBeLessThanOrEqual(7 * day);
    expect(Date.parse(goneBy)).toBeGreaterThan(Date.parse(expiresAt));
    product.clock.advance(7 * day);
    expect((await mia.get(`/api/generations/${id}`)).status).toBe(404);
    expect((await mia.get("/api/generations")).body.items).toEqual([]);
  });

  it("is nobody else's §usage.yours", async () => {
    const id = await mia.ordered();
    await product.work();
    const [image] = (await mia.generation(id)).images;
    const eve = await product.member("Eve");
    const tries = [
      eve.get(`/api/generations/${id}`),
      eve.patch(`/api/generations/${id}`, { favorite: true }),
      eve.post(`/api/generations/${id}/cancel`),
      eve.delete(`/api/generations/${id}`),
      eve.delete(`/api/generations/${id}/images/${image?.id}`),
    ];
    for (const { status, body } of await Promise.all(tries)) {
      expect(status).toBe(404);
      expect(body.error?.code).toBe("generation.not_found");
    }
    expect((await eve.get("/api/generations")).body.items).toEqual([]);
    expect((await mia.generation(id)).images).toHaveLength(1);
  });

  it.each([
    "gen_x",
    "usr_01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "gen_01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "%00",
    "gen_%2F",
  ])("of an unknown id is not found: %s", async (id) => {
    expect((await mia.get(`/api/generations/${id}`)).body.error?.code).toBe("generation.not_found");
  });
});

describe("an order that cannot be met", () => {
  it.each([
    ["prompt", { prompt: "" }],
    ["prompt", { prompt: "   \n" }],
    ["prompt", { prompt: "x".repeat(2_001) }],
    ["prompt", { prompt: "x".repeat(10_001) }],
    ["prompt", { prompt: 7 }],
    ["prompt", { prompt: undefined }],
    ["model", { model: "dall-e" }],
    ["model", { model: "__proto__" }],
    ["aspectRatio", { aspectRatio: "7:5" }],
    ["resolution", { resolution: "4K" }],
    ["resolution", { resolution: "1k" }],
    ["count", { count: 0 }],
    ["count", { count: 99 }],
    ["count", { count: 1.5 }],
    ["count", { count: "1" }],
    ["seed", { seed: -1 }],
    ["seed", { seed: 2 ** 32 }],
    ["references", { references: ["upl_x"] }],
    ["steps", { steps: 20 }],
  ])("says what is wrong with %s: %o", async (field, wrong) => {
    const { status, body } = await mia.generate(wrong);
    expect(status).toBe(422);
    expect(body.error?.code).toBe("generation.invalid");
    expect(body.error?.details?.fields).toHaveProperty(field);
    expect(body.error?.message).not.toBe("");
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    expect((await mia.get("/api/generations")).body.items).toEqual([]);
    expect(await product.loseMessages()).toBe(0);
  });

  it("counts characters as people do", async () => {
    expect((await mia.generate({ prompt: "🦊".repeat(2_000) })).status).toBe(202);
  });

  it("needs an Idempotency-Key", async () => {
    for (const key of ["", "with space", "é", "x".repeat(129)]) {
      expect((await mia.generate({}, key)).body.error?.code).toBe("idempotency.missing");
    }
  });

  it("for more credits than there are holds nothing", async () => {
    await mia.ordered({ resolution: "2K", count: 4 });
    await mia.ordered({ resolution: "2K", count: 4 });
    const { status, body } = await mia.generate({ resolution: "2K", count: 4 });
    expect(status).toBe(402);
    expect(body.error).toMatchObject({
      code: "credit.insufficient",
      message: "This needs 8 credits, you have 4.",
      details: { needed: 8, available: 4 },
    });
    expect(await mia.credits()).toEqual({ available: 4, held: 16 });
  });
});

describe("a repeated press", () => {
  it("with the same body answers the same generation, also when pressed at once", async () => {
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4].map(() => mia.generate({}, key)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body.generation?.id)).size).toBe(1);
    expect(await mia.credits()).toEqual({ available: 19, held: 1 });
    expect(await product.loseMessages()).toBe(1);
  });

  it("answers the first generation even when the credits are gone", async () => {
    const key = randomUUID();
    const order = { resolution: "2K", count: 4 };
    const first = await mia.generate(order, key);
    await mia.ordered(order);
    expect((await mia.credits()).available).toBe(4);
    const again = await mia.generate(order, key);
    expect(again).toMatchObject({
      status: 202,
      body: { generation: { id: first.body.generation?.id } },
    });
  });

  it("with another body is a conflict and changes nothing", async () => {
    const key = randomUUID();
    const first = await mia.generate({}, key);
    const other = await mia.generate({ prompt: "a blue whale" }, key);
    expect(other).toMatchObject({
      status: 409,
      body: {
        error: {
          code: "idempotency.conflict",
          details: { generationId: first.body.generation?.id },
        },
      },
    });
    expect(await mia.credits()).toEqual({ available: 19, held: 1 });
  });

  it("of another person's key is their own business", async () => {
    const key = randomUUID();
    await mia.generate({}, key);
    const eve = await product.member("Eve");
    expect((await eve.generate({ prompt: "another" }, key)).status).toBe(202);
  });
});

describe("a message", () => {
  it("delivered five times at once is captured once", async () => {
    const id = await mia.ordered();
    await product.work({ times: 5 });
    expect((await mia.generation(id)).credits).toEqual({ quoted: 1, charged: 1, refunded: 0 });
    expect(await mia.credits()).toEqual({ available: 19, held: 0 });
    await expectSoundBooks();
  });

  it("delivered again after the end changes nothing", async () => {
    const id = await mia.ordered();
    const [message] = await product.messages();
    if (!message) throw new Error("no message");
    await runGeneration(product.context, message, "first");
    const before = await mia.generation(id);
    await runGeneration(product.context, message, "second");
    expect(await mia.generation(id)).toEqual(before);
  });

  it("that was lost is sent again within two minutes", async () => {
    const id = await mia.ordered();
    expect(await product.loseMessages()).toBe(1);
    product.clock.advance(60 * second);
    await product.sweep();
    product.clock.advance(60 * second);
    await product.work();
    expect((await mia.generation(id)).state).toBe("succeeded");
    await expectSoundBooks();
  });

  it("that could not be sent costs only time", async () => {
    const failing = {
      ...product.context,
      queue: { send: () => Promise.reject(new Error("SQS is away")) },
    };
    const person = await findPerson(product.context, mia.cookies.get("__Host-session"));
    if (!person) throw new Error("not signed in");
    const made = await createGeneration(failing, person, GenerationRequest.parse(foxOrder()), "k");
    product.clock.advance(60 * second);
    await product.sweep();
    await product.work();
    expect((await mia.generation(made.id)).state).toBe("succeeded");
  });
});

describe("a worker that dies", () => {
  class Killed extends Error {}
  /** Runs the newest message in a worker in which one call kills the process. */
  async function dieAt(where: Partial<DrawContext>) {
    const [message] = await product.messages();
    if (!message) throw new Error("no message");
    await expect(runGeneration({ ...product.context, ...where }, message, "dying")).rejects.toThrow(
      Killed,
    );
  }
  const images = () => product.context.images;
  /** A table on which everything fails from the nth transaction on. */
  const dyingBeforeSettlement = () => {
    const { table } = product.context;
    const client = Object.create(table.client);
    client.send = (command: { constructor: { name: string } }) =>
      command.constructor.name === "TransactWriteCommand"
        ? Promise.reject(new Killed())
        : table.client.send(command as Parameters<typeof table.client.send>[0]);
    return { table: { ...table, client } };
  };

  const deaths: [string, () => Partial<DrawContext>][] = [
    [
      "before the model is asked",
      () => ({
        metrics: {
          ...product.context.metrics,
          milliseconds: () => {
            throw new Killed();
          },
        },
      }),
    ],
    [
      "while the first image is saved",
      () => ({ images: { ...images(), put: () => Promise.reject(new Killed()) } }),
    ],
    [
      "between thumbnail and image",
      () => {
        let puts = 0;
        return {
          images: {
            ...images(),
            put: (...args) => (++puts === 2 ? Promise.reject(new Killed()) : images().put(...args)),
          },
        };
      },
    ],
    ["after the images are saved, before the settlement", dyingBeforeSettlement],
  ];

  it.each(deaths)("%s leaves the person with the images, charged once", async (_, death) => {
    const id = await mia.ordered({ count: 2 });
    await dieAt(death());
    expect(await mia.credits()).toEqual({ available: 18, held: 2 });
    product.clock.advance(91 * second);
    await product.sweep();
    await product.work();
    const done = await mia.generation(id);
    expect(done).toMatchObject({ state: "succeeded", credits: { charged: 2, refunded: 0 } });
    expect(await mia.credits()).toEqual({ available: 18, held: 0 });
    await expectSoundBooks();
  });

  it.each(deaths)(
    "%s and is never replaced, leaves images or credits at the deadline",
    async (_, death) => {
      const id = await mia.ordered({ count: 2 });
      await dieAt(death());
      product.clock.advance(10 * minute);
      await product.sweep();
      await product.loseMessages();
      const done = await mia.generation(id);
      const { available, held } = await mia.credits();
      expect(held).toBe(0);
      if (done.state === "succeeded") {
        expect(done.images).toHaveLength(2);
        expect(available).toBe(18);
      } else {
        expect(done).toMatchObject({ state: "failed", error: { code: "deadline" }, images: [] });
        expect(available).toBe(20);
      }
      await expectSoundBooks();
    },
  );

  it("after saving everything is not asked to draw again", async () => {
    const id = await mia.ordered();
    await dieAt(dyingBeforeSettlement());
    product.provider = testModel(() => {
      throw new Error("drawn twice");
    });
    product.clock.advance(91 * second);
    await product.sweep();
    await product.work();
    expect((await mia.generation(id)).images).toHaveLength(1);
  });

  it("leaves nothing once its message ends in the dead letter queue", async () => {
    const id = await mia.ordered();
    await dieAt(deaths[1]?.[1]() ?? {});
    const [message] = (await product.items())
      .filter((item) => item.type === "outbox" && item.generationId === id)
      .map((item) => ({ userId: item.userId as "usr_x", generationId: id as "gen_x" }));
    if (!message) throw new Error("no outbox");
    expect(await giveUp(product.context, message, "provider.failed")).toBe(false);
    product.clock.advance(91 * second);
    expect(await giveUp(product.context, message, "provider.failed")).toBe(true);
    expect((await mia.generation(id)).error?.message).toBe(
      "The model could not finish this picture. Nothing was charged.",
    );
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    await expectSoundBooks();
  });
});

describe("credits held for a generation whose row is gone", () => {
  it("come back at the deadline", async () => {
    const id = await mia.ordered({ count: 2 });
    const [message] = await product.messages();
    if (!message) throw new Error("no message");
    const key = keys.generation(message.userId, message.generationId);
    await commitOne(product.context.table, remove(generation, key));
    product.clock.advance(10 * minute);
    await product.sweep();
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    const left = (await product.items()).filter((item) => item.generationId === id);
    expect(left.map(({ type, state }) => [type, state])).toContainEqual(["hold", "RELEASED"]);
    expect(left.map(({ type }) => type)).not.toContain("outbox");
  });
});

describe("a model", () => {
  it("that refuses is named as the reason, and nothing is charged", async () => {
    product.provider = testModel(() => {
      throw new ProviderError("refused", "policy 4.2", "names a real person");
    });
    const id = await mia.ordered();
    await product.work();
    expect(await mia.generation(id)).toMatchObject({
      state: "failed",
      error: {
        code: "provider.refused",
        message: "The model refused this prompt: it names a real person. Nothing was charged.",
      },
      credits: { quoted: 1, charged: 0, refunded: 1 },
    });
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    await expectSoundBooks();
  });

  it.each([
    [
      "breaks",
      () => {
        throw new Error("HTTP 500");
      },
      "provider.failed",
    ],
    [
      "gives up by itself",
      () => {
        throw new ProviderError("timeout", "60 s");
      },
      "provider.timeout",
    ],
  ])("that %s is not charged", async (_, fault, code) => {
    product.provider = testModel(fault);
    const id = await mia.ordered();
    await product.work();
    expect(await mia.generation(id)).toMatchObject({ state: "failed", error: { code } });
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
  });

  it("that answers something else than a picture is not charged", async () => {
    product.provider = {
      async *draw() {
        yield { n: 0, bytes: Buffer.from("<svg onload=alert(1)>") };
      },
    };
    const id = await mia.ordered();
    await product.work();
    expect(await mia.generation(id)).toMatchObject({
      state: "failed",
      error: { code: "provider.failed" },
    });
    expect(await filesOf(id)).toEqual([]);
  });

  it("that hangs past the deadline is left behind", async () => {
    product.provider = testModel((n) => (n === 1 ? new Promise<void>(() => {}) : undefined));
    const id = await mia.ordered({ count: 2 });
    const [message] = await product.messages();
    if (!message) throw new Error("no message");
    // A quarter of a second before its deadline: the model gets that much time.
    product.clock.advance(200 * second - 250);
    await runGeneration(product.context, message, "worker");
    expect(await mia.generation(id)).toMatchObject({
      state: "succeeded",
      error: {
        code: "provider.timeout",
        message: "The model took too long. 1 of 2 images arrived; 1 credit came back to you.",
      },
      credits: { quoted: 2, charged: 1, refunded: 1 },
    });
    expect(await mia.credits()).toEqual({ available: 19, held: 0 });
    await expectSoundBooks();
  });
});

describe("a model that answers what was not ordered", () => {
  const png = () => picture();
  it.each([
    ["the same image twice", [0, 0]],
    ["an image beyond the order", [0, 7]],
    ["a negative number", [0, -1]],
    ["half a number", [0, 0.5]],
  ])("%s is charged for the one image that was", async (_, numbers) => {
    product.provider = {
      async *draw() {
        for (const n of numbers) yield { n, bytes: await png() };
      },
    };
    const id = await mia.ordered({ count: 2 });
    await product.work();
    expect(await mia.generation(id)).toMatchObject({
      state: "succeeded",
      credits: { charged: 1, refunded: 1 },
      error: { code: "provider.failed" },
    });
    expect(await filesOf(id)).toHaveLength(2);
    await expectSoundBooks();
  });

  it("nothing at all is not charged", async () => {
    product.provider = {
      async *draw() {
        yield undefined as unknown as Drawn;
      },
    };
    const id = await mia.ordered();
    await product.work();
    expect(await mia.generation(id)).toMatchObject({ state: "failed", credits: { refunded: 1 } });
  });
});

describe("files", () => {
  it("cannot be addressed before the images are settled: their names are told with them", async () => {
    const { body } = await mia.generate({ count: 2 });
    const told = JSON.stringify(body) + JSON.stringify((await mia.get("/api/generations")).body);
    await product.work();
    const id = body.generation?.id ?? "";
    const [{ key } = { key: "" }] = await filesOf(id);
    const token = /-([0-9a-f]{20})-/.exec(key)?.[1] ?? "missing";
    expect(told).not.toContain(token);
    expect((await mia.generation(id)).images[0]?.url).toContain(token);
  });

  it("of images that were refunded are removed", async () => {
    const id = await mia.ordered({ count: 2 });
    const images = {
      ...product.context.images,
      // The second image's thumbnail is there, then the worker dies.
      put: async (...args: Parameters<typeof product.context.images.put>) => {
        if (args[0].includes("/1-") && !args[0].includes("thumb")) throw new Error("killed");
        await product.context.images.put(...args);
      },
    };
    const [message] = await product.messages();
    if (!message) throw new Error("no message");
    await expect(runGeneration({ ...product.context, images }, message, "dying")).rejects.toThrow();
    product.clock.advance(10 * minute);
    await product.sweep();
    expect(await mia.generation(id)).toMatchObject({ state: "succeeded", credits: { charged: 1 } });
    expect(await filesOf(id)).toHaveLength(3);
    product.clock.advance(10 * minute);
    await product.sweep();
    expect(await filesOf(id)).toHaveLength(2);
    await expectSoundBooks();
  });

  it("of something cancelled and then deleted go, though its worker saved them and died", async () => {
    const id = await mia.ordered();
    product.provider = testModel(async () => {
      expect((await mia.post(`/api/generations/${id}/cancel`)).status).toBe(200);
      expect((await mia.delete(`/api/generations/${id}`)).status).toBe(204);
    });
    const [message] = await product.messages();
    if (!message) throw new Error("no message");
    const { table } = product.context;
    const client = Object.create(table.client);
    client.send = (command: { constructor: { name: string } }) =>
      command.constructor.name === "TransactWriteCommand" ||
      command.constructor.name === "BatchGetCommand"
        ? Promise.reject(new Error("killed"))
        : table.client.send(command as never);
    await runGeneration(
      { ...product.context, table: { ...table, client } },
      message,
      "dying",
    ).catch(() => {});
    expect((await filesOf(id)).length).toBe(2);
    product.clock.advance(15 * minute);
    await product.sweep();
    expect(await filesOf(id)).toEqual([]);
  });
});

describe("cancelling", () => {
  it("a waiting generation gives the credits back, and nothing is drawn", async () => {
    const id = await mia.ordered({ count: 3 });
    const { status, body } = await mia.post(`/api/generations/${id}/cancel`);
    expect(status).toBe(200);
    expect(body.generation).toMatchObject({
      state: "cancelled",
      credits: { charged: 0, refunded: 3 },
    });
    expect((await mia.post(`/api/generations/${id}/cancel`)).status).toBe(200);
    await product.work();
    expect(await mia.generation(id)).toMatchObject({ state: "cancelled", images: [] });
    expect(await filesOf(id)).toEqual([]);
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    await expectSoundBooks();
  });

  it("a running generation leaves no file", async () => {
    const id = await mia.ordered({ count: 2 });
    product.provider = testModel(async (n) => {
      if (n === 1) await mia.post(`/api/generations/${id}/cancel`);
    });
    await product.work();
    expect(await mia.generation(id)).toMatchObject({ state: "cancelled", images: [] });
    expect(await filesOf(id)).toEqual([]);
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    await expectSoundBooks();
  });

  it("what has ended says so", async () => {
    const id = await mia.ordered();
    await product.work();
    const { status, body } = await mia.post(`/api/generations/${id}/cancel`);
    expect(status).toBe(409);
    expect(body.error?.code).toBe("generation.not_cancellable");
  });
});

describe("deleting", () => {
  it("removes row and files §deletion.any §deletion.gone", async () => {
    const id = await mia.ordered({ count: 2 });
    await product.work();
    expect((await mia.delete(`/api/generations/${id}`)).status).toBe(204);
    expect(await filesOf(id)).toEqual([]);
    expect((await mia.get(`/api/generations/${id}`)).status).toBe(404);
    expect((await mia.delete(`/api/generations/${id}`)).status).toBe(404);
    const promises = async () =>
      (await product.items()).filter((item) => item.sk === `CLEANUP#${id}`).length;
    expect(await promises()).toBe(1);
    product.clock.advance(15 * minute);
    await product.sweep();
    expect(await promises()).toBe(0);
    await expectSoundBooks();
  });

  it("one image leaves the other §deletion.any", async () => {
    const id = await mia.ordered({ count: 2 });
    await product.work();
    const [first, second] = (await mia.generation(id)).images;
    const address = `/api/generations/${id}/images/${first?.id}`;
    expect((await mia.delete(address)).status).toBe(204);
    expect((await mia.generation(id)).images).toEqual([second]);
    expect(await filesOf(id)).toHaveLength(2);
    expect((await mia.delete(address)).body.error?.code).toBe("image.not_found");
    await expectSoundBooks();
  });

  it("while it runs leaves no file, not even of a worker that dies after saving", async () => {
    const id = await mia.ordered();
    product.provider = testModel(async () => {
      expect((await mia.delete(`/api/generations/${id}`)).status).toBe(204);
    });
    const [message] = await product.messages();
    if (!message) throw new Error("no message");
    const { table } = product.context;
    const client = Object.create(table.client);
    let saved = false;
    client.send = (command: { constructor: { name: string } }) =>
      saved ? Promise.reject(new Error("killed")) : table.client.send(command as never);
    const images = {
      ...product.context.images,
      put: async (...args: Parameters<typeof product.context.images.put>) => {
        await product.context.images.put(...args);
        saved = true;
      },
    };
    await runGeneration(
      { ...product.context, images, table: { ...table, client } },
      message,
      "dying",
    ).catch(() => {});
    expect((await filesOf(id)).length).toBeGreaterThan(0);
    product.clock.advance(10 * minute);
    await product.sweep();
    expect(await filesOf(id)).toEqual([]);
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    await expectSoundBooks();
  });

  it("that dies before the files are removed is finished by the sweeper §deletion.gone", async () => {
    const id = await mia.ordered();
    await product.work();
    const person = await findPerson(product.context, mia.cookies.get("__Host-session"));
    if (!person) throw new Error("not signed in");
    const images = {
      ...product.context.images,
      removeAll: () => Promise.reject(new Error("killed")),
    };
    await expect(deleteGeneration({ ...product.context, images }, person, id)).rejects.toThrow(
      "killed",
    );
    expect((await mia.get(`/api/generations/${id}`)).status).toBe(404);
    await product.sweep();
    expect(await filesOf(id)).toEqual([]);
  });

  it("everything removes what waits, runs and is done, and only the person's own §deletion.any", async () => {
    const eve = await product.member("Eve");
    const hers = await eve.ordered();
    for (let n = 0; n < 9; n++) await mia.ordered();
    await product.work();
    await mia.ordered();
    expect((await mia.delete("/api/generations")).status).toBe(204);
    expect((await mia.get("/api/generations")).body.items).toEqual([]);
    expect(await mia.credits()).toEqual({ available: 11, held: 0 });
    expect((await eve.generation(hers)).state).toBe("succeeded");
    await expectSoundBooks();
  });
});

describe("history", () => {
  it("comes newest first, in pages, filtered as asked", async () => {
    const ids = [];
    for (const prompt of ["a red fox", "a blue whale", "two foxes", "a Fox cub", "a house"]) {
      ids.unshift(await mia.ordered({ prompt }));
    }
    await mia.patch(`/api/generations/${ids[1]}`, { favorite: true });
    await mia.post(`/api/generations/${ids[4]}/cancel`);

    const seen: string[] = [];
    let path = "/api/generations?limit=2";
    for (let page = 0; page < 3; page++) {
      const { body } = await mia.get(path);
      seen.push(...(body.items ?? []).map(({ id }) => id));
      path = `/api/generations?limit=2&cursor=${body.nextCursor}`;
      expect(body.nextCursor === null).toBe(page === 2);
    }
    expect(seen).toEqual(ids);

    const idsOf = async (query: string) =>
      (await mia.get(`/api/generations?${query}`)).body.items?.map(({ id }) => id);
    expect(await idsOf("q=FOX")).toEqual([ids[1], ids[2], ids[4]]);
    expect(await idsOf("favorite=true")).toEqual([ids[1]]);
    expect(await idsOf("state=cancelled&q=fox")).toEqual([ids[4]]);
    expect(await idsOf("model=other")).toEqual([]);
    const first = await mia.get("/api/generations?q=fox&limit=1");
    expect(first.body.items).toHaveLength(1);
    const next = await mia.get(`/api/generations?q=fox&limit=1&cursor=${first.body.nextCursor}`);
    expect(next.body.items?.[0]?.id).toBe(ids[2]);
  });

  it.each(["limit=0", "limit=101", "limit=x", "state=done", "favorite=maybe"])(
    "refuses what makes no sense: %s",
    async (query) => {
      expect((await mia.get(`/api/generations?${query}`)).body.error?.code).toBe("request.invalid");
    },
  );
});

describe("what is logged and measured", () => {
  it("names generations and outcomes, never what a person wrote", async () => {
    const prompt = "canary-Zq81 in the mist";
    product.provider = testModel(() => {
      throw new Error(`cannot draw ${prompt}`);
    });
    await mia.ordered({ prompt });
    const [message] = await product.messages();
    if (!message) throw new Error("no message");
    const lines: string[] = [];
    const keep = (line: unknown) => lines.push(String(line)) > 0;
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, "write").mockImplementation(keep),
    );
    await runGeneration({ ...product.context, log: openLog() }, message, "worker");
    for (const spy of spies) spy.mockRestore();
    expect(product.measured.join()).toContain('"outcome":"failed"');
    const log = lines.join("\n");
    expect(log).toContain("the model did not deliver");
    expect(log).toContain("generation settled");
    expect(log).not.toContain("canary-Zq81");
  });
});
