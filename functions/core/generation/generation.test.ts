/** What a person orders, sees, and finds again; and what is logged of it. */
import { describe, expect, it, vi } from "vitest";
import { foxOrder } from "../../../local/testing/browser.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { openLog } from "../../runtime/log.ts";
import { day, second } from "../clock.ts";
import { runGeneration } from "./run.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

describe("a generation", () => {
  it("goes from the order to images, and charges what the quote said §usage.content", async () => {
    const order = { count: 2, resolution: "2K", aspectRatio: "16:9" };
    const quoted = await scene.mia.post("/api/generations/quote", foxOrder(order));
    expect(quoted.body).toEqual({ credits: 4 });
    const { status, body } = await scene.mia.generate(order);
    expect(status).toBe(202);
    expect(body.generation).toMatchObject({
      state: "queued",
      progress: { stage: "waiting", fraction: 0 },
      credits: { quoted: 4, charged: 0, refunded: 0 },
      images: [],
    });
    expect(await scene.mia.credits()).toEqual({ available: 16, held: 4 });

    await scene.product.work();
    const done = await scene.mia.generation(body.generation?.id ?? "");
    expect(done).toMatchObject({
      state: "succeeded",
      progress: { stage: "done", fraction: 1 },
      credits: { quoted: 4, charged: 4, refunded: 0 },
    });
    expect(done.images).toHaveLength(2);
    expect(done.images[0]).toMatchObject({ width: 2736, height: 1536, contentType: "image/webp" });
    expect(await scene.mia.credits()).toEqual({ available: 16, held: 0 });
    expect(await scene.product.filesOf(done.id)).toHaveLength(4);
    await scene.expectSoundBooks();
  });

  it("is kept seven days to the second, and is refused from that instant §retention.images §retention.dates", async () => {
    const id = await scene.mia.ordered();
    await scene.product.work();
    const { createdAt, expiresAt, goneBy } = await scene.mia.generation(id);
    const kept = Date.parse(expiresAt) - Date.parse(createdAt);
    expect(kept).toBeGreaterThan(7 * day - second);
    expect(kept).toBeLessThanOrEqual(7 * day);
    expect(Date.parse(goneBy)).toBeGreaterThan(Date.parse(expiresAt));
    scene.product.clock.advance(7 * day);
    expect((await scene.mia.get(`/api/generations/${id}`)).status).toBe(404);
    expect((await scene.mia.get("/api/generations")).body.items).toEqual([]);
  });

  it("is nobody else's §usage.yours", async () => {
    const id = await scene.mia.ordered();
    await scene.product.work();
    const [image] = (await scene.mia.generation(id)).images;
    const eve = await scene.product.member("Eve");
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
    expect((await scene.mia.generation(id)).images).toHaveLength(1);
  });

  it.each([
    "gen_x",
    "usr_01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "gen_01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "%00",
    "gen_%2F",
  ])("of an unknown id is not found: %s", async (id) => {
    expect((await scene.mia.get(`/api/generations/${id}`)).body.error?.code).toBe(
      "generation.not_found",
    );
  });
});

describe("history", () => {
  it("comes newest first, in pages, filtered as asked", async () => {
    const ids = [];
    for (const prompt of ["a red fox", "a blue whale", "two foxes", "a Fox cub", "a house"]) {
      ids.unshift(await scene.mia.ordered({ prompt }));
    }
    await scene.mia.patch(`/api/generations/${ids[1]}`, { favorite: true });
    await scene.mia.post(`/api/generations/${ids[4]}/cancel`);

    const seen: string[] = [];
    let path = "/api/generations?limit=2";
    for (let page = 0; page < 3; page++) {
      const { body } = await scene.mia.get(path);
      seen.push(...(body.items ?? []).map(({ id }) => id));
      path = `/api/generations?limit=2&cursor=${body.nextCursor}`;
      expect(body.nextCursor === null).toBe(page === 2);
    }
    expect(seen).toEqual(ids);

    const idsOf = async (query: string) =>
      (await scene.mia.get(`/api/generations?${query}`)).body.items?.map(({ id }) => id);
    expect(await idsOf("q=FOX")).toEqual([ids[1], ids[2], ids[4]]);
    expect(await idsOf("favorite=true")).toEqual([ids[1]]);
    expect(await idsOf("state=cancelled&q=fox")).toEqual([ids[4]]);
    expect(await idsOf("model=other")).toEqual([]);
    const first = await scene.mia.get("/api/generations?q=fox&limit=1");
    expect(first.body.items).toHaveLength(1);
    const next = await scene.mia.get(
      `/api/generations?q=fox&limit=1&cursor=${first.body.nextCursor}`,
    );
    expect(next.body.items?.[0]?.id).toBe(ids[2]);
  });

  it.each(["limit=0", "limit=101", "limit=x", "state=done", "favorite=maybe"])(
    "refuses what makes no sense: %s",
    async (query) => {
      expect((await scene.mia.get(`/api/generations?${query}`)).body.error?.code).toBe(
        "request.invalid",
      );
    },
  );
});

describe("what is logged and measured", () => {
  it("names generations and outcomes, never what a person wrote", async () => {
    const prompt = "canary-Zq81 in the mist";
    scene.product.provider = testModel(() => {
      throw new Error(`cannot draw ${prompt}`);
    });
    await scene.mia.ordered({ prompt });
    const message = await scene.message();
    const lines: string[] = [];
    const keep = (line: unknown) => lines.push(String(line)) > 0;
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, "write").mockImplementation(keep),
    );
    await runGeneration({ ...scene.product.context, log: openLog() }, message, "worker");
    for (const spy of spies) spy.mockRestore();
    expect(scene.product.measured.join()).toContain('"outcome":"failed"');
    const log = lines.join("\n");
    expect(log).toContain("the model did not deliver");
    expect(log).toContain("generation settled");
    expect(log).not.toContain("canary-Zq81");
  });
});
