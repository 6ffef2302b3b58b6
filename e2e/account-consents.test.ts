/** The account page: what people allow, object to and pause. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { ConsentsView } from "../functions/api/types.ts";
import { statements } from "../functions/core/consent/statement.ts";
import { useSite } from "./site.ts";
import { openAccount, said, soon } from "./steps.ts";
import { t } from "./words.ts";

const site = useSite();

function switchOf(page: Page, label: string): Locator {
  return page.getByRole("switch", { name: label });
}

describe("what a person allows", () => {
  it("training is off until it is turned on, and turning it off says what was removed §training.off §training.withdraw §withdraw.easy", async () => {
    const { mia, page } = await openAccount(site);
    const training = switchOf(page, t("consent.training"));
    await soon(() => training.getAttribute("aria-disabled")).toBe("false");
    expect(await training.isChecked()).toBe(false);
    await training.click();
    await page.getByText(t("consent.training_on")).waitFor();
    await mia.ended(await mia.ordered({ resolution: "512", count: 2 }));
    // What was promised is copied when its minute has come.
    await site.advance("PT2M");
    const copies = async () => (await mia.call("GET", "/api/account/consents")).body;
    await soon(copies).toMatchObject({ trainingCopies: 2 });
    await page.reload();
    await page.getByText(t("consent.copies", { count: 2 })).waitFor();
    await training.click();
    await page.getByText(t("consent.training_off", { count: 2 })).waitFor();
    expect(await training.isChecked()).toBe(false);
    await soon(copies).toMatchObject({ training: false, trainingCopies: 0 });

    await page.getByText(t("consent.receipts")).click();
    const receipts = page.locator(".receipts li");
    expect(await receipts.count()).toBe(2);
    expect(await receipts.first().textContent()).toContain(t("consent.refused"));
    expect(await receipts.last().textContent()).toContain(t("consent.allowed"));
  });

  it("statistics and reminders are objected to one by one, by keyboard too §object.switch", async () => {
    const { mia, page } = await openAccount(site);
    const analytics = switchOf(page, t("consent.analytics"));
    await soon(() => analytics.isChecked()).toBe(true);
    await analytics.focus();
    await page.keyboard.press("Space");
    await page.getByText(t("consent.analytics_off")).waitFor();
    expect(await switchOf(page, t("consent.reminders")).isChecked()).toBe(true);
    expect((await mia.call("GET", "/api/account")).body).toMatchObject({
      consents: { analytics: false },
      reminders: true,
    });
    expect(await said(page)).toContain(t("consent.analytics_off"));
  });

  it("a pause stops new images and is lifted again §restrict.hold §restrict.rights", async () => {
    const { mia, page } = await openAccount(site);
    const pause = switchOf(page, t("restrict.switch"));
    await soon(() => pause.getAttribute("aria-disabled")).toBe("false");
    await pause.click();
    await page.getByText(t("restrict.on")).waitFor();
    expect((await mia.order()).body.error?.code).toBe("account.restricted");
    await pause.click();
    await page.getByText(t("restrict.off")).waitFor();
    expect((await mia.order()).status).toBe(202);
  });

  it("a switch whose answer does not come goes back to what is, and says why", async () => {
    const { page } = await openAccount(site);
    const training = switchOf(page, t("consent.training"));
    await soon(() => training.getAttribute("aria-disabled")).toBe("false");
    await page.route("**/api/account/consents", (route) =>
      route.request().method() === "PUT" ? route.abort() : route.continue(),
    );
    await training.click();
    await page.getByRole("alert").getByText(t("error.unreachable")).waitFor();
    expect(await training.isChecked()).toBe(false);
  });

  it("a page with words of before shows the present ones and asks again §training.receipt", async () => {
    const mia = await site.visitor();
    const { page } = await site.open({ as: mia });
    const [address, old] = ["**/api/account/consents", "Words that stood here before."];
    await page.route(address, async (route) => {
      const answered = await route.fetch();
      const view = (await answered.json()) as ConsentsView;
      const training = { id: "training-0", words: old };
      await route.fulfill({ json: { ...view, statements: { ...view.statements, training } } });
    });
    await page.goto("/account");
    await page.getByText(old).waitFor();
    await page.unroute(address);
    const training = switchOf(page, t("consent.training"));
    await training.click();
    await page.getByRole("alert").getByText("The words of this choice have changed.").waitFor();
    await page.getByText(statements.training.words).waitFor();
    expect(await page.getByText(old).count()).toBe(0);
    expect(await training.isChecked()).toBe(false);

    await training.click();
    await page.getByText(t("consent.training_on")).waitFor();
    const { receipts } = (await mia.call("GET", "/api/account/consents"))
      .body as unknown as ConsentsView;
    expect(receipts).toMatchObject([
      { purpose: "training", granted: true, statement: statements.training.words, shown: true },
    ]);
  });
});
