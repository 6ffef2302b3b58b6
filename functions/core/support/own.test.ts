/** What a person finds of what they wrote to us, and how they go on with it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { day, minute } from "../clock.ts";
import { closing, save } from "./change.ts";
import { answerBy } from "./deadline.ts";
import type { RequestPage, RequestView } from "./schema.ts";
import { Desk } from "./testing/desk.ts";

let product: Product;
/** Somebody who wrote as a visitor first, and made an account with that address then. */
let mia: Browser;
let email: string;
let early: string[];
const desk = new Desk(() => product);
beforeAll(async () => {
  product = await startProduct();
});
beforeEach(async () => {
  email = desk.address();
  early = [(await desk.opened(email)).id];
  product.clock.advance(minute);
  early.unshift((await desk.opened(email)).id);
  product.clock.advance(minute);
  mia = desk.visitor();
  await mia.signUp({ name: "Mia", email });
  await mia.verify(email, await desk.codeFor(email));
});
afterAll(() => product.stop());

const page = async (of: Browser, query = "") =>
  (await of.get(`/api/support${query}`)).body as unknown as RequestPage;
const idsOf = ({ items }: RequestPage) => items.map(({ id }) => id);
const more = (of: Browser, id: string, message: unknown = "One thing more.") =>
  of.post(`/api/support/${id}/messages`, { message });
const viewOf = (body: object) => (body as { request: RequestView }).request;

/** All pages of this size. */
async function paged(of: Browser, limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | null = null;
  do {
    const found = await page(of, `?limit=${limit}${cursor ? `&cursor=${cursor}` : ""}`);
    pages.push(idsOf(found));
    cursor = found.nextCursor;
  } while (cursor);
  return pages;
}

describe("a person's requests", () => {
  it("are also those from the same address without being signed in, newest first over both", async () => {
    const { id } = await desk.written(mia);
    product.clock.advance(minute);
    // What nobody confirmed is nobody's.
    await desk.written(desk.visitor(), { email });
    expect(idsOf(await page(mia))).toEqual([id, ...early]);
  });

  it("come in pages of any size, each once", async () => {
    const all = [...early];
    for (let n = 0; n < 2; n++) {
      product.clock.advance(minute);
      all.unshift((await desk.written(mia)).id);
    }
    // What is written without signing in while the account waits to be erased stays with the address.
    await mia.send("DELETE", "/api/account", { body: { when: "grace" } });
    all.unshift((await desk.opened(email)).id);
    await mia.post("/api/account/erasure/undo", {});
    product.clock.advance(minute);
    all.unshift((await desk.written(mia)).id);
    for (const limit of [1, 2, 3, 4, 5, 6]) {
      const pages = await paged(mia, limit);
      expect(pages.flat()).toEqual(all);
      expect(pages.every((ids) => ids.length <= limit && ids.length > 0)).toBe(true);
    }
  });

  it("come in pages to the last one, however long they are", async () => {
    const all = [...early];
    for (let n = 0; n < 8; n++) {
      product.clock.advance(20 * minute);
      all.unshift((await desk.written(mia)).id);
    }
    // Together they are longer than what the table answers at once.
    for (const id of all) {
      const found = await desk.found(id);
      const messages = Array(39).fill({ ...found.messages[0], text: "x".repeat(5_000) });
      await save(product.context, found, { ...found, messages, revision: found.revision + 1 });
    }
    for (const limit of [3, 20]) expect((await paged(mia, limit)).flat()).toEqual(all);
  });

  it("are nobody else's, whatever cursor is made up", async () => {
    const eve = await product.member("Eve");
    for (const id of early) {
      expect(await page(eve, `?cursor=${id}`)).toEqual({ items: [], nextCursor: null });
      expect((await more(eve, id)).status).toBe(404);
    }
    const { userId = "", ...made } = await desk.found((await desk.written(mia)).id);
    expect(made.state).toBe("open");
    for (const cursor of [`USER%23${userId}`, `REQUEST%23${early[0]}`, "x", `ADDRESS%23${email}`]) {
      const { status, body } = await eve.get(`/api/support?cursor=${cursor}`);
      expect([status, body.error?.code]).toEqual([422, "cursor.invalid"]);
    }
    expect((await desk.visitor().get("/api/support")).status).toBe(401);
    expect((await more(desk.visitor(), early[0] ?? "")).status).toBe(401);
  });

  it("can be gone on with, those of the address as well", async () => {
    for (const id of [early[0] ?? "", (await desk.written(mia)).id]) {
      const { status, body } = await more(mia, id);
      expect(status).toBe(200);
      expect(viewOf(body)).toMatchObject({ id, state: "open" });
      expect(viewOf(body).messages.map(({ from, text }) => [from, text])).toEqual([
        ["person", "Show me what you have."],
        ["person", "One thing more."],
      ]);
      expect((await page(mia)).items.find((one) => one.id === id)).toEqual(viewOf(body));
    }
  });
});

describe("writing more", () => {
  it("to what is open leaves its time as it is", async () => {
    const [id = ""] = early;
    const { answerBy: before } = await desk.found(id);
    product.clock.advance(2 * day);
    expect(viewOf((await more(mia, id)).body).dueAt).toBe(before);
  });

  it("to what was answered opens it with a new time, and operators are reminded of it", async () => {
    const [id = ""] = early;
    await desk.answered(id, "Here it is.");
    await desk.work();
    product.clock.advance(2 * day);
    const now = product.clock.now();
    const { body } = await more(mia, id);
    expect(viewOf(body)).toMatchObject({ state: "open" });
    const until = Date.parse(viewOf(body).dueAt);
    expect(until - answerBy("access", now)).toBeLessThan(minute);
    await desk.work();
    expect(await desk.reminders(id)).toEqual([]);
    product.clock.advance(until - 6 * day - now);
    await desk.work();
    expect(await desk.reminders(id)).toHaveLength(1);

    await desk.answered(id, "And this.");
    await desk.work();
    const [mail] = await product.services.mails(email);
    expect(mail?.text).toContain("And this.");
  });

  it("keeps an answer that is still to be mailed", async () => {
    const [id = ""] = early;
    await desk.answered(id, "Not mailed yet.");
    await more(mia, id);
    await desk.work();
    const [mail] = await product.services.mails(email);
    expect(mail?.text).toContain("Not mailed yet.");
    expect((await desk.found(id)).state).toBe("open");
  });

  it("is refused once it is closed, and when it has grown long", async () => {
    const [id = "", other = ""] = early;
    const { context } = product;
    const found = await desk.found(id);
    await save(context, found, closing(context, found));
    const late = await more(mia, id);
    expect([late.status, late.body.error?.code]).toEqual([409, "support.closed"]);

    const codes = new Set<unknown>();
    for (let n = 0; n < 14; n++) {
      const { status, body } = await more(mia, other, "€".repeat(5_000));
      if (status !== 200) codes.add(body.error?.code);
      if (n % 5 === 4) product.clock.advance(60 * minute);
    }
    expect([...codes]).toEqual(["support.full"]);
  });

  it.each(["", " ", "x".repeat(5_001), "\u0000", 7, null])("takes no %j", async (message) => {
    expect((await more(mia, early[0] ?? "", message)).status).toBe(422);
  });

  it("is limited, as writing anew is", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 11; n++) statuses.push((await more(mia, early[0] ?? "")).status);
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
  });
});
