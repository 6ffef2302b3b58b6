/** The studio when presses come twice, credits run out, or somebody's machine or network fails. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { EntryView } from "../functions/api/types.ts";
import { models } from "../functions/core/model/catalogue.ts";
import { password } from "../local/testing/browser.ts";
import type { Visitor } from "../local/testing/visitor.ts";
import { expectAccessible } from "./axe.ts";
import { type desk, phone, type Tab, useSite } from "./site.ts";
import {
  composerButton,
  expectBalance,
  expectClean,
  expectNothingMoved,
  expectPicture,
  forgetWhatMoved,
  foxPrompt,
  generateButton,
  heading,
  openers,
  pick,
  promptBox,
  said,
  soon,
  strip,
} from "./steps.ts";
import { t } from "./words.ts";

const site = useSite();

/** The studio of somebody who came in just now. */
async function studio(options: { viewport?: typeof desk } = {}): Promise<Tab & { mia: Visitor }> {
  const mia = await site.visitor();
  const tab = await site.open({ ...options, as: mia });
  await tab.page.goto("/create");
  await expectBalance(tab.page, 20);
  return { ...tab, mia };
}

async function holdsOf(visitor: Visitor): Promise<number> {
  const { items } = (await visitor.call("GET", "/api/billing/ledger")).body as unknown as {
    items: EntryView[];
  };
  return items.filter(({ kind }) => kind === "hold").length;
}

async function generationsOf(visitor: Visitor) {
  return (await visitor.call("GET", "/api/generations")).body.items ?? [];
}

/** The line above the form that says why nothing is made. */
function onHold(page: Page, words: "hold.restricted" | "hold.leaving") {
  return page.getByRole("main").getByText(t(words));
}

describe("an account on hold", () => {
  it.each([
    ["desk", {}],
    ["phone", { viewport: phone }],
  ])(
    "is told so above the form before anything is pressed, until it lifts that, on a %s",
    async (_, options) => {
      const tab = await studio(options);
      const { page, mia } = tab;
      expect(await onHold(page, "hold.restricted").count()).toBe(0);
      await mia.call("PUT", "/api/account/restriction", { restricted: true });
      await page.reload();
      const line = onHold(page, "hold.restricted");
      await line.waitFor();
      const form = await page.getByRole("form", { name: t("composer.label") }).boundingBox();
      const place = await line.boundingBox();
      if (!form || !place) throw new Error("not drawn");
      expect(place.y + place.height).toBeLessThanOrEqual(form.y);
      await expectAccessible(page, "the studio, on hold");

      await line.getByRole("link", { name: t("hold.lift") }).click();
      await page.waitForURL("/account#restriction");
      const pause = page.getByRole("switch", { name: t("restrict.switch") });
      await soon(() => pause.getAttribute("aria-disabled")).toBe("false");
      await pause.click();
      await page.getByText(t("restrict.off")).waitFor();
      await page.goBack();
      await expectBalance(page, 20);
      await soon(() => line.count()).toBe(0);
      expectClean(tab, site);
    },
  );

  it("or on its way out says so, and no longer once it is kept", async () => {
    const { page, mia } = await studio();
    const left = await mia.call("DELETE", "/api/account", {
      password,
      when: "grace",
    });
    expect(left.status).toBe(202);
    await page.reload();
    const line = onHold(page, "hold.leaving");
    await line.waitFor();
    await page.getByRole("button", { name: t("grace.undo") }).click();
    await soon(() => line.count()).toBe(0);
  });
});

