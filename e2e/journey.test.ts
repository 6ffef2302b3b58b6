/** The whole way of a person: from words on the landing page to a picture, and to its end. */
import type { Cookie } from "playwright-core";
import { describe, expect, it } from "vitest";
import { hour } from "../functions/core/clock.ts";
import { ageRefusalHours } from "../functions/core/promises.ts";
import { goes } from "../web/src/format/time.ts";
import { storageKeys } from "../web/src/storage.ts";
import { desk, phone, type Tab, useSite } from "./site.ts";
import {
  expectBalance,
  expectClean,
  expectNothingMoved,
  expectPicture,
  forgetWhatMoved,
  foxPrompt,
  generateButton,
  giveBirthDate,
  goTo,
  heading,
  openers,
  promptBox,
  said,
  signUp,
  statusInPage,
  strip,
} from "./steps.ts";
import { t } from "./words.ts";

const site = useSite();

const windows = [
  { name: "phone, light", viewport: phone, colorScheme: "light" },
  { name: "phone, dark", viewport: phone, colorScheme: "dark" },
  { name: "desk, light", viewport: desk, colorScheme: "light" },
  { name: "desk, dark", viewport: desk, colorScheme: "dark" },
] as const;

describe("from a prompt to a picture", () => {
  it.each(windows)("works on a $name", async ({ viewport, colorScheme }) => {
    const tab = await site.open({ viewport, colorScheme });
    const { page } = tab;
    await page.goto("/");
    await promptBox(page).fill(foxPrompt);
    await expectNothingMoved(page);
    await generateButton(page).click();

    await page.waitForURL("/sign-up");
    await heading(page, t("age.title")).waitFor();
    await page.getByText(foxPrompt).waitFor();
    await signUp(site, page);

    await page.waitForURL("/create");
    await expectBalance(page, 20);
    expect(await promptBox(page).inputValue()).toBe(foxPrompt);
    await heading(page, t("create.empty_title")).waitFor();
    await expectNothingMoved(page);
    await generateButton(page).click();
    const row = strip(page);
    const frame = row.locator(".frame");
    await row.getByRole("progressbar").waitFor();
    await forgetWhatMoved(page);
    const reserved = await frame.boundingBox();
    await expectPicture(row.getByRole("img", { name: foxPrompt }));
    expect(await frame.boundingBox()).toEqual(reserved);
    await expectBalance(page, 19);
    await row
      .getByText(t("outcome.charged", { count: 1 }))
      .first()
      .waitFor();
    const heard = await said(page);
    expect(heard).toEqual(
      expect.arrayContaining([t("stage.sending"), t("stage.waiting"), t("stage.drawing")]),
    );
    expect(heard.at(-1)).toContain(t("outcome.done", { count: 1 }));
    await expectNothingMoved(page);
    await expectOnlyWhatIsDeclared(tab);

    const { url: address, expiresAt } = await newestImage(tab);
    await goTo(page, "history");
    const cell = openers(page.getByRole("main").getByRole("listitem"));
    await expectPicture(cell.getByRole("img", { name: foxPrompt }));
    await page.getByText(goes(Date.parse(expiresAt), Date.now(), "UTC").text).waitFor();
    await expectNothingMoved(page);

    await cell.click();
    const viewer = page.getByRole("dialog", { name: t("viewer.label") });
    await expectPicture(viewer.getByRole("img", { name: foxPrompt }));
    expect(await statusInPage(page, address)).toBe(200);
    expectClean(tab, site);
    await viewer.getByRole("button", { name: t("image.delete_set", { count: 1 }) }).click();
    const question = page.getByRole("dialog", { name: t("delete.set_title") });
    await question.getByRole("button", { name: t("delete.confirm") }).click();
    await heading(page, t("history.empty_title")).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);

    // The very browser that showed it, with all its cookies, opens it no more.
    expect(await statusInPage(page, address)).toBe(403);
    expect((await page.request.get(address)).status()).toBe(403);
    expect(await loadsAsImage(tab, address)).toBe(false);
    await page.reload();
    await heading(page, t("history.empty_title")).waitFor();
  });
});

