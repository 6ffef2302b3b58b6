/** Writing to us: as somebody with an account, and as a visitor who proves the address first. */
import { describe, expect, it } from "vitest";
import { Visitor } from "../local/testing/visitor.ts";
import { expectAccessible } from "./axe.ts";
import { phone, useSite } from "./site.ts";
import { expectClean, expectNothingMoved, heading, newPerson, soon } from "./steps.ts";
import { pages, t } from "./words.ts";

const site = useSite();
const words = pages.supportPage;

/** A member with the page open and something written that is not sent. */
async function writing() {
  const mia = await site.visitor();
  const { email } = (await mia.call("GET", "/api/account")).body as { email?: string };
  const { page, context } = await site.open({ as: mia });
  await page.goto("/support?topic=other");
  const message = page.getByLabel(t("support.message"));
  // Whom the page does not know yet it asks for an address.
  await soon(() => page.getByLabel(t("support.email")).inputValue()).toBe(email);
  await message.fill("Do not lose this.");
  return { page, context, message };
}

describe("the support page", () => {
  it("tells for each right how to use it oneself, and leads there §contact.topics", async () => {
    const tab = await site.open({ as: await site.visitor() });
    const { page } = tab;
    await page.goto("/support");
    for (const topic of ["access", "correct", "delete", "export", "withdraw"] as const) {
      const item = page.getByRole("listitem").filter({ has: heading(page, t(`topic.${topic}`)) });
      const link = item.getByRole("link", { name: words.topics[topic].self.words });
      expect(await link.getAttribute("href")).toBe(words.topics[topic].self.path);
    }
    await page.getByRole("link", { name: words.topics.restrict.self.words, exact: true }).click();
    await page.waitForURL("/account#privacy");
    await soon(() => page.getByRole("switch", { name: t("restrict.switch") }).count()).toBe(1);
  });

  it("takes a person's request with a date by which it is answered, and shows it §contact.due", async () => {
    const person = newPerson();
    const tab = await site.open({ as: await site.visitor(person.email) });
    const { page } = tab;
    await page.goto("/support");
    await page.getByText(t("requests.none")).waitFor();
    await expectNothingMoved(page);
    const about = words.writeAbout.replace("{topic}", t("topic.correct"));
    await page.getByRole("link", { name: about }).click();
    await soon(() => page.getByLabel(t("support.topic")).inputValue()).toBe("correct");
    expect(await page.getByLabel(t("support.email")).inputValue()).toBe(person.email);
    await page.getByLabel(t("support.message")).fill("My name is <b>not</b> right.\nPlease.");
    await page.getByRole("button", { name: t("support.submit") }).click();
    await heading(page, t("support.taken_title")).waitFor();
    await page
      .getByText(/We answer by \d+ \w+ \d{4}/)
      .first()
      .waitFor();
    const request = page.locator("details.request");
    await request.getByText(t("requests.state.open")).waitFor();
    await request.locator("summary").click();
    await request.getByText("My name is <b>not</b> right.").waitFor();
    await soon(async () => (await site.mailsTo(person.email)).length).toBeGreaterThan(1);
    expectClean(tab, site);
  });

  it("lists what was written from the address before there was an account, and takes more to it", async () => {
    const { email } = newPerson();
    const nobody = new Visitor(site.url);
    const asked = { topic: "access", message: "Show me what you have.", email };
    const { request } = (await nobody.call("POST", "/api/support", asked)).body as unknown as {
      request: { id: string };
    };
    const proof = { id: request.id, code: await site.codeFor(email) };
    expect((await nobody.call("POST", "/api/support/confirm", proof)).status).toBe(200);

    const tab = await site.open({ as: await site.visitor(email) });
    const { page } = tab;
    await page.goto("/support");
    const entry = page.locator("details.request");
    await entry.locator("summary").click();
    await entry.getByText(asked.message).waitFor();
    await entry.getByRole("button", { name: t("support.submit") }).click();
    await entry.getByText(t("support.message_missing")).waitFor();
    await entry.getByLabel(t("requests.write_more")).fill("And since when.");
    await entry.getByRole("button", { name: t("support.submit") }).click();
    await page.getByRole("status").getByText(t("support.taken_title")).waitFor();
    await entry.getByRole("listitem").getByText("And since when.").waitFor();
    await expectAccessible(page, "a request of one's own, opened");
    expect(await entry.getByLabel(t("requests.write_more")).inputValue()).toBe("");
    expectClean(tab, site);
  });

  it("takes more to a request further down the list, which stays open under the hand", async () => {
    const visitor = await site.visitor();
    for (const message of ["The first.", "The second."]) {
      const { status } = await visitor.call("POST", "/api/support", { topic: "other", message });
      expect(status).toBe(202);
    }
    const tab = await site.open({ as: visitor });
    const { page } = tab;
    // As if a page of the list held one.
    await page.route("**/api/support?*", (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set("limit", "1");
      return route.continue({ url: url.href });
    });
    await page.route("**/api/support", (route) => {
      const isList = route.request().method() === "GET";
      return route.continue(isList ? { url: `${site.url}/api/support?limit=1` } : {});
    });
    await page.goto("/support");
    await page.getByRole("button", { name: t("requests.more") }).click();
    const entry = page.locator("details.request").nth(1);
    await entry.locator("summary").click();
    await entry.getByLabel(t("requests.write_more")).fill("One thing more.");
    await entry.getByRole("button", { name: t("support.submit") }).click();
    await entry.getByRole("listitem").getByText("One thing more.").waitFor();
    await entry.locator("button:focus", { hasText: t("support.submit") }).waitFor();
    expectClean(tab, site);
  });

  it("asks a visitor for the code from the mail before anything is passed on §contact.identity", async () => {
    const { email } = newPerson();
    const tab = await site.open({ viewport: phone });
    const { page } = tab;
    await page.goto("/support?topic=child");
    await soon(() => page.getByLabel(t("support.topic")).inputValue()).toBe("child");
    await page.getByRole("button", { name: t("support.submit") }).click();
    for (const missing of ["message_missing", "email_missing"] as const) {
      await page.getByText(t(`support.${missing}`)).waitFor();
    }
    await expectAccessible(page, "what is missing");
    await page.getByLabel(t("support.message")).fill("The account somebody@example.com.");
    await page.getByLabel(t("support.email")).fill(email);
    await page.getByRole("button", { name: t("support.submit") }).click();
    await heading(page, t("support.code_title")).waitFor();
    await expectAccessible(page, "code");
    const code = page.getByLabel(t("support.code"));
    const sent = await site.codeFor(email);
    await code.fill(sent === "000000" ? "000001" : "000000");
    await page.keyboard.press("Enter");
    await page.locator("#code-problem").waitFor();
    await code.fill(sent);
    await page.keyboard.press("Enter");
    await heading(page, t("support.taken_title")).waitFor();
    await expectAccessible(page, "taken");
    await page.getByRole("button", { name: t("support.another") }).click();
    expect(await page.getByLabel(t("support.message")).inputValue()).toBe("");
  });

  it("keeps what was written when the session has ended, and takes it as a visitor's", async () => {
    const { page, context, message } = await writing();
    await context.clearCookies();
    const send = page.getByRole("button", { name: t("support.submit"), exact: true }).first();
    await send.click();
    await page.getByText(t("support.signed_out")).waitFor();
    await expectAccessible(page, "signed out while writing");
    expect(await message.inputValue()).toBe("Do not lose this.");
    await send.click();
    await heading(page, t("support.code_title")).waitFor();
  });

  it("keeps what was written when the connection is gone", async () => {
    const { page, context, message } = await writing();
    await context.setOffline(true);
    await page.getByRole("button", { name: t("support.submit") }).click();
    await page.locator("#write").getByText(t("error.offline_short")).waitFor();
    expect(await message.inputValue()).toBe("Do not lose this.");
    await context.setOffline(false);
    await page.getByRole("button", { name: t("support.submit") }).click();
    await heading(page, t("support.taken_title")).waitFor();
  });
});
