import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { asking } from "../../db/testing/table.ts";
import { update } from "../../db/write.ts";
import { day, hour, iso, minute, second } from "../clock.ts";
import type { NoticeContext } from "../context.ts";
import { seedImages } from "../export/testing/exporter.ts";
import type { UserId } from "../id.ts";
import { runNotice } from "../notice/run.ts";
import { account, generation, reminder } from "../privacy/inventory.ts";
import { promiseReminder, remindAt } from "./promise.ts";

let product: Product;
let mia: Browser;
let who: { id: UserId; email: string };

beforeAll(async () => {
  product = await startProduct();
  product.provider = testModel();
});
afterAll(() => product.stop());

beforeEach(async () => {
  product.provider = testModel();
  // Every test begins at the same hour of a day of its own, so that none depends on the time it runs at.
  const now = product.clock.now();
  product.clock.moveTo(Math.ceil(now / day) * day + 10 * hour);
  mia = await product.member();
  const { body } = await mia.get("/api/account");
  who = body as unknown as typeof who;
});

async function make(count: number): Promise<string> {
  const id = await mia.ordered({ count });
  await product.work();
  return id;
}

const goesOn = async (id: string) => (await mia.generation(id)).expiresAt.slice(0, 10);

/** As the machine does: the sweeper tells the worker, the worker mails. */
async function notify(context: NoticeContext = product.context): Promise<void> {
  await product.sweep();
  await product.jobs("notices", (job) => runNotice(context, job));
}

const told = async () =>
  (await product.services.mails(who.email)).filter(({ subject }) =>
    /\bgoe?s? \b|go /.test(subject),
  );

const change = (set: object) =>
  commitOne(product.context.table, update(account, keys.account(who.id), { set }));

it("a mail tells how many images go, two days before they do, once §mail.reminder", async () => {
  const first = await make(2);
  await make(1);
  const last = await goesOn(first);
  product.clock.moveTo(remindAt(last) - minute);
  await notify();
  expect(await told()).toEqual([]);

  product.clock.moveTo(remindAt(last));
  await notify();
  await notify();
  const [mail, ...more] = await told();
  expect(more).toEqual([]);
  expect(mail?.subject).toMatch(/^3 of your images go on \d{1,2} [A-Z][a-z]+$/);
  expect(mail?.text).toContain("nanaimg.app/account");
  expect(Date.parse(last) - remindAt(last)).toBeGreaterThan(day);
  expect(Date.parse(last) - remindAt(last)).toBeLessThanOrEqual(2 * day);
});

it("no mail quotes a prompt", async () => {
  product.clock.moveTo(remindAt(await goesOn(await make(1))));
  await notify();
  const [mail] = await told();
  expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(/fox|moon|watercolour/i);
});

it("images of several days that are due together are told in one mail", async () => {
  const early = await goesOn(await make(1));
  product.clock.advance(day);
  const late = await goesOn(await make(2));
  product.clock.moveTo(remindAt(late));
  await notify();
  const [mail, ...more] = await told();
  expect(more).toEqual([]);
  expect(mail?.subject).toBe("3 of your images go in the next days");
  const said = [early, late].map((date) => `${Number(date.slice(8))} `);
  for (const part of said) expect(mail?.text).toContain(`on ${part}`);
});

it("images of a later day are told when that day is near, and are not counted before §mail.reminder", async () => {
  const early = await goesOn(await make(1));
  // The last moments of a day and the first of the next lie in one minute.
  product.clock.moveTo(Math.ceil(product.clock.now() / day) * day - 20 * second);
  expect(await goesOn(await make(1))).toBe(early);
  product.clock.advance(40 * second);
  const late = await goesOn(await make(3));
  expect(Date.parse(late)).toBe(Date.parse(early) + day);
  product.clock.moveTo(remindAt(early));
  await notify();
  product.clock.moveTo(remindAt(late));
  await notify();
  const subjects = (await told()).map(({ subject }) => subject).toReversed();
  expect(subjects).toEqual([
    expect.stringMatching(/^2 of your images go on /),
    expect.stringMatching(/^3 of your images go on /),
  ]);
});

it("images that are more than one page of them are all counted", async () => {
  const many = await seedImages(product, who.id, { generations: 120, bytesEach: 1 });
  const [one] = many;
  if (!one) throw new Error("nothing was made");
  const last = one.expiresAt.slice(0, 10);
  await commitOne(product.context.table, promiseReminder(one));
  product.clock.moveTo(remindAt(last));
  await notify();
  expect((await told()).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^120 of your images go on /),
  ]);
});

it("images that were deleted are not counted; with none left there is no mail", async () => {
  const kept = await make(3);
  const { images } = await mia.generation(kept);
  await mia.delete(`/api/generations/${kept}/images/${images[0]?.id}`);
  const last = await goesOn(kept);
  await mia.delete(`/api/generations/${await make(1)}`);
  product.clock.moveTo(remindAt(last));
  await notify();
  expect((await told()).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^2 of your images go/),
  ]);

  product.clock.advance(day);
  const gone = await make(1);
  const day2 = await goesOn(gone);
  await mia.delete(`/api/generations/${gone}`);
  product.clock.moveTo(remindAt(day2));
  await notify();
  expect(await told()).toHaveLength(1);
});