describe("pressing Generate", () => {
  it("twice in a row makes one generation and sets its credits aside once", async () => {
    const { page, mia } = await studio();
    await promptBox(page).fill(foxPrompt);
    await generateButton(page).dblclick();
    await expectPicture(strip(page).getByRole("img"));
    await expectBalance(page, 19);
    expect(await strip(page).count()).toBe(1);
    expect(await generationsOf(mia)).toHaveLength(1);
    expect(await holdsOf(mia)).toBe(1);
  });

  it("by keyboard, held down, makes one generation", async () => {
    const { page, mia } = await studio();
    await promptBox(page).fill(foxPrompt);
    await page.keyboard.down("Control");
    for (let press = 0; press < 3; press++) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    await page.keyboard.up("Control");
    await expectPicture(strip(page).getByRole("img"));
    expect(await holdsOf(mia)).toBe(1);
    expect(await promptBox(page).inputValue()).toBe(foxPrompt);
  });

  it("in two windows makes two generations, and each window finds both", async () => {
    const { page, context, mia } = await studio();
    const other = await context.newPage();
    await other.goto("/create");
    await promptBox(page).fill("a lighthouse in a storm");
    await promptBox(other).fill("a cup of tea");
    await Promise.all([generateButton(page).click(), generateButton(other).click()]);
    await expectPicture(strip(page, "a lighthouse in a storm").getByRole("img"));
    await expectPicture(strip(other, "a cup of tea").getByRole("img"));
    expect(await mia.credits()).toEqual({ available: 18, held: 0 });
    for (const window of [page, other]) {
      await window.reload();
      await soon(() => openers(window.getByRole("main")).count()).toBe(2);
      await expectBalance(window, 18);
    }
  });

  it("on the landing page goes on in the studio, and shows one row however slow the answers", async () => {
    const mia = await site.visitor();
    const { page } = await site.open({ as: mia });
    await site.control("POST", "faults", { queue: "Generation", do: "drop", times: 1 });
    // The list is made when the order is taken, and comes before the order's own answer does.
    const [taken, listed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route("**/api/generations?*", async (route) => {
      await taken.promise;
      await route.fulfill({ response: await route.fetch() });
      listed.resolve();
    });
    await page.route("**/api/generations", async (route) => {
      const response = await route.fetch();
      taken.resolve();
      await listed.promise;
      await route.fulfill({ response });
    });
    await page.goto("/");
    await promptBox(page).fill(foxPrompt);
    await generateButton(page).click();
    await page.waitForURL("/create");
    await listed.promise;
    await expectBalance(page, 19);
    await site.advance("PT2M");
    await expectPicture(strip(page).getByRole("img").first());
    expect(await strip(page).count()).toBe(1);
    expect(await holdsOf(mia)).toBe(1);
    expect(await promptBox(page).inputValue()).toBe(foxPrompt);
  });
});

describe("waiting", () => {
  it("shows how far it is, survives a reload, and ends with every picture", async () => {
    const tab = await studio({ viewport: phone });
    const { page } = tab;
    await page.getByRole("button", { name: t("composer.settings") }).click();
    await pick(page, "2K");
    await pick(page, "2");
    await promptBox(page).fill(foxPrompt);
    await generateButton(page, 4).click();
    const bar = strip(page).getByRole("progressbar");
    const fraction = async () => Number(await bar.getAttribute("aria-valuenow"));
    await soon(fraction).toBeGreaterThan(0);
    expect(await fraction()).toBeLessThan(100);
    await page.reload();
    await strip(page).getByRole("progressbar").waitFor();
    await strip(page).getByText(t("stage.drawing")).first().waitFor();
    for (const image of [0, 1]) await expectPicture(strip(page).getByRole("img").nth(image));
    expect((await said(page)).at(-1)).toContain(t("outcome.done", { count: 2 }));
    await expectBalance(page, 16);
    expectClean(tab, site);
  });

  it("for longer than usual says so, and moves nothing until the picture is there", async () => {
    const fault = { function: "GenerationWorker", on: "s3:PutObject", when: "before", do: "kill" };
    await site.control("POST", "faults", fault);
    const { page } = await studio();
    await promptBox(page).fill(foxPrompt);
    await generateButton(page).click();
    await strip(page)
      .getByRole("button", { name: t("waiting.cancel") })
      .waitFor();
    await forgetWhatMoved(page);
    await strip(page).getByText(t("stage.drawing")).first().waitFor();
    const longer = strip(page).getByText(t("waiting.longer", { elapsed: "" }));
    for (const duration of ["PT5S", "PT15S"]) {
      await site.advance(duration);
      await longer.waitFor();
    }
    await site.advance("PT2M");
    await expectPicture(strip(page).getByRole("img"));
    await expectNothingMoved(page);
    await expectBalance(page, 19);
  });

  it("ends at once when the person cancels, and costs nothing", async () => {
    await site.control("POST", "faults", { queue: "Generation", do: "drop", times: 1 });
    const { page } = await studio();
    await promptBox(page).fill(foxPrompt);
    await generateButton(page).click();
    await expectBalance(page, 19);
    await strip(page)
      .getByRole("button", { name: t("waiting.cancel") })
      .click();
    await strip(page).getByText(t("outcome.cancelled")).first().waitFor();
    await expectBalance(page, 20);
  });
});

describe("the button says why it cannot be pressed", () => {
  it("when there is no prompt, or too much of it", async () => {
    const { page, mia } = await studio();
    const button = composerButton(page);
    expect(await button.textContent()).toBe(t("composer.write_first"));
    await button.press("Enter");
    await soon(() => promptBox(page).evaluate((box) => box.matches(":focus"))).toBe(true);

    const [{ maxPromptCharacters }] = models;
    await promptBox(page).fill("x".repeat(maxPromptCharacters + 1));
    expect(await button.textContent()).toBe(t("composer.shorten_first"));
    await page.getByText(t("composer.over", { count: 1 })).waitFor();
    await page.keyboard.press("Control+Enter");
    await promptBox(page).fill("x".repeat(maxPromptCharacters));
    await page.getByText(t("composer.left", { count: 0 })).waitFor();
    await generateButton(page).waitFor();
    expect(await generationsOf(mia)).toEqual([]);
  });

  it("when the credits do not suffice", async () => {
    const { page, mia } = await studio();
    await site.control("POST", "faults", { queue: "Generation", do: "drop", times: 3 });
    await mia.ordered({ resolution: "2K", count: 4 });
    await mia.ordered({ resolution: "2K", count: 4 });
    await page.reload();
    await expectBalance(page, 4);
    await promptBox(page).fill(foxPrompt);
    await pick(page, "2K");
    await pick(page, "4");
    const why = t("composer.credits_first", { count: 8, available: 4 });
    await soon(() => composerButton(page).textContent()).toBe(why);
    expect(await composerButton(page).isDisabled()).toBe(true);

    // Spent in another window meanwhile: the API refuses, and the page learns the balance.
    await pick(page, "2");
    await generateButton(page, 4).waitFor();
    await mia.ordered({ resolution: "2K", count: 1 });
    await generateButton(page, 4).click();
    await page.getByRole("alert").waitFor();
    await expectBalance(page, 2);
    expect(await generationsOf(mia)).toHaveLength(3);
    await mia.call("DELETE", "/api/generations");
  });

  it("while there is no network, and works again when it is back", async () => {
    const { page, context } = await studio();
    await promptBox(page).fill(foxPrompt);
    await generateButton(page).waitFor();
    await context.setOffline(true);
    await page.getByRole("status").getByText(t("error.offline")).waitFor();
    await soon(() => composerButton(page).textContent()).toBe(t("composer.offline_first"));
    await context.setOffline(false);
    await generateButton(page).click();
    await expectPicture(strip(page).getByRole("img"));
    expect(await page.getByText(t("error.offline")).count()).toBe(0);
  });

  it("goes on by itself when the network was lost while waiting", async () => {
    const { page, context } = await studio();
    await site.control("POST", "faults", { queue: "Generation", do: "drop", times: 1 });
    await promptBox(page).fill(foxPrompt);
    await generateButton(page).click();
    await strip(page)
      .getByRole("button", { name: t("waiting.cancel") })
      .waitFor();
    await context.setOffline(true);
    await strip(page).getByText(t("waiting.unreachable")).waitFor();
    await context.setOffline(false);
    await site.advance("PT2M");
    await expectPicture(strip(page).getByRole("img"));
    await expectBalance(page, 19);
  });
});

describe("when the API fails", () => {
  const kill = (on: string, when: "before" | "after") => ({
    function: "Api",
    do: "kill",
    ...{ on, when },
  });
  const orderCall = "dynamodb:TransactWriteItems";

  it.each(["before", "after"] as const)(
    "right %s it has taken the order, the page asks again and the order is carried out once",
    async (when) => {
      const { page, mia } = await studio();
      await promptBox(page).fill(foxPrompt);
      await site.control("POST", "faults", kill(orderCall, when));
      await generateButton(page).click();
      await strip(page)
        .getByRole("button", { name: t("waiting.cancel") })
        .waitFor();
      // Killed after the commit, the message was never sent: the sweeper mends that.
      await site.advance("PT2M");
      await expectPicture(strip(page).getByRole("img"));
      await expectBalance(page, 19);
      expect(await holdsOf(mia)).toBe(1);
    },
  );

  it("again and again, the person is told, and trying again is the same press", async () => {
    const { page, mia } = await studio();
    await promptBox(page).fill(foxPrompt);
    // The first try, and the three the page makes by itself.
    for (let tries = 0; tries < 4; tries++) {
      await site.control("POST", "faults", kill(orderCall, tries < 3 ? "before" : "after"));
    }
    await generateButton(page).click();
    const note = page.getByRole("alert");
    await note.getByText(t("error.unreachable")).waitFor();
    expect(await promptBox(page).inputValue()).toBe(foxPrompt);
    await note.getByRole("button", { name: t("error.retry") }).click();
    await strip(page)
      .getByRole("button", { name: t("waiting.cancel") })
      .waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await site.advance("PT2M");
    await expectPicture(strip(page).getByRole("img"));
    expect(await holdsOf(mia)).toBe(1);
    await expectBalance(page, 19);
  });

  it("to list what there is, the page says so and lists it when asked again", async () => {
    const { page } = await studio();
    await heading(page, t("create.empty_title")).waitFor();
    await site.control("POST", "faults", kill("dynamodb:Query", "before"));
    await page.reload();
    const note = page.getByRole("alert");
    await note.getByText(t("error.unreachable")).waitFor();
    await note.getByRole("button", { name: t("error.retry") }).click();
    await heading(page, t("create.empty_title")).waitFor();
  });
});
