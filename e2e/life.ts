/** One of everything the product does with data of people, on a running site. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { startAnnouncement } from "../functions/core/announcement/start.ts";
import { day } from "../functions/core/clock.ts";
import { statements } from "../functions/core/consent/statement.ts";
import type { UserId } from "../functions/core/id.ts";
import { operatorOf } from "../functions/core/operator/operator.ts";
import { setRole } from "../functions/core/operator/role.ts";
import { account } from "../functions/core/privacy/inventory.ts";
import { policyVersion } from "../functions/core/privacy/policy.ts";
import { supportAddress } from "../functions/core/promises.ts";
import { openTable } from "../functions/db/client.ts";
import { commitOne } from "../functions/db/commit.ts";
import { keys } from "../functions/db/keys.ts";
import { update } from "../functions/db/write.ts";
import { clientEnvironment } from "../local/aws.ts";
import { canary } from "../local/testing/canary.ts";
import type { Heard } from "../local/testing/visitor.ts";
import { Visitor } from "../local/testing/visitor.ts";
import type { Seen } from "./seen.ts";
import type { Site } from "./site.ts";
import {
  generateButton,
  giveBirthDate,
  heading,
  newPerson,
  type Person,
  pick,
  promptBox,
  signUp,
  strip,
} from "./steps.ts";
import { pages, t } from "./words.ts";

export const reason = "A test of everything at once.";

/** Waits for what workers do by themselves. */
export async function until<T>(read: () => Promise<T | undefined>, withinMs = 60_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await read();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`it did not come: ${read.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

type Answer = Heard & { readonly body: Record<string, unknown> };

/** A call that must succeed. */
export async function done(
  visitor: Visitor,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<Answer["body"]> {
  const heard = (await visitor.call(method, path, body, headers)) as Answer;
  expect(heard.status, `${method} ${path} ${JSON.stringify(heard.body)}`).toBeLessThan(400);
  return heard.body;
}

export interface Life {
  readonly mia: Person;
  readonly visitor: Visitor;
  readonly userId: string;
  /** Notes what the stores hold at this moment. */
  look(): Promise<void>;
}

/** In a browser: a theme, a draft, signing up, a picture, signing in again. */
export async function inBrowser(site: Site, seen: Seen, prompt: string): Promise<Life> {
  const mia = { ...newPerson(), name: canary("name"), email: `${canary("address")}@example.com` };
  const { page, context } = await site.open();
  await seen.watch(context);
  await page.goto("/");
  await page.getByRole("button", { name: pages.theme, exact: true }).click();
  await pick(page, pages.themeDark);
  await page.keyboard.press("Escape");
  await promptBox(page).fill(prompt);
  await generateButton(page).click();
  await page.waitForURL("/sign-up");
  await signUp(site, page, mia);
  await page.waitForURL("/create");
  await generateButton(page).click();
  await strip(page, prompt).getByRole("img", { name: prompt }).waitFor();
  for (const path of ["/history", "/account", "/support", "/privacy", "/create"]) {
    await page.goto(path);
    await page.getByRole("main").waitFor();
    await seen.lookInto(page);
  }
  const visitor = await takeOver(site, page);
  const { id } = await done(visitor, "GET", "/api/account");
  return { mia, visitor, userId: String(id), look: () => seen.look(site) };
}

/** A child, turned away. */
export async function inOtherBrowser(site: Site, seen: Seen): Promise<void> {
  const { page, context } = await site.open();
  await seen.watch(context);
  await page.goto("/sign-up");
  await giveBirthDate(page, "1", "January", String(new Date().getUTCFullYear() - 12));
  await heading(page, t("age.refused_title")).waitFor();
}

/** The same person, asking by script from now on. */
export async function takeOver(site: Site, page: Page): Promise<Visitor> {
  const visitor = new Visitor(site.url);
  for (const { name, value, path } of await page.context().cookies()) {
    visitor.cookies.set(name, { value, path });
  }
  return visitor;
}

/** Consents, receipts, copies for training, taken back again. */
export async function consents(site: Site, { visitor, look }: Life): Promise<void> {
  const change = (body: object) => done(visitor, "PUT", "/api/account/consents", body);
  // The first copy breaks off, so that what stands while one is written can be seen.
  await breakOff(site, "TrainingWorker", "s3:PutObject");
  await change({
    ...{ training: true, analytics: false, reminders: true },
    shown: { training: statements.training.id },
  });
  await change({ analytics: true });
  const [kept, deleted] = [await visitor.ordered({ count: 2 }), await visitor.ordered()];
  for (const id of [kept, deleted]) await visitor.ended(id);
  await goOn(site, look);
  const copies = (holds: (count: number) => boolean) =>
    until(async () => {
      const { trainingCopies } = await done(visitor, "GET", "/api/account/consents");
      if (holds(Number(trainingCopies))) return true;
      await site.advance("PT1M");
      return undefined;
    });
  await copies((count) => count === 3);
  const { images } = await visitor.generation(kept);
  await done(visitor, "DELETE", `/api/generations/${kept}/images/${images[0]?.id}`);
  await done(visitor, "DELETE", `/api/generations/${deleted}`);
  await look();
  await copies((count) => count === 1);
  await look();
  await change({ training: false });
  await done(visitor, "PUT", "/api/account/restriction", { restricted: true });
  await done(visitor, "PUT", "/api/account/restriction", { restricted: false });
  await done(visitor, "PATCH", "/api/account", { theme: "dark", locale: "en" });
  const { version } = await done(visitor, "GET", "/api/policy");
  await done(visitor, "POST", "/api/policy/accept", { version });
  await done(
    visitor,
    "POST",
    "/api/events",
    { events: [{ name: "view", page: "create" }] },
    { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" },
  );
  await site.advance("PT1M");
}

/** Kills a function at one of its calls, once. */
async function breakOff(site: Site, name: string, on: string): Promise<void> {
  await site.control("POST", "faults", { function: name, on, nth: 1, when: "before", do: "kill" });
}

/** Waits for the kill, and until what was broken off is taken up again. */
async function goOn(site: Site, look: Life["look"]): Promise<void> {
  await until(async () => {
    const faults = (await site.control("GET", "faults")) as unknown[];
    return faults.length === 0 ? true : undefined;
  });
  await look();
  await site.advance("PT20M");
}

/** A generation nobody is told of until its time is over, wrong passwords, sign-ups that end early. */
export async function mishaps(site: Site, { visitor, look }: Life): Promise<void> {
  await site.control("POST", "faults", { queue: "Generation", do: "drop", times: 1_000 });
  const lost = await visitor.ordered();
  await look();
  await site.advance("PT3H");
  expect((await visitor.ended(lost)).state).toBe("failed");
  await site.control("DELETE", "faults");
  await visitor.call("POST", "/api/auth/sign-in", {
    email: "nobody@example.com",
    password: "wrong horse battery",
  });
  const member = await site.visitor();
  const { email } = (await done(member, "GET", "/api/account")) as { email?: string };
  for (const address of [email, "unfinished@example.com"]) {
    await done(new Visitor(site.url), "POST", "/api/auth/sign-up", {
      name: "Uma",
      email: address,
      password: "correct horse battery",
      birthDate: "1990-05-04",
      policyVersion: (await done(member, "GET", "/api/policy")).version,
    });
  }
}

/** The site's table, as the command line reaches it. */
async function commandLine(site: Site) {
  const { dynamodb, s3, sqs, ses, ssm, table } = site.cloud.endpoints;
  Object.assign(process.env, clientEnvironment({ dynamodb, s3, sqs, ses, ssm }));
  const now = await site.now();
  return { table: openTable(table), clock: { now: () => now } };
}

async function operator(site: Site): Promise<Visitor> {
  const visitor = await site.visitor();
  const { id } = await done(visitor, "GET", "/api/account");
  const order = { who: String(id), isOperator: true, reason };
  await setRole(await commandLine(site), operatorOf("machine:test"), order);
  return visitor;
}

/** Somebody who accepted an earlier policy only is told of the one in force. */
export async function announcePolicy(site: Site): Promise<void> {
  const member = await site.visitor();
  const { id, email } = await done(member, "GET", "/api/account");
  const context = await commandLine(site);
  await commitOne(
    context.table,
    update(account, keys.account(id as UserId), { set: { policyVersion: "2025-10-24" } }),
  );
  await startAnnouncement(context, policyVersion);
  await mailTo(site, String(email), /policy/i);
}

/** Days pass, and a mail tells which images go. */
export async function remind(site: Site, { mia }: Life): Promise<void> {
  await site.advance("P5D");
  await mailTo(site, mia.email, /of your images go/);
}

/** A plan that keeps longer: what is there gets its new place and date, broken off once. */
export async function extend(site: Site, { visitor, userId, look }: Life): Promise<void> {
  const one = await operator(site);
  const kept = await visitor.ordered();
  await visitor.ended(kept);
  await breakOff(site, "ExtensionWorker", "s3:CopyObject");
  await done(one, "POST", `/api/operator/people/${userId}/plan`, { plan: "paid", reason });
  await goOn(site, look);
  const at = await site.now();
  await until(async () => {
    await site.advance("PT1M");
    const { expiresAt } = await visitor.generation(kept);
    return Date.parse(expiresAt) > at + 80 * day ? true : undefined;
  });
  await look();
}

/** Waits for a mail, letting time pass: what sends it is due again and again. */
async function mailTo(site: Site, email: string, subject: RegExp, step = "PT1M"): Promise<void> {
  await until(async () => {
    await site.advance(step);
    const mails = await site.mailsTo(email);
    return mails.some((mail) => subject.test(mail.subject)) ? true : undefined;
  });
}

/** Requests with and without an account, and all that operators can do. */
export async function requestsAndOperators(site: Site, life: Life): Promise<void> {
  const { visitor, userId, look } = life;
  const asked = { topic: "access", message: "What do you know about me?" };
  const { request } = (await done(visitor, "POST", "/api/support", asked)) as Requested;
  const stranger = new Visitor(site.url);
  const email = "stranger@example.com";
  const sent = { topic: "correct", message: "My name is wrong.", email };
  const { request: theirs } = (await done(stranger, "POST", "/api/support", sent)) as Requested;
  await look();
  const code = await site.codeFor(email);
  await done(stranger, "POST", "/api/support/confirm", { id: theirs.id, code });

  const [one, other] = [await operator(site), await operator(site)];
  const people = `/api/operator/people/${userId}`;
  const because = encodeURIComponent(reason);
  await done(one, "GET", `/api/operator/people?q=${userId}&reason=${because}`);
  await done(one, "POST", `${people}/credits`, { amount: 5, reason });
  const generation = await visitor.ordered();
  const { images } = await visitor.ended(generation);
  await done(one, "POST", `${people}/images/${images[0]?.id}/take-down`, { reason });
  await done(one, "POST", `/api/operator/requests/${request.id}/extend`, { months: 1, reason });
  await done(one, "POST", `/api/operator/requests/${request.id}/answer`, { text: "Everything." });
  await done(one, "POST", `/api/operator/requests/${request.id}/close`, {});
  const demand = {
    person: userId,
    authority: "Amtsgericht Frankfurt",
    reference: "1 Gs 1/26",
    legalBasis: "§ 100j StPO",
    fields: ["email"],
  };
  const sealedUntil = new Date((await site.now()) + 5 * day).toISOString();
  for (const more of [{}, { sealedUntil }]) {
    const { disclosure } = (await done(one, "POST", "/api/operator/disclosures", {
      ...demand,
      ...more,
    })) as { disclosure: { id: string } };
    await done(other, "POST", `/api/operator/disclosures/${disclosure.id}/approve`, {
      person: userId,
    });
    if (!("sealedUntil" in more)) continue;
    const seal = `/api/operator/disclosures/${disclosure.id}/seal`;
    for (const days of [6, 7]) {
      const until = new Date((await site.now()) + days * day).toISOString();
      await done(other, "POST", seal, { until, reason: "LG Frankfurt, 5 Qs 1/26" });
      if (days === 6) await done(one, "POST", `${seal}/approve`, { until });
    }
  }
  await done(one, "GET", "/api/operator/queues");
}

interface Requested extends Record<string, unknown> {
  readonly request: { readonly id: string };
}

/** An export, to its end and its download. */
export async function exportAll(site: Site, { visitor, look }: Life): Promise<Buffer> {
  // It breaks off once, so that what is gathered for it can be seen.
  await breakOff(site, "ExportWorker", "s3:CompleteMultipartUpload");
  await done(visitor, "POST", "/api/account/exports", {});
  await goOn(site, look);
  const id = await until(async () => {
    const { items } = (await done(visitor, "GET", "/api/account/exports")) as unknown as {
      items: { id: string; state: string }[];
    };
    expect(items[0]?.state).not.toBe("failed");
    return items[0]?.state === "ready" ? items[0].id : undefined;
  });
  const link = await visitor.fetch(`/api/account/exports/${id}/download?part=1`);
  expect(link.status).toBe(302);
  return Buffer.from(await (await fetch(link.headers.get("location") ?? "")).arrayBuffer());
}

/** Asked for, undone, and asked for again at once; the looks that follow it included. */
export async function erase(site: Site, { visitor, mia, look }: Life): Promise<void> {
  const { password, email } = mia;
  await done(visitor, "DELETE", "/api/account", { password, when: "grace" });
  await mailTo(site, email, /account will be erased on/);
  await done(visitor, "POST", "/api/account/erasure/undo", {});
  await done(visitor, "DELETE", "/api/account", { password, when: "now" });
  await look();
  await mailTo(site, email, /is erased$/, "PT10M");
  await site.advance("P7D");
}

/** A request nobody has answered comes near its time. */
export async function dueRequests(site: Site): Promise<void> {
  await site.advance("P20D");
  await mailTo(site, supportAddress, /^Due by/);
}