it("a failed generation promises no mail", async () => {
  product.provider = testModel(() => {
    throw new Error("on purpose");
  });
  await make(1);
  const items = await product.items();
  expect(items.filter(({ pk, type }) => pk === `USER#${who.id}` && type === "reminder")).toEqual(
    [],
  );
});

it.each([
  ["objected to reminders §mail.reminder §object.switch", { objections: ["reminders"] }],
  ["restricted the use of their data §restrict.hold", { restricted: true }],
  ["is being erased", { status: "ERASING" }],
])("there is no mail to who %s", async (_, set) => {
  const last = await goesOn(await make(1));
  await change(set);
  product.clock.moveTo(remindAt(last));
  await notify();
  await notify();
  expect(await told()).toEqual([]);
});

it("a reminder that comes too late tells of nothing that is gone already", async () => {
  const id = await make(2);
  product.clock.moveTo(Date.parse((await mia.generation(id)).expiresAt) + minute);
  await notify();
  expect(await told()).toEqual([]);
});

it("an objection to statistics does not stop reminders", async () => {
  const last = await goesOn(await make(1));
  await change({ objections: ["analytics"] });
  product.clock.moveTo(remindAt(last));
  await notify();
  expect(await told()).toHaveLength(1);
});

it("a mail that could not be sent is sent later; two workers at once send one", async () => {
  const last = await goesOn(await make(1));
  product.clock.moveTo(remindAt(last));
  await product.sweep();
  const refusing: NoticeContext = {
    ...product.context,
    post: {
      send: async () => {
        throw new Error("no mail today");
      },
    },
  };
  const failures: unknown[] = [];
  const tried = await product.jobs("notices", (job) =>
    runNotice(refusing, job).catch((error) => void failures.push(error)),
  );
  expect(failures).toHaveLength(tried);
  expect(await told()).toEqual([]);

  product.clock.advance(hour);
  await product.sweep();
  await product.jobs("notices", async (job) => {
    await Promise.all([runNotice(product.context, job), runNotice(product.context, job)]);
  });
  expect(await told()).toHaveLength(1);
});

it("a worker killed at any request sends at most one mail, and one unless it died between claim and mail", async () => {
  for (let at = 1; ; at++) {
    mia = await product.member();
    who = (await mia.get("/api/account")).body as unknown as typeof who;
    product.clock.moveTo(remindAt(await goesOn(await make(1))));
    const { context, ended } = killedAt(at);
    const claimed = async () =>
      (await product.items()).some(
        ({ pk, type, attendedAt }) =>
          pk === `USER#${who.id}` && type === "reminder" && attendedAt !== undefined,
      );
    await product.sweep();
    await product.jobs("notices", (job) => runNotice(context, job).catch(() => undefined));
    const lost = (await claimed()) && (await told()).length === 0;
    product.clock.advance(hour);
    await notify();
    await notify();
    expect({ at, mails: (await told()).length }).toEqual({ at, mails: lost ? 0 : 1 });
    if (!ended()) break;
  }
});

/** The product as a process sees it that dies when it asks for the `at`th thing. */
function killedAt(at: number): { context: NoticeContext; ended: () => boolean } {
  let asked = 0;
  const count = () => {
    asked += 1;
    if (asked >= at) throw new Error("killed");
  };
  const { table, post } = product.context;
  const send = async (letter: Parameters<typeof post.send>[0]) => {
    count();
    await post.send(letter);
  };
  return {
    context: { ...product.context, table: asking(table, count), post: { send } },
    ended: () => asked >= at,
  };
}

it("images that come after the mail about their day are not mailed about again, and wait for nothing", async () => {
  const id = await make(1);
  const last = await goesOn(id);
  product.clock.moveTo(remindAt(last));
  await notify();
  const key = keys.reminder(who.id, last);
  await commitOne(
    product.context.table,
    update(reminder, key, { dueAt: iso(product.context.clock.now()) }),
  );
  await notify();
  expect(await told()).toHaveLength(1);
  const left = (await product.items()).find(({ pk, sk }) => pk === key.pk && sk === key.sk);
  expect(left).not.toHaveProperty("dueAt");
  expect(Number(left?.ttl) * 1_000).toBe(Date.parse(last) + day);
});

it("images of a paid class are told two days before their own day", async () => {
  await change({ plan: "paid" });
  const id = await make(1);
  const found = (await product.items()).find(({ sk }) => sk === `GEN#${id}`);
  expect(found).toMatchObject({ type: generation.name, imageClass: "paid" });
  product.clock.moveTo(remindAt(await goesOn(id)) - minute);
  await notify();
  expect(await told()).toEqual([]);
  product.clock.moveTo(remindAt(String(found?.expiresAt).slice(0, 10)));
  await notify();
  expect(await told()).toHaveLength(1);
});

it("a person's address is nowhere but in the mail", async () => {
  const last = await goesOn(await make(1));
  product.clock.moveTo(remindAt(last));
  await notify();
  expect(product.logged.join("\n")).not.toContain(who.email);
});
