import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { hour, minute } from "../clock.ts";
import { addMonths } from "./deadline.ts";
import type { ReceiptView } from "./schema.ts";
import { Desk, receiptOf } from "./testing/desk.ts";
import { topics } from "./topic.ts";

let product: Product;
const desk = new Desk(() => product);
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe("a visitor's request", () => {
  it("waits for the code from the mail, and nothing else is asked for §contact.identity", async () => {
    const email = desk.address();
    const browser = desk.visitor();
    const { id, state } = await desk.written(browser, { email, message: "A canary of words" });
    expect(state).toBe("unconfirmed");
    const [mail] = await product.services.mails(email);
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(/canary of words/);
    await expect(desk.found(id)).rejects.toMatchObject({ code: "support.not_found" });

    const wrong = await browser.post("/api/support/confirm", { id, code: "000000" });
    expect(wrong.status).toBe(401);
    const right = await browser.post("/api/support/confirm", {
      id,
      code: await desk.codeFor(email),
    });
    expect(receiptOf(right.body)).toMatchObject({ id, state: "open", topic: "access" });
    expect((await product.services.mails(email))[0]?.subject).toBe("We have your request");
  });

  it.each(topics)(
    "can be about %s, without an account §contact.topics §correct.ask",
    async (topic) => {
      expect(await desk.opened(undefined, { topic })).toMatchObject({ topic, state: "open" });
    },
  );

  it("has a month from the moment it was written, not from its confirmation §contact.due", async () => {
    const began = product.clock.now();
    const { dueAt } = await desk.opened();
    const late = Date.parse(dueAt) - addMonths(began, 1);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(minute);
  });

  it("is gone when nobody confirms it", async () => {
    const email = desk.address();
    const browser = desk.visitor();
    const { id } = await desk.written(browser, { email });
    const code = await desk.codeFor(email);
    product.clock.advance(31 * minute);
    expect((await browser.post("/api/support/confirm", { id, code })).status).toBe(401);
    const left = (await product.items()).find(({ pk }) => pk === `REQUEST#${id}`);
    expect(left?.ttl).toBeLessThanOrEqual(product.clock.now() / 1000);
  });

  it("takes a code once, and only its own", async () => {
    const email = desk.address();
    const browser = desk.visitor();
    const first = await desk.written(browser, { email });
    const code = await desk.codeFor(email);
    const second = await desk.written(browser, { email });
    const own = await desk.codeFor(email);
    if (code !== own) {
      expect((await browser.post("/api/support/confirm", { id: second.id, code })).status).toBe(
        401,
      );
    }
    const both = await Promise.all([
      browser.post("/api/support/confirm", { id: first.id, code }),
      browser.post("/api/support/confirm", { id: first.id, code }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it("cannot be guessed open: ten tries, then a wait", async () => {
    const browser = desk.visitor();
    const { id } = await desk.written(browser, { email: desk.address() });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) {
      const { status } = await browser.post("/api/support/confirm", { id, code: "999999" });
      statuses.push(status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  });

  it("cannot flood an address with codes", async () => {
    const email = desk.address();
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) {
      const body = { topic: "other", message: "Hello", email };
      statuses.push((await desk.visitor().post("/api/support", body)).status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 429]);
    expect(await product.services.mails(email)).toHaveLength(5);
  });

  it("becomes the person's own where the address has an account", async () => {
    const mia = await product.member();
    const { body } = await mia.get("/api/account");
    const { id } = await desk.opened(body.email);
    const list = await mia.get("/api/support");
    expect(list.body.items).toMatchObject([{ id, state: "open" }]);
    expect(await desk.found(id)).toMatchObject({ userId: await mia.userId() });
  });
});

describe("a person's request", () => {
  it("is open at once, and its answer goes to the account's address", async () => {
    const mia = await product.member();
    const { email = "" } = (await mia.get("/api/account")).body;
    const stranger = desk.address();
    const { id, state } = await desk.written(mia, { email: stranger, message: "Where is it?" });
    expect(state).toBe("open");
    expect(await product.services.mails(stranger)).toEqual([]);
    await desk.answered(id, "In Frankfurt.\nAlways.");
    await desk.work();
    const [answer, receipt] = await product.services.mails(email);
    expect(receipt?.subject).toBe("We have your request");
    expect(answer?.text).toContain("In Frankfurt.");
    const [own] = (await mia.get("/api/support")).body.items ?? [];
    expect(own).toMatchObject({
      id,
      state: "answered",
      messages: [
        { from: "person", text: "Where is it?" },
        { from: "us", text: "In Frankfurt.\nAlways." },
      ],
    });
  });

  it("is nobody else's to see, and comes in pages, newest first", async () => {
    const mia = await product.member();
    const noa = await product.member("Noa");
    const ids: string[] = [];
    for (const message of ["one", "two", "three"])
      ids.push((await desk.written(mia, { message })).id);
    expect((await noa.get("/api/support")).body.items).toEqual([]);
    expect((await desk.visitor().get("/api/support")).status).toBe(401);
    const seen: unknown[] = [];
    let cursor = "";
    do {
      const page = (await mia.get(`/api/support?limit=2${cursor}`)).body as unknown as {
        items: ReceiptView[];
        nextCursor: string | null;
      };
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : "";
    } while (cursor);
    expect(seen).toEqual(ids.toReversed());
    expect((await mia.get("/api/support?cursor=x")).status).toBe(422);
  });

  it("is refused in masses", async () => {
    const mia = await product.member();
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) {
      statuses.push((await mia.post("/api/support", { topic: "other", message: "Hi" })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(202), 429, 429]);
  });
});

it.each([
  ["requests", "/api/support", { topic: "other", message: "Hello" }, 60, 422],
  ["codes", "/api/support/confirm", { id: "none", code: "999999" }, 300, 401],
])(
  "%s are refused in masses from one network, which no other network feels",
  async (_, path, body, most, usual) => {
    // At the beginning of the time that tries are counted in.
    product.clock.moveTo(Math.ceil(product.clock.now() / hour) * hour);
    const browser = desk.visitor();
    const statuses = new Set<number>();
    for (let n = 0; n < most; n++) statuses.add((await browser.post(path, body)).status);
    expect([...statuses]).toEqual([usual]);
    expect((await browser.post(path, body)).status).toBe(429);
    expect((await desk.visitor().post(path, body)).status).toBe(usual);
  },
);

describe.each([
  ["without an address", { topic: "access", message: "x" }],
  ["with an address that is none", { topic: "access", message: "x", email: "nobody" }],
  ["of an unknown topic", { topic: "fun", message: "x", email: "a@example.org" }],
  ["without words", { topic: "access", message: " \n ", email: "a@example.org" }],
  ["with too many words", { topic: "access", message: "x".repeat(5_001), email: "a@example.org" }],
  ["with controls in it", { topic: "access", message: "a\u0000b", email: "a@example.org" }],
  ["with other fields", { topic: "access", message: "x", email: "a@example.org", state: "closed" }],
])("a request %s", (_, body) => {
  it("is refused, and nothing is mailed or kept", async () => {
    const before = (await product.items()).filter(({ type }) => type === "requestAttempt").length;
    expect((await desk.visitor().post("/api/support", body)).status).toBe(422);
    const after = (await product.items()).filter(({ type }) => type === "requestAttempt").length;
    expect(after).toBe(before);
  });
});

describe("whatever state an account is in", () => {
  it("a restricted one can still write to us, and what is wrong can be told §correct.ask", async () => {
    const mia = await product.member();
    await mia.send("PUT", "/api/account/restriction", { body: { restricted: true } });
    expect(await desk.written(mia, { topic: "correct" })).toMatchObject({ state: "open" });
  });

  it("one that is being erased gets no new rows, and is told why", async () => {
    const mia = await product.member();
    const { id } = (await mia.get("/api/account")).body;
    await mia.send("DELETE", "/api/account", { body: { when: "grace" } });
    const body = { topic: "other", message: "One more thing." };
    const sent = await mia.post("/api/support", body);
    expect([sent.status, sent.body.error?.code]).toEqual([403, "account.erasing"]);
    const rows = (await product.items()).filter(
      ({ pk, type }) => pk === `USER#${id}` && type === "supportRequest",
    );
    expect(rows).toEqual([]);
  });
});
