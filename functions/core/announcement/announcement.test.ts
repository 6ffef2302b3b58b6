import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Services, startServices } from "../../../local/services.ts";
import { startProduct } from "../../../local/testing/product.ts";
import { snapshot } from "../../../local/testing/snapshot.ts";
import { openTable, type Table } from "../../db/client.ts";
import { commit, commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { remove, update } from "../../db/write.ts";
import { hour, minute, second } from "../clock.ts";
import type { JobMessage, NoticeContext } from "../context.ts";
import { Crash, interpose } from "../credit/testing/faults.ts";
import { newAccount } from "../credit/testing/items.ts";
import type { UserId } from "../id.ts";
import type { Letter } from "../mail/mail.ts";
import { runNotice } from "../notice/run.ts";
import { account, announcement } from "../privacy/inventory.ts";
import { policyVersion } from "../privacy/policy.ts";
import { announce, mailsPerSecond } from "./run.ts";
import { readAnnouncement, startAnnouncement } from "./start.ts";

const key = keys.announcement(policyVersion);
const pageSize = 5;

let services: Services;
let table: Table;
/** Stands still but for what the tests and the worker wait. */
let time = Date.parse("2026-11-23T12:00:00Z");
const clock = {
  now: () => time,
  advance(ms: number) {
    time += ms;
  },
};
let logged: string[];
let letters: (Letter & { at: number })[];

beforeAll(async () => {
  services = await startServices();
  Object.assign(process.env, services.env);
  table = openTable(services.tableName);
});
afterAll(() => services.stop());

beforeEach(async () => {
  logged = [];
  letters = [];
  await empty();
});

async function empty(): Promise<void> {
  for (const { pk, sk } of (await snapshot(table)) as unknown as JobMessage[]) {
    await commit(table, [remove(account, { pk, sk })]);
  }
}

const log = (message: string, fields?: object) =>
  void logged.push(JSON.stringify({ message, ...fields }));

function contextOver(on: Table, send?: (letter: Letter) => Promise<void>): NoticeContext {
  const none = () => {};
  return {
    table: on,
    clock,
    log: { info: log, warn: log, error: log },
    metrics: { count: none, milliseconds: none, seconds: none },
    post: {
      async send(letter) {
        const at = clock.now();
        await send?.(letter);
        letters.push({ ...letter, at });
      },
    },
  };
}

/** Time passes in the test as the worker waits. */
const wait = async (ms: number) => clock.advance(ms);

async function people(count: number): Promise<UserId[]> {
  const ids = Array.from({ length: count }, (_, n): UserId => `usr_${String(n).padStart(26, "0")}`);
  for (const id of ids) {
    await commit(table, newAccount(id, clock.now()));
    await change(id, { email: `${id}@example.com` });
  }
  return ids;
}

const change = (id: UserId, set: object) =>
  commitOne(table, update(account, keys.account(id), { set }));

const progress = () => readAnnouncement({ table, clock }, policyVersion);

/** As the sweeper and the queue do it: a run, and another, until it is done. */
async function finish(context = contextOver(table)): Promise<void> {
  for (let run = 0; run < 200; run++) {
    if ((await progress())?.state === "DONE") return;
    await announce(context, key, {}, { wait, pageSize });
    clock.advance(10 * minute);
  }
  throw new Error("it never ends");
}

const mailsEach = () => {
  const each = new Map<string, number>();
  for (const { to } of letters) each.set(to, (each.get(to) ?? 0) + 1);
  return each;
};

test("a material change is mailed once to everyone who has an account §changes.mail", async () => {
  const ids = await people(300);
  await startAnnouncement({ table, clock }, policyVersion);
  await finish();
  expect([...mailsEach()].sort()).toEqual(ids.map((id) => [`${id}@example.com`, 1]).sort());
  expect(letters[0]?.subject).toBe("We changed our privacy policy");
  expect(letters[0]?.text).toContain(policyVersion);
  expect(await progress()).toMatchObject({ state: "DONE", sent: 300, knew: 0, missed: 0, pass: 1 });
});

test("not more mails leave in any second than SES allows, and a run ends within its minute", async () => {
  await people(60);
  await startAnnouncement({ table, clock }, policyVersion);
  const began = clock.now();
  // Mails take long, and not all the same.
  const context = contextOver(table, async () => clock.advance((letters.length * 37) % 230));
  await announce(context, key, {}, { wait, pageSize });
  expect(clock.now() - began).toBeLessThan(minute);
  await finish(context);
  expect(letters).toHaveLength(60);
  // What SES allows at first, with room for codes.
  expect(mailsPerSecond).toBeLessThan(14);
  for (const [n, { at }] of letters.entries()) {
    const next = letters[n + mailsPerSecond];
    if (next) expect(next.at - at).toBeGreaterThanOrEqual(second);
  }
});

test("who is being erased, or has accepted the version already, gets no mail §changes.mail", async () => {
  const [erasing, knows, told] = await people(3);
  if (!erasing || !knows || !told) throw new Error("nobody there");
  await change(erasing, { status: "ERASING" });
  await change(knows, { policyVersion });
  await startAnnouncement({ table, clock }, policyVersion);
  await finish();
  expect(letters.map(({ to }) => to)).toEqual([`${told}@example.com`]);
  expect(await progress()).toMatchObject({ sent: 1, knew: 1 });
});

test("who begins to leave while the mails go out gets none, and nothing is written to them", async () => {
  const ids = await people(pageSize - 1);
  await startAnnouncement({ table, clock }, policyVersion);
  const others = (to: string) => ids.filter((id) => !to.startsWith(id));
  const context = contextOver(table, async ({ to }) => {
    if (letters.length > 0) return;
    const [leaving, gone] = others(to);
    if (!leaving || !gone) throw new Error("nobody there");
    await change(leaving, { status: "ERASING" });
    await commitOne(table, remove(account, keys.account(gone)));
    // So does the one whose mail is in hand: it arrives, and that is all.
    await change(to.split("@")[0] as UserId, { status: "ERASING" });
  });
  await finish(context);
  expect(letters).toHaveLength(2);
  const accounts = (await snapshot(table)).filter(({ type }) => type === account.name);
  const leaving = accounts.filter(({ status }) => status === "ERASING");
  expect(leaving).toHaveLength(2);
  for (const one of leaving) expect(one).not.toHaveProperty("announcedVersion");
});

test("starting it again starts nothing, before its end and after", async () => {
  await people(8);
  await startAnnouncement({ table, clock }, policyVersion);
  await startAnnouncement({ table, clock }, policyVersion);
  await finish();
  expect(await startAnnouncement({ table, clock }, policyVersion)).toMatchObject({ sent: 8 });
  await announce(contextOver(table), key, {}, { wait, pageSize });
  expect(letters).toHaveLength(8);
});

test("nobody is told twice even after the record of the announcement has lapsed", async () => {
  await people(4);
  await startAnnouncement({ table, clock }, policyVersion);
  await finish();
  await commitOne(table, remove(announcement, key));
  await startAnnouncement({ table, clock }, policyVersion);
  await finish();
  expect(letters).toHaveLength(4);
});

test("two workers at once send nothing twice", async () => {
  await people(30);
  await startAnnouncement({ table, clock }, policyVersion);
  const context = contextOver(table);
  await Promise.all([1, 2, 3].map(() => announce(context, key, {}, { wait, pageSize })));
  await finish(context);
  expect([...mailsEach().values()]).toEqual(Array(30).fill(1));
});

test("whoever cannot be reached is tried again in an hour, and no address stands in the log", async () => {
  const ids = await people(12);
  const unreachable = `${ids[4]}@example.com`;
  let refuses = true;
  await startAnnouncement({ table, clock }, policyVersion);
  const context = contextOver(table, async ({ to }) => {
    if (refuses && to === unreachable) throw new Error(`Address ${to} is on the suppression list`);
  });
  await announce(context, key, {}, { wait, pageSize });
  await announce(context, key, {}, { wait, pageSize });
  expect(await progress()).toMatchObject({ state: "RUNNING", sent: 11, pass: 2 });
  expect(logged.join()).not.toContain("@");
  refuses = false;
  clock.advance(hour);
  await finish(context);
  expect([...mailsEach().values()]).toEqual(Array(12).fill(1));
});

test("an address that never works ends the announcement after a day of tries", async () => {
  const ids = await people(3);
  await startAnnouncement({ table, clock }, policyVersion);
  const context = contextOver(table, async ({ to }) => {
    if (to === `${ids[1]}@example.com`) throw new Error("no");
  });
  await finish(context);
  expect(await progress()).toMatchObject({ state: "DONE", sent: 2, missed: 1, pass: 24 });
});

test("killed at each step, everyone is told, and at most the one in hand twice §changes.mail", async () => {
  const count = 12;
  const shaky = openTable(services.tableName);
  let calls = 0;
  let dies = { at: 0, after: false };
  const step = (): "crash" | "lost" | undefined => {
    if (++calls !== dies.at) return undefined;
    return dies.after ? "lost" : "crash";
  };
  interpose(shaky, async () => ({
    fault: step(),
    served: () => {},
    refused: () => {},
    arrive: () => {},
  }));
  const dying = contextOver(shaky);
  const post = {
    async send(letter: Letter) {
      const fault = step();
      if (fault === "crash") throw new Crash();
      letters.push({ ...letter, at: clock.now() });
      if (fault === "lost") throw new Crash();
    },
  };
  let steps = 0;
  for (const after of [false, true]) {
    for (let at = 1; ; at++) {
      await empty();
      letters = [];
      await people(count);
      await startAnnouncement({ table, clock }, policyVersion);
      calls = 0;
      dies = { at, after };
      await announce({ ...dying, post }, key, {}, { wait, pageSize }).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      if (calls < at) break;
      steps++;
      clock.advance(2 * minute);
      dies = { at: 0, after };
      await finish();
      const each = [...mailsEach().values()];
      expect(each, `killed ${after ? "after" : "before"} step ${at}`).toHaveLength(count);
      expect(letters.length).toBeLessThanOrEqual(count + 1);
      if ((await progress())?.pass === 1) expect(await progress()).toMatchObject({ sent: count });
    }
  }
  expect(steps).toBeGreaterThan(2 * (2 * count + 3));
});

test("only the version in force can be announced", async () => {
  await expect(startAnnouncement({ table, clock }, "2025-10-24")).rejects.toThrow(/in force/);
  expect(await progress()).toBeUndefined();
});

test("the sweeper, the queue and the worker carry it to the person's mailbox §changes.mail", async () => {
  const product = await startProduct();
  try {
    const mia = await product.member();
    const key = keys.account(await mia.userId());
    const before = { set: { policyVersion: "2025-10-24" } };
    await commitOne(product.context.table, update(account, key, before));
    await startAnnouncement(product.context, policyVersion);
    await product.sweep();
    await product.jobs("notices", (job) => runNotice(product.context, job));
    const [mail] = await product.services.mails(await mia.email());
    expect(mail?.subject).toBe("We changed our privacy policy");
    expect(await readAnnouncement(product.context, policyVersion)).toMatchObject({
      state: "DONE",
      sent: 1,
    });
    product.clock.advance(hour);
    await product.sweep();
    expect(await product.jobs("notices", (job) => runNotice(product.context, job))).toBe(0);
  } finally {
    await product.stop();
  }
});
