import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { decode } from "../../db/codec.ts";
import { keys } from "../../db/keys.ts";
import { day, hour, iso, minute } from "../clock.ts";
import { runNotice } from "../notice/run.ts";
import { type SupportRequest, supportRequest } from "../privacy/inventory.ts";
import { supportAddress } from "../promises.ts";
import { attendRequest } from "./attend.ts";
import { answering, closing, extending, save } from "./change.ts";
import { addMonths } from "./deadline.ts";
import { ownerOf, requireRequest } from "./place.ts";
import { topics } from "./topic.ts";
import { unlinkRequest, unlinkRequests } from "./unlink.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

let visitors = 0;
/** From a network of their own, so that one test's tries do not count for another's. */
const visitor = () => product.browser(`198.51.100.${++visitors}`);
const address = () => `canary-${++visitors}@example.org`;

interface Receipt {
  readonly id: string;
  readonly topic: string;
  readonly state: string;
  readonly dueAt: string;
}
const receiptOf = (body: object) => (body as { request: Receipt }).request;

async function codeFor(email: string): Promise<string> {
  const [newest] = await product.services.mails(email);
  return /\b\d{6}\b/.exec(newest?.text ?? "")?.[0] ?? "none";
}

async function written(
  browser: Browser,
  fields: { topic?: string; message?: string; email?: string } = {},
): Promise<Receipt> {
  const body = { topic: "access", message: "Show me what you have.", ...fields };
  const sent = await browser.post("/api/support", body);
  expect(sent.status, JSON.stringify(sent.body)).toBe(202);
  return receiptOf(sent.body);
}

async function opened(email = address(), fields: { topic?: string } = {}): Promise<Receipt> {
  const browser = visitor();
  const { id } = await written(browser, { email, ...fields });
  const confirmed = await browser.post("/api/support/confirm", { id, code: await codeFor(email) });
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
  return receiptOf(confirmed.body);
}

const found = (id: string): Promise<SupportRequest> => requireRequest(product.context, id);
const work = async () => {
  await product.sweep();
  await product.jobs("notices", (job) => runNotice(product.context, job));
};
const reminders = async (id: string) =>
  (await product.services.mails(supportAddress)).filter(({ subject }) => subject.includes(id));
const moveTo = (ms: number) => product.clock.advance(ms - product.clock.now());
async function answered(id: string, text = "Here it is.") {
  const before = await found(id);
  expect(await save(product.context, before, answering(product.context, before, text))).toBe(true);
}

describe("a visitor's request", () => {
  it("waits for the code from the mail, and nothing else is asked for §contact.identity", async () => {
    const email = address();
    const browser = visitor();
    const { id, state } = await written(browser, { email, message: "A canary of words" });
    expect(state).toBe("unconfirmed");
    const [mail] = await product.services.mails(email);
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(/canary of words/);
    await expect(found(id)).rejects.toMatchObject({ code: "support.not_found" });

    const wrong = await browser.post("/api/support/confirm", { id, code: "000000" });
    expect(wrong.status).toBe(401);
    const right = await browser.post("/api/support/confirm", { id, code: await codeFor(email) });
    expect(receiptOf(right.body)).toMatchObject({ id, state: "open", topic: "access" });
    expect((await product.services.mails(email))[0]?.subject).toBe("We have your request");
  });

  it.each(topics)(
    "can be about %s, without an account §contact.topics §correct.ask",
    async (topic) => {
      expect(await opened(undefined, { topic })).toMatchObject({ topic, state: "open" });
    },
  );

  it("has a month from the moment it was written, not from its confirmation §contact.due", async () => {
    const began = product.clock.now();
    const { dueAt } = await opened();
    const late = Date.parse(dueAt) - addMonths(began, 1);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(minute);
  });

  it("is gone when nobody confirms it", async () => {
    const email = address();
    const browser = visitor();
    const { id } = await written(browser, { email });
    const code = await codeFor(email);
    product.clock.advance(31 * minute);
    expect((await browser.post("/api/support/confirm", { id, code })).status).toBe(401);
    const left = (await product.items()).find(({ pk }) => pk === `REQUEST#${id}`);
    expect(left?.ttl).toBeLessThanOrEqual(product.clock.now() / 1000);
  });

  it("takes a code once, and only its own", async () => {
    const email = address();
    const browser = visitor();
    const first = await written(browser, { email });
    const code = await codeFor(email);
    const second = await written(browser, { email });
    const own = await codeFor(email);
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
    const browser = visitor();
    const { id } = await written(browser, { email: address() });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) {
      const { status } = await browser.post("/api/support/confirm", { id, code: "999999" });
      statuses.push(status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  });

  it("cannot flood an address with codes", async () => {
    const email = address();
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) {
      const body = { topic: "other", message: "Hello", email };
      statuses.push((await visitor().post("/api/support", body)).status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 429]);
    expect(await product.services.mails(email)).toHaveLength(5);
  });

  it("becomes the person's own where the address has an account", async () => {
    const mia = await product.member();
    const { body } = await mia.get("/api/account");
    const { id } = await opened(body.email);
    const list = await mia.get("/api/support");
    expect(list.body.items).toMatchObject([{ id, state: "open" }]);
  });
});

