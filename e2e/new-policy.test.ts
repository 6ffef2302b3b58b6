/** The dialog that asks for a new version of the policy. */
import { describe, expect, it } from "vitest";
import { policyVersion } from "../functions/core/privacy/policy.ts";
import { expectAccessible } from "./axe.ts";
import { type Tab, useSite } from "./site.ts";
import { expectNothingMoved, soon } from "./steps.ts";
import { t } from "./words.ts";

const site = useSite();

describe("a policy that has changed", () => {
  const newer = "2099-01-01";

  /** The site as it would be with another version in force. */
  async function withNewer(tab: Tab, material = true): Promise<void> {
    await tab.page.route("**/*", async (route) => {
      if (route.request().resourceType() !== "document") return route.fallback();
      const answer = await route.fetch();
      const html = (await answer.text()).replaceAll(
        `data-policy="${policyVersion}"`,
        `data-policy="${newer}"`,
      );
      await route.fulfill({ response: answer, body: html });
    });
    await tab.page.route("**/api/policy", (route) =>
      route.fulfill({
        json: {
          version: newer,
          effectiveAt: `${newer}T00:00:00.000Z`,
          hash: "",
          url: "/privacy",
          history: [
            {
              version: newer,
              effectiveAt: `${newer}T00:00:00.000Z`,
              hash: "",
              material,
              summary: ["Images are kept a day longer."],
            },
          ],
        },
      }),
    );
  }

  it("stands before the studio until it is accepted, and only there §changes.ask", async () => {
    const tab = await site.open({ as: await site.visitor() });
    const { page } = tab;
    await withNewer(tab);
    await page.goto("/create");
    const dialog = page.getByRole("dialog", { name: t("policy.title") });
    await dialog.getByText("Images are kept a day longer.").waitFor();
    await expectAccessible(page, "policy dialog");
    for (let press = 0; press < 3; press++) {
      await page.keyboard.press("Escape");
      await dialog.waitFor();
    }
    await dialog.getByRole("link", { name: t("policy.export") }).click();
    await page.waitForURL("/account#export");
    expect(await dialog.count()).toBe(0);
    await page.getByRole("button", { name: t("policy.open") }).click();
    await dialog.getByRole("button", { name: t("policy.later") }).click();
    await soon(() => dialog.count()).toBe(0);

    await page.route("**/api/policy/accept", async (route) => {
      expect(route.request().postDataJSON()).toEqual({ version: newer });
      const account = await (await page.request.get("/api/account")).json();
      await route.fulfill({ json: { account: { ...account, policyVersion: newer } } });
    });
    await page.getByRole("button", { name: t("policy.open") }).click();
    await dialog.getByRole("button", { name: t("policy.accept") }).click();
    await page.getByText(t("policy.accepted")).waitFor();
    expect(await dialog.count()).toBe(0);
  });

  it("that changes nothing material asks for nothing", async () => {
    const tab = await site.open({ as: await site.visitor() });
    await withNewer(tab, false);
    const policy = tab.page.waitForResponse("**/api/policy");
    await tab.page.goto("/create");
    await policy;
    await expectNothingMoved(tab.page);
    expect(await tab.page.getByRole("dialog").count()).toBe(0);
    expect(await tab.page.getByRole("complementary").count()).toBe(0);
  });
});
