import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { keys } from "../../db/keys.ts";
import { day, hour, iso, minute } from "../clock.ts";
import { closeRequest, listRequests, readRequest } from "../operator/requests.ts";
import { root } from "../operator/testing/people.ts";
import { attendRequest } from "./attend.ts";
import { answering, closing, continuing, extending, save } from "./change.ts";
import { addMonths } from "./deadline.ts";
import { ownerOf } from "./place.ts";
import { Desk } from "./testing/desk.ts";

let product: Product;
const desk = new Desk(() => product);
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const moveTo = (ms: number) => product.clock.advance(ms - product.clock.now());

/** Answers how often a mail was tried. */
async function whileNoMailIsTaken(act: () => Promise<void>): Promise<number> {
  const { post } = product.context;
  let tries = 0;
  const send = () => {
    tries++;
    return Promise.reject(new Error("no mail today"));
  };
  Object.assign(product.context, { post: { send } });
  try {
    await act();
  } finally {
    Object.assign(product.context, { post });
  }
  return tries;
}

/** What the operators' list says of whether its mail failed; empty when it is not listed. */
async function inList(state: "open" | "answered" | "closed", id: string): Promise<boolean[]> {
  const { items } = await listRequests(product.context, { state, limit: 100 });
  return items.filter((each) => each.id === id).map(({ unsent }) => unsent);
}