describe("a person's request", () => {
  it("is open at once, and its answer goes to the account's address", async () => {
    const mia = await product.member();
    const { email = "" } = (await mia.get("/api/account")).body;
    const stranger = address();
    const { id, state } = await written(mia, { email: stranger, message: "Where is it?" });
    expect(state).toBe("open");
    expect(await product.services.mails(stranger)).toEqual([]);
    await answered(id, "In Frankfurt.\nAlways.");
    await work();
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
    for (const message of ["one", "two", "three"]) ids.push((await written(mia, { message })).id);
    expect((await noa.get("/api/support")).body.items).toEqual([]);
    expect((await visitor().get("/api/support")).status).toBe(401);
    const seen: unknown[] = [];
    let cursor = "";
    do {
      const page = (await mia.get(`/api/support?limit=2${cursor}`)).body as unknown as {
        items: Receipt[];
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
    expect((await visitor().post("/api/support", body)).status).toBe(422);
    const after = (await product.items()).filter(({ type }) => type === "requestAttempt").length;
    expect(after).toBe(before);
  });
});

describe("by the clock", () => {
  it("operators hear of a request a week ahead, when it lapses, and daily until it is answered §contact.due", async () => {
    const { id, dueAt } = await opened();
    const by = Date.parse(dueAt);
    moveTo(by - 7 * day - minute);
    await work();
    expect(await reminders(id)).toHaveLength(0);
    moveTo(by - 7 * day + minute);
    await work();
    await work();
    expect((await reminders(id)).map(({ subject }) => subject)).toEqual([
      `Due by ${dueAt.slice(0, 10)}: ${id}`,
    ]);
    moveTo(by + minute);
    await work();
    moveTo(by + day + minute);
    await work();
    expect((await reminders(id)).map(({ subject }) => subject.split(" ")[0])).toEqual([
      "Overdue",
      "Overdue",
      "Due",
    ]);
    await answered(id);
    await work();
    product.clock.advance(3 * day);
    await work();
    expect(await reminders(id)).toHaveLength(3);
  });

  it("a report about a child is due within a day, and told to operators at once", async () => {
    const { id } = await opened(undefined, { topic: "child" });
    await work();
    expect(await reminders(id)).toHaveLength(1);
  });

  it("a reminder says nothing of what was written or by whom", async () => {
    const email = address();
    const { id } = await opened(email, { topic: "child" });
    await work();
    const [mail] = await reminders(id);
    const all = `${mail?.subject}${mail?.text}${mail?.html}`;
    expect(all).not.toContain(email);
    expect(all).not.toContain("Show me");
  });

  it("an extension is told with its reason, once, and before the first month is over §contact.due", async () => {
    const email = address();
    const { id } = await opened(email);
    const before = await found(id);
    const after = extending(product.context, before, { months: 2, reason: "It is a lot." });
    expect(await save(product.context, before, after)).toBe(true);
    await work();
    const [mail] = await product.services.mails(email);
    expect(mail?.subject).toBe("Your request takes longer");
    expect(mail?.text).toContain("It is a lot.");
    expect(after.answerBy).toBe(iso(addMonths(Date.parse(before.receivedAt), 3)));
    const again = { months: 1, reason: "More." };
    const now = await found(id);
    expect(() => extending(product.context, now, again)).toThrow(/put off/);

    const late = await found((await opened()).id);
    moveTo(Date.parse(late.answerBy) + 1);
    expect(() => extending(product.context, late, again)).toThrow(/put off/);
    const question = await found((await opened(undefined, { topic: "billing" })).id);
    expect(() => extending(product.context, question, again)).toThrow(/put off/);
  });

  it("an answered request closes by itself, and goes when its class says", async () => {
    const { id } = await opened();
    await answered(id);
    await work();
    product.clock.advance(14 * day + hour);
    await work();
    const closed = await found(id);
    expect(closed.state).toBe("closed");
    expect(() => closing(product.context, closed)).toThrow(/closed/);
    const kept = (await product.items()).filter(
      ({ pk, sk, id: own }) => String(pk).endsWith(id) || String(sk).endsWith(id) || own === id,
    );
    expect(kept.map(({ type }) => type).sort()).toEqual([
      "docket",
      "requestPlace",
      "supportRequest",
    ]);
    for (const item of kept) {
      expect(item.ttl).toBe(Math.floor((Date.parse(closed.closedAt ?? "") + 1_095 * day) / 1000));
      expect(item.dueAt).toBeUndefined();
    }
  });
});

describe("when something fails", () => {
  it("a letter that could not be sent is sent by the sweeper, and then no more", async () => {
    const email = address();
    const browser = visitor();
    const { id } = await written(browser, { email });
    const code = await codeFor(email);
    const { post } = product.context;
    const failing = { send: () => Promise.reject(new Error("no mail today")) };
    Object.assign(product.context, { post: failing });
    try {
      // The request stands, and the caller learns so.
      const { status } = await browser.post("/api/support/confirm", { id, code });
      expect(status).toBe(200);
    } finally {
      Object.assign(product.context, { post });
    }
    const receipts = async () =>
      (await product.services.mails(email)).filter(({ subject }) => subject.startsWith("We have"));
    expect(await receipts()).toHaveLength(0);
    await work();
    product.clock.advance(10 * minute);
    await work();
    expect(await receipts()).toHaveLength(1);
  });

  it("a letter no mailbox takes is given up after three days, and the request goes on", async () => {
    const { id, dueAt } = await opened();
    await answered(id);
    const { post } = product.context;
    let tries = 0;
    const refusing = { send: () => Promise.reject(new Error(`no, for the ${++tries}. time`)) };
    Object.assign(product.context, { post: refusing });
    const { context } = product;
    const key = keys.request(ownerOf(await found(id)), id);
    await expect(attendRequest(context, key)).rejects.toThrow("no, for the 1. time");
    product.clock.advance(3 * day + minute);
    await attendRequest(context, key);
    Object.assign(product.context, { post });
    expect(tries).toBe(1);
    expect(await found(id)).toMatchObject({ state: "answered", answerBy: dueAt });
    expect((await found(id)).letter).toBeUndefined();
  });

  it("two changes at once: one wins, the other is told", async () => {
    const { id } = await opened();
    const before = await found(id);
    const { context } = product;
    const saved = await Promise.all([
      save(context, before, answering(context, before, "One.")),
      save(context, before, answering(context, before, "Two.")),
    ]);
    expect(saved.sort()).toEqual([false, true]);
    expect((await found(id)).messages).toHaveLength(2);
  });
});

describe("when the account is erased", () => {
  it("texts, address and account leave the requests; topic and dates stay, closed", async () => {
    const mia = await product.member();
    const { id: userId = "", email = "" } = (await mia.get("/api/account")).body;
    const own = await written(mia, { message: "canary-words" });
    await answered(own.id, "canary-answer");
    const { id } = await written(mia, { topic: "billing", message: "canary-bill" });
    const before = product.clock.now();
    const person = { id: userId as `usr_${string}`, email };
    expect(await unlinkRequests(product.context, person)).toBe(2);
    expect(await unlinkRequests(product.context, person)).toBe(0);

    const left = (await product.items()).filter((item) => {
      const kinds = ["supportRequest", "requestPlace", "docket"];
      return kinds.includes(String(item.type)) && JSON.stringify(item).includes(own.id);
    });
    expect(left).toHaveLength(3);
    expect(JSON.stringify(left)).not.toMatch(new RegExp(`canary|${userId}|${email}`));
    const stays = left.find(({ type }) => type === "supportRequest") ?? {};
    expect(decode(supportRequest, stays)).toMatchObject({
      topic: "access",
      state: "closed",
      messages: [],
      receivedAt: expect.any(String),
      answeredAt: expect.any(String),
    });
    expect(Number(stays.ttl)).toBeGreaterThan((before + 1_000 * day) / 1000);
    expect(await found(id)).toMatchObject({ topic: "billing", state: "closed" });
  });

  it("what was written as a visitor with the same address is unlinked too", async () => {
    const email = address();
    const { id } = await opened(email);
    expect(await unlinkRequests(product.context, { id: "usr_nobody", email })).toBe(1);
    expect((await found(id)).email).toBeUndefined();
    expect(
      JSON.stringify((await product.items()).filter(({ pk }) => pk === `REQUEST#${id}`)),
    ).not.toContain(email);
  });

  it("one request of somebody without an account is unlinked when they ask", async () => {
    const email = address();
    const { id } = await opened(email);
    await unlinkRequest(product.context, id);
    await unlinkRequest(product.context, id);
    const left = (await product.items()).filter((item) => JSON.stringify(item).includes(id));
    expect(left).not.toHaveLength(0);
    expect(JSON.stringify(left)).not.toContain(email);
    expect(await found(id)).toMatchObject({ state: "closed", messages: [] });
  });
});

describe("whatever state an account is in", () => {
  it("a restricted one can still write to us, and what is wrong can be told §correct.ask", async () => {
    const mia = await product.member();
    await mia.send("PUT", "/api/account/restriction", { body: { restricted: true } });
    expect(await written(mia, { topic: "correct" })).toMatchObject({ state: "open" });
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
