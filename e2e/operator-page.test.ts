/** The operators' page: who may see it, and that everything done there leaves its trace. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { day } from "../functions/core/clock.ts";
import type { DataContext } from "../functions/core/context.ts";
import { fieldWords } from "../functions/core/disclosure/field.ts";
import { operatorOf } from "../functions/core/operator/operator.ts";
import { setRole } from "../functions/core/operator/role.ts";
import { retentionDays } from "../functions/core/retention.ts";
import { reopening, save } from "../functions/core/support/change.ts";
import { requireRequest } from "../functions/core/support/place.ts";
import { openTable } from "../functions/db/client.ts";
import { clientEnvironment } from "../local/aws.ts";
import type { Visitor } from "../local/testing/visitor.ts";
import { expectAccessible } from "./axe.ts";
import { phone, useSite } from "./site.ts";
import { expectClean, heading, newPerson, openers, signIn, soon } from "./steps.ts";
import { t } from "./words.ts";

const site = useSite();
const reason = "You wrote to us that credits are missing.";

/** The site's table, as the command line reaches it. */
async function commandLine(): Promise<DataContext> {
  const { dynamodb, s3, sqs, ses, ssm, table } = site.cloud.endpoints;
  Object.assign(process.env, clientEnvironment({ dynamodb, s3, sqs, ses, ssm }));
  const now = await site.now();
  return { table: openTable(table), clock: { now: () => now } };
}

async function operator(email?: string): Promise<Visitor> {
  const visitor = await site.visitor(email);
  const order = { who: await idOf(visitor), isOperator: true, reason: "They joined us." };
  await setRole(await commandLine(), operatorOf("machine:test"), order);
  return visitor;
}

async function idOf(visitor: Visitor): Promise<string> {
  return String(((await visitor.call("GET", "/api/account")).body as { id?: string }).id);
}

async function activityOf(visitor: Visitor): Promise<string> {
  return JSON.stringify((await visitor.call("GET", "/api/account/activity")).body);
}

async function openPart(page: Page, part: Parameters<typeof t>[0] & `op.${string}`) {
  await page.getByRole("link", { name: t(part as "op.people"), exact: true }).click();
  await page.getByRole("region", { name: t(part as "op.people"), exact: true }).waitFor();
}

async function lookUp(page: Page, who: string): Promise<void> {
  await openPart(page, "op.people");
  await page.getByLabel(t("op.who")).fill(who);
  await page.getByLabel(t("op.reason")).fill(reason);
  await page.getByRole("button", { name: t("op.look_up"), exact: true }).click();
}