describe("a child", () => {
  it("is turned away calmly, and nothing is kept but a cookie that says so: no other date helps until it ends §children.age §children.again", async () => {
    const tab = await site.open({ viewport: phone });
    const { page } = tab;
    await page.goto("/");
    await promptBox(page).fill(foxPrompt);
    await generateButton(page).click();
    await page.waitForURL("/sign-up");
    await page.getByText(foxPrompt).waitFor();
    const born = new Date().getUTCFullYear() - 12;
    await giveBirthDate(page, "1", "January", String(born));
    await heading(page, t("age.refused_title")).waitFor();
    await page.getByText(t("age.refused", { hours: ageRefusalHours })).waitFor();
    const asked = tab.requests.filter((address) => address.includes("/api/auth/"));
    expect(asked.map((address) => new URL(address).pathname)).toEqual(["/api/auth/age"]);
    const { local, session, cookies } = await kept(tab);
    expect([local, session, cookies.map(({ name }) => name)]).toEqual([
      [],
      [],
      ["__Host-sign-up-refused"],
    ]);
    expect(cookies).toMatchObject([{ path: "/", secure: true, httpOnly: true, sameSite: "Lax" }]);
    const endsInHours = ((cookies[0]?.expires ?? 0) * 1_000 - Date.now()) / hour;
    expect(endsInHours).toBeGreaterThan(ageRefusalHours - 1.1);
    expect(endsInHours).toBeLessThanOrEqual(ageRefusalHours);
    await page.reload();
    await heading(page, t("age.refused_title")).waitFor();
    expect(await page.getByLabel(t("age.year")).count()).toBe(0);

    const other = await tab.context.newPage();
    await other.goto("/sign-up");
    await giveBirthDate(other, "4", "May", "1990");
    await heading(other, t("age.refused_title")).waitFor();
    expect(await kept(tab)).toEqual({ local, session, cookies });

    await site.advance("PT24H");
    await other.goto("/sign-up?later");
    await giveBirthDate(other, "4", "May", "1990");
    await heading(other, t("sign_up.title")).waitFor();
    // The API's 403 is an answer like any other, which Chromium logs.
    expect(tab.complaints.filter((line) => !/\/api\/auth\/age$/.test(line))).toEqual([]);
  });
});

async function newestImage({ page }: Tab): Promise<{ url: string; expiresAt: string }> {
  const answer = await page.request.get("/api/generations");
  const { items } = (await answer.json()) as {
    items: { expiresAt: string; images: { url: string }[] }[];
  };
  const [newest] = items;
  const [image] = newest?.images ?? [];
  if (!newest || !image) throw new Error("there is no image");
  return { url: image.url, expiresAt: newest.expiresAt };
}

function loadsAsImage({ page }: Tab, address: string): Promise<boolean> {
  return page.evaluate<boolean>(`new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = ${JSON.stringify(address)};
  })`);
}

async function kept({ page, context }: Tab) {
  const keys = (storage: string) => page.evaluate<string[]>(`Object.keys(${storage}).sort()`);
  const cookies = await context.cookies();
  return {
    local: await keys("localStorage"),
    session: await keys("sessionStorage"),
    cookies: cookies.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** The session, the three that open the person's own images, and the draft. Nothing else. */
async function expectOnlyWhatIsDeclared(tab: Tab): Promise<void> {
  const { local, session, cookies } = await kept(tab);
  expect(local).toEqual([]);
  expect(session).toEqual([storageKeys.draft]);
  const flags = { domain: "localhost", secure: true, httpOnly: true, sameSite: "Lax" };
  const own = expect.stringMatching(/^\/images\/free\/[\w-]+$/);
  const named = (name: string, path: unknown): Partial<Cookie> =>
    expect.objectContaining({ name, path, ...flags });
  expect(cookies).toEqual([
    named("CloudFront-Key-Pair-Id", own),
    named("CloudFront-Policy", own),
    named("CloudFront-Signature", own),
    named("__Host-session", "/"),
  ]);
}