describe("by the clock", () => {
  it("operators hear of a request a week ahead, when it lapses, and daily until it is answered §contact.due", async () => {
    const { id, dueAt } = await desk.opened();
    const by = Date.parse(dueAt);
    moveTo(by - 7 * day - minute);
    await desk.work();
    expect(await desk.reminders(id)).toHaveLength(0);
    moveTo(by - 7 * day + minute);
    await desk.work();
    await desk.work();
    expect((await desk.reminders(id)).map(({ subject }) => subject)).toEqual([
      `Due by ${dueAt.slice(0, 10)}: ${id}`,
    ]);
    moveTo(by + minute);
    await desk.work();
    moveTo(by + day + minute);
    await desk.work();
    expect((await desk.reminders(id)).map(({ subject }) => subject.split(" ")[0])).toEqual([
      "Overdue",
      "Overdue",
      "Due",
    ]);
    await desk.answered(id);
    await desk.work();
    product.clock.advance(3 * day);
    await desk.work();
    expect(await desk.reminders(id)).toHaveLength(3);
  });

  it("a report about a child is due within a day, and told to operators at once", async () => {
    const { id } = await desk.opened(undefined, { topic: "child" });
    await desk.work();
    expect(await desk.reminders(id)).toHaveLength(1);
  });

  it("a reminder says nothing of what was written or by whom", async () => {
    const email = desk.address();
    const { id } = await desk.opened(email, { topic: "child" });
    await desk.work();
    const [mail] = await desk.reminders(id);
    const all = `${mail?.subject}${mail?.text}${mail?.html}`;
    expect(all).not.toContain(email);
    expect(all).not.toContain("Show me");
  });

  it("an extension is told with its reason, once, and before the first month is over §contact.due", async () => {
    const email = desk.address();
    const { id } = await desk.opened(email);
    const before = await desk.found(id);
    const after = extending(product.context, before, { months: 1, reason: "It is a lot." });
    expect(await save(product.context, before, after)).toBe(true);
    await desk.work();
    const [mail] = await product.services.mails(email);
    expect(mail?.subject).toBe("Your request takes longer");
    expect(mail?.text).toContain("It is a lot.");
    expect(after.answerBy).toBe(iso(addMonths(Date.parse(before.receivedAt), 2)));
    const again = { months: 2, reason: "More." };
    const now = await desk.found(id);
    expect(() => extending(product.context, now, again)).toThrow(/put off/);

    const late = await desk.found((await desk.opened()).id);
    moveTo(Date.parse(late.answerBy) + 1);
    expect(() => extending(product.context, late, again)).toThrow(/put off/);
    const question = await desk.found((await desk.opened(undefined, { topic: "billing" })).id);
    expect(() => extending(product.context, question, again)).toThrow(/put off/);
    const child = await desk.found((await desk.opened(undefined, { topic: "child" })).id);
    expect(() => extending(product.context, child, again)).toThrow(/put off/);
  });

  it("an extension ends no sooner than what was written later is to be answered", async () => {
    const { context } = product;
    const { id } = await desk.opened();
    await desk.answered(id);
    const { receivedAt } = await desk.found(id);
    moveTo(addMonths(Date.parse(receivedAt), 1) + 5 * day);
    const more = continuing(context, await desk.found(id), "And this?");
    expect(() => extending(context, more, { months: 1, reason: "A lot." })).toThrow(/put off/);
    expect(extending(context, more, { months: 2, reason: "A lot." }).answerBy).toBe(
      iso(addMonths(Date.parse(receivedAt), 3)),
    );
  });

  it("an answered request closes by itself, and goes when its class says", async () => {
    const { id } = await desk.opened();
    await desk.answered(id);
    await desk.work();
    product.clock.advance(14 * day + hour);
    await desk.work();
    const closed = await desk.found(id);
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
    const email = desk.address();
    const browser = desk.visitor();
    const { id } = await desk.written(browser, { email });
    const code = await desk.codeFor(email);
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
    await desk.work();
    product.clock.advance(10 * minute);
    await desk.work();
    expect(await receipts()).toHaveLength(1);
  });

  it.each(["answered", "closed"] as const)(
    "an answer that no mailbox took for three days makes a request that was %s wait for operators again §contact.due",
    async (state) => {
      const email = desk.address();
      const { id, dueAt } = await desk.opened(email);
      await desk.answered(id);
      const { context } = product;
      if (state === "closed") {
        const answered = await desk.found(id);
        expect(await save(context, answered, closing(context, answered))).toBe(true);
      }
      const key = keys.request(ownerOf(await desk.found(id)), id);
      const tries = await whileNoMailIsTaken(async () => {
        await expect(attendRequest(context, key)).rejects.toThrow("no mail today");
        product.clock.advance(3 * day + minute);
        await attendRequest(context, key);
      });
      expect(tries).toBe(1);
      const open = await desk.found(id);
      expect(open).toMatchObject({ state: "open", unsent: true, answerBy: dueAt });
      expect([open.letter, open.answeredAt, open.closedAt]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      const kept = (await product.items()).filter(
        ({ pk, sk, id: own }) => String(pk).endsWith(id) || String(sk).endsWith(id) || own === id,
      );
      expect(kept).toHaveLength(3);
      for (const item of kept) expect(item.ttl).toBeUndefined();
      expect(await inList("open", id)).toEqual([true]);
      expect(await inList(state, id)).toEqual([]);
      const read = () => readRequest(context, root, { id, reason: "To answer it." });
      expect(await read()).toMatchObject({ state: "open", unsent: true });

      await desk.work();
      expect(await desk.reminders(id)).toHaveLength(1);
      await desk.answered(id, "Once more.");
      await desk.work();
      const [mail] = await product.services.mails(email);
      expect(mail?.text).toContain("Once more.");
      expect(await inList("answered", id)).toEqual([false]);
      expect(await read()).toMatchObject({ state: "answered", unsent: false });
    },
  );

  it("a request whose answer reached no mailbox can be closed, and says why", async () => {
    const { context } = product;
    const mia = await product.member();
    const { id } = await desk.written(mia, { topic: "access" });
    await desk.answered(id);
    const key = keys.request(ownerOf(await desk.found(id)), id);
    await whileNoMailIsTaken(async () => {
      product.clock.advance(3 * day + minute);
      await attendRequest(context, key);
    });
    await closeRequest(product.operators, root, id);
    expect(await desk.found(id)).toMatchObject({ state: "closed" });
    const actions = (await product.items()).filter(
      ({ kind, about }) => kind === "request.closed" && String(about).includes(id),
    );
    expect(actions).toMatchObject([{ reason: "The answer could not be mailed." }]);
  });

  it("a second answer is mailed however long the first one is ago", async () => {
    const email = desk.address();
    const { id } = await desk.opened(email);
    await desk.answered(id);
    await desk.work();
    product.clock.advance(4 * day);
    const { answeredAt } = await desk.found(id);
    await desk.answered(id, "One thing more.");
    await desk.work();
    const [mail] = await product.services.mails(email);
    expect(mail?.text).toContain("One thing more.");
    // When the right was granted is when it was answered first.
    expect((await desk.found(id)).answeredAt).toBe(answeredAt);
  });

  it("a receipt that no mailbox takes is given up, and the request waits as before", async () => {
    const { context } = product;
    const mia = await product.member();
    const tries = await whileNoMailIsTaken(async () => {
      const { id } = await desk.written(mia);
      const before = await desk.found(id);
      expect(before.letter).toBe("received");
      product.clock.advance(3 * day + minute);
      await attendRequest(context, keys.request(ownerOf(before), id));
      const after = await desk.found(id);
      expect(after).toMatchObject({ state: "open", unsent: false, answerBy: before.answerBy });
      expect(after.letter).toBeUndefined();
    });
    expect(tries).toBe(1);
  });

  it("two changes at once: one wins, the other is told", async () => {
    const { id } = await desk.opened();
    const before = await desk.found(id);
    const { context } = product;
    const saved = await Promise.all([
      save(context, before, answering(context, before, "One.")),
      save(context, before, answering(context, before, "Two.")),
    ]);
    expect(saved.sort()).toEqual([false, true]);
    expect((await desk.found(id)).messages).toHaveLength(2);
  });
});