describe("the operators' page", () => {
  it("is nothing for anybody else", async () => {
    const { page } = await site.open({ as: await site.visitor() });
    await page.goto("/operator");
    await heading(page, t("op.not_title")).waitFor();
    await page.goto("/create");
    await page.getByRole("button", { name: t("account.menu") }).click();
    expect(await page.getByRole("link", { name: t("account.operator") }).count()).toBe(0);
  });

  it("asks for a fresh sign-in after an hour in another tab, and keeps what was written", async () => {
    const person = newPerson();
    const { page, context } = await site.open({ as: await operator(person.email) });
    await site.advance("PT61M");
    await page.goto("/operator");
    await openPart(page, "op.people");
    await page.getByLabel(t("op.reason")).fill(reason);
    await openPart(page, "op.requests");
    const link = page.getByRole("link", { name: t("op.sign_in") });
    const [tab] = await Promise.all([context.waitForEvent("page"), link.click()]);
    await tab.waitForURL("/sign-in?next=%2Foperator&again=1");
    await signIn(tab, person);
    await tab.waitForURL("/operator");
    await openPart(page, "op.people");
    expect(await page.getByLabel(t("op.reason")).inputValue()).toBe(reason);
    await openPart(page, "op.requests");
    await soon(() => page.getByRole("alert").count()).toBe(0);
  });

  it("looks a person up with a reason the person then reads, and gives credits once §access.operators", async () => {
    const email = newPerson().email;
    const mia = await site.visitor(email);
    const tab = await site.open({ as: await operator() });
    const { page } = tab;
    await page.goto("/operator");
    await openPart(page, "op.people");
    await page.getByRole("button", { name: t("op.look_up"), exact: true }).click();
    await page.getByText(t("op.reason_short")).waitFor();
    expect(await activityOf(mia)).not.toContain("looked at");

    await lookUp(page, email);
    await page.getByText(await idOf(mia)).waitFor();
    expect(await page.getByRole("main").textContent()).not.toContain("Mia");
    expect(await activityOf(mia)).toContain(reason);

    for (const said of [t("op.granted", { count: 7 }), t("op.granted_before")]) {
      await page.getByRole("button", { name: t("op.grant") }).click();
      const dialog = page.getByRole("dialog", { name: t("op.grant_title") });
      await dialog.getByLabel(t("op.amount")).fill("7");
      await dialog.getByLabel(t("op.reason")).fill(reason);
      await dialog.getByRole("button", { name: t("op.grant") }).click();
      await page.getByText(said).waitFor();
      await soon(() => dialog.count()).toBe(0);
    }
    expect((await mia.credits()).available).toBe(27);
    expectClean(tab, site);
  });

  it("takes an image down: its address stops working, and the person learns why §abuse.decisions", async () => {
    const email = newPerson().email;
    const mia = await site.visitor(email);
    const made = await mia.ended(await mia.ordered({ resolution: "512" }));
    const image = made.images[0];
    if (!image) throw new Error("no image was made");
    const { page } = await site.open({ as: await operator() });
    await page.goto("/operator");
    await lookUp(page, email);
    await page.getByRole("button", { name: t("op.take_down") }).click();
    const dialog = page.getByRole("dialog", { name: t("op.take_down_title") });
    await dialog.getByText(`${email}, ${await idOf(mia)}`).waitFor();
    await dialog.getByLabel(t("op.image")).fill(image.id);
    await dialog.getByLabel(t("op.reason")).fill("It shows a real person.");
    await dialog.getByRole("button", { name: t("op.take_down") }).click();
    await page.getByText(t("op.taken_down")).waitFor();
    expect((await mia.fetch(image.url)).status).toBeGreaterThanOrEqual(403);
    expect(await activityOf(mia)).toContain("It shows a real person.");
  });

  it("changes a plan: images are kept longer, and a page left open shows them where they are §retention.extended", async () => {
    const email = newPerson().email;
    const mia = await site.visitor(email);
    const made = await mia.ended(await mia.ordered({ resolution: "512" }));
    const image = made.images[0];
    if (!image) throw new Error("no image was made");
    const left = await site.open({ as: mia });
    await left.page.goto("/history");
    await soon(() => openers(left.page).count()).toBe(1);

    const { page } = await site.open({ as: await operator() });
    await page.goto("/operator");
    await lookUp(page, email);
    await page.getByRole("button", { name: t("op.plan"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: t("op.plan_title", { plan: "paid" }) });
    await dialog.getByLabel(t("op.reason")).fill("A gift for helping us.");
    await dialog.getByRole("button", { name: t("op.plan"), exact: true }).click();
    await page.getByText(t("op.plan_done")).waitFor();
    expect(await activityOf(mia)).toContain("A gift for helping us.");
    await soon(async () => (await mia.fetch(image.url)).status).toBe(403);
    const { expiresAt, createdAt } = await mia.generation(made.id);
    const keptMs = Date.parse(expiresAt) - Date.parse(createdAt);
    expect(Math.round(keptMs / day)).toBe(retentionDays.paid);

    await openers(left.page).first().click();
    const viewer = left.page.getByRole("dialog", { name: t("viewer.label") });
    await viewer.locator("img[data-shown]").waitFor();
    expect(await viewer.locator("img").getAttribute("src")).not.toBe(image.url);
  });

  it("reads and answers a request, soonest first §contact.due", async () => {
    const mia = await site.visitor();
    await mia.call("POST", "/api/support", { topic: "export", message: "Where is it <i>all</i>?" });
    const { page } = await site.open({ as: await operator() });
    await page.goto("/operator");
    await page
      .getByRole("button", { name: `${t("op.read")}: ${t("topic.export")}` })
      .first()
      .click();
    const dialog = page.getByRole("dialog", { name: t("op.read_title") });
    await dialog.getByLabel(t("op.reason")).fill("To answer it.");
    await dialog.getByRole("button", { name: t("op.read"), exact: true }).click();
    await page.getByText("Where is it <i>all</i>?").waitFor();
    await expectAccessible(page, "a request");
    await page.getByLabel(t("op.answer")).fill("On your account page.");
    await page.getByRole("button", { name: t("op.answer_send") }).click();
    await page.getByText(t("op.answered")).waitFor();
    const own = JSON.stringify((await mia.call("GET", "/api/support")).body);
    expect(own).toContain("On your account page.");
    expect(own).toContain("answered");
  });

  it("asks nothing on the way back to the list, keeps the focus, and loses no answer unasked", async () => {
    const mia = await site.visitor();
    await mia.call("POST", "/api/support", { topic: "restrict", message: "Please pause." });
    const { page } = await site.open({ as: await operator() });
    await page.goto("/operator");
    const read = page.getByRole("button", { name: `${t("op.read")}: ${t("topic.restrict")}` });
    await read.first().click();
    await page.getByRole("dialog").getByLabel(t("op.reason")).fill("To answer it.");
    await page.keyboard.press("Enter");
    await page.getByText("Please pause.").waitFor();
    await page.getByLabel(t("op.answer")).fill("Half an answer");
    const [asked] = await Promise.all([
      page.waitForEvent("dialog"),
      page.evaluate("void setTimeout(() => location.reload())"),
    ]);
    expect(asked.type()).toBe("beforeunload");
    await asked.dismiss();
    expect(await page.getByLabel(t("op.answer")).inputValue()).toBe("Half an answer");
    await openPart(page, "op.statistics");
    await openPart(page, "op.requests");
    expect(await page.getByLabel(t("op.answer")).inputValue()).toBe("Half an answer");
    await page.getByRole("button", { name: t("op.back") }).click();
    await read.first().waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    const focused = (label: "op.requests" | "op.disclosures") =>
      page.getByRole("region", { name: t(label), exact: true }).and(page.locator(":focus"));
    await focused("op.requests").waitFor();

    await openPart(page, "op.disclosures");
    await page.getByRole("button", { name: t("op.demand") }).click();
    await heading(page, t("op.demand_title")).and(page.locator(":focus")).waitFor();
    await page.getByRole("button", { name: t("op.cancel") }).click();
    await focused("op.disclosures").waitFor();
  });

  it("says of a request that its answer could not be mailed, in the list and where it is read", async () => {
    const mia = await site.visitor();
    const asked = { topic: "withdraw", message: "Where do I turn it off?" };
    const { request } = (await mia.call("POST", "/api/support", asked)).body as unknown as {
      request: { id: string };
    };
    const context = await commandLine();
    const found = await requireRequest(context, request.id);
    expect(await save(context, found, reopening(context, found))).toBe(true);
    const { page } = await site.open({ as: await operator() });
    await page.goto("/operator");
    const row = page.getByRole("row", { name: t("topic.withdraw") });
    await row.getByText(t("op.unsent")).waitFor();
    await row.getByRole("button", { name: t("op.read") }).click();
    const dialog = page.getByRole("dialog", { name: t("op.read_title") });
    await dialog.getByLabel(t("op.reason")).fill("To answer it.");
    await dialog.getByRole("button", { name: t("op.read"), exact: true }).click();
    await page.getByText(t("op.unsent_text")).waitFor();
    await expectAccessible(page, "a request whose answer could not be mailed");
  });

  it("hands nothing over with one operator's word §legal.two", async () => {
    const email = newPerson().email;
    const mia = await site.visitor(email);
    const ori = await site.open({ as: await operator() });
    await ori.page.goto("/operator#disclosures");
    await ori.page.getByRole("button", { name: t("op.demand") }).click();
    await ori.page.getByRole("button", { name: t("op.demand_send") }).click();
    await ori.page.getByText(t("op.demand_no_field")).waitFor();
    await expectAccessible(ori.page, "a demand, incomplete");
    const blanks = [
      [t("op.demand_person"), email],
      [t("op.demand_authority"), "Amtsgericht Köln"],
      [t("op.demand_reference"), `504 Gs ${Date.now()}`],
      [t("op.demand_basis"), "§ 100j StPO"],
    ] as const;
    for (const [label, value] of blanks) await ori.page.getByLabel(label).fill(value);
    await ori.page.getByLabel(fieldWords.email, { exact: true }).check();
    await ori.page.getByRole("button", { name: t("op.demand_send") }).click();
    await ori.page.getByText(t("op.disclosure_mine")).waitFor();
    expect(await ori.page.getByRole("button", { name: t("op.approve") }).count()).toBe(0);

    const uma = await site.open({ as: await operator() });
    await uma.page.goto("/operator#disclosures");
    await uma.page.getByRole("button", { name: t("op.approve") }).click();
    const dialog = uma.page.getByRole("dialog", { name: t("op.approve_title") });
    await dialog.getByText(/^Amtsgericht Köln, 504 Gs /).waitFor();
    await dialog.getByLabel(t("op.demand_person")).fill(email);
    const approve = dialog.getByRole("button", { name: t("op.approve") });
    const [file] = await Promise.all([uma.page.waitForEvent("download"), approve.click()]);
    expect(file.suggestedFilename()).toMatch(/^disclosure-.*\.json$/);
    await uma.page.getByText(t("op.disclosure.produced")).waitFor();
    expect(await activityOf(mia)).toContain("Amtsgericht Köln");
  });

  it("lets a seal last longer when a second operator agrees §legal.two", async () => {
    const mia = await site.visitor();
    const [one, two] = [await operator(), await operator()];
    const ends = new Date((await site.now()) + 2 * day);
    const person = await idOf(mia);
    const sent = await one.call("POST", "/api/operator/disclosures", {
      ...{ person, authority: "Amtsgericht Bonn", reference: "1 Gs 1/26" },
      ...{ legalBasis: "§ 100j StPO", fields: ["email"], sealedUntil: ends.toISOString() },
    });
    const { disclosure } = sent.body as unknown as { disclosure: { id: string } };
    const approval = `/api/operator/disclosures/${disclosure.id}/approve`;
    expect((await two.call("POST", approval, { person })).status).toBe(200);
    const longer = new Date(ends.getTime() + 9 * day).toISOString().slice(0, 10);
    const demandOf = async (as: Visitor) => {
      const { page } = await site.open({ as });
      await page.goto("/operator#disclosures");
      const item = page.getByRole("listitem").filter({ hasText: "Amtsgericht Bonn" });
      return { page, item };
    };
    const asking = await demandOf(one);
    await asking.item.getByRole("button", { name: t("op.seal"), exact: true }).click();
    const dialog = asking.page.getByRole("dialog", { name: t("op.seal_title") });
    await dialog.getByRole("button", { name: t("op.seal") }).click();
    await dialog.getByText(t("op.seal_until_wrong")).waitFor();
    await expectAccessible(asking.page, "a longer seal, incomplete");
    await dialog.getByLabel(t("op.seal_until")).fill(longer);
    await dialog.getByLabel(t("op.seal_reason")).fill("LG Bonn, 5 Qs 1/26");
    await dialog.getByRole("button", { name: t("op.seal") }).click();
    await asking.item.getByText("LG Bonn, 5 Qs 1/26").waitFor();
    expect(await asking.item.getByRole("button", { name: t("op.seal_approve") }).count()).toBe(0);

    const { page, item } = await demandOf(two);
    await item.getByRole("button", { name: t("op.seal_approve") }).click();
    await page
      .getByRole("dialog", { name: t("op.seal_approve_title") })
      .getByRole("button", { name: t("op.seal_approve") })
      .click();
    await page.getByText(t("op.seal_approved")).waitFor();
    await soon(() => item.getByText("LG Bonn, 5 Qs 1/26").count()).toBe(0);
    await expectAccessible(page, "a demand whose seal lasts longer");
  });

  it.each([
    ["desk", {}],
    ["phone", { viewport: phone }],
  ])("no part of it breaks a rule of WCAG 2.2 AA or scrolls sideways, on a %s", async (_, size) => {
    const { page } = await site.open({ ...size, as: await operator() });
    await page.goto("/operator");
    for (const part of ["requests", "people", "disclosures", "upkeep", "statistics"] as const) {
      await openPart(page, `op.${part}`);
      await soon(() => page.locator(".operator-part .skeleton").count()).toBe(0);
      await expectAccessible(page, part);
      expect.soft(await page.evaluate("(scrollTo(999, scrollY), scrollX)"), part).toBe(0);
    }
    await page.getByText(t("op.as_table")).click();
    await expectAccessible(page, "statistics, as a table");
  });
});
