/**
 * All of it in one life, as a person tries it: images, a consent given and taken back, the archive,
 * the erasure, and then everywhere a look for what is left.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { day } from "../functions/core/clock.ts";
import { Unpacked } from "../functions/core/export/testing/archive.ts";
import { type RetentionClass, retentionDays } from "../functions/core/retention.ts";
import { canary } from "../local/testing/canary.ts";
import type { Visitor } from "../local/testing/visitor.ts";
import { done, takeOver, until } from "./life.ts";
import { useSite } from "./site.ts";
import {
  balance,
  expectBalance,
  expectClean,
  expectPicture,
  generateButton,
  heading,
  newPerson,
  openers,
  pick,
  promptBox,
  signUp,
  soon,
  strip,
} from "./steps.ts";
import { countFiles, rowsOf, type Traces, tracesOf, whereabouts } from "./traces.ts";
import { t } from "./words.ts";

const site = useSite();
const email = `${canary("address")}@example.com`;
const mia = { ...newPerson(), name: canary("name"), email, password: canary("password") };
const prompts = ["fox", "lighthouse", "teapot"].map((what) => `a ${what}, ${canary(what)}`);
const given = `a whale under the stars, ${canary("whale")}`;

/** What one step leaves for the next. */
let visitor: Visitor;
let traces: Traces;
let imageAddress = "";
let archiveLink = "";

/** Where something is found that tells of them: who they are, or only the numbers of their images. */
const places = (...kinds: ("who" | "numbers" | "address" | "tries")[]) =>
  whereabouts(
    site,
    kinds.flatMap((kind) => traces[kind]),
    email,
  );

async function make(page: Page, prompt: string, images: number): Promise<void> {
  await promptBox(page).fill(prompt);
  await generateButton(page, images).click();
  const pictures = strip(page, prompt).getByRole("img");
  await pictures.nth(images - 1).waitFor({ timeout: 60_000 });
  for (const picture of await pictures.all()) await expectPicture(picture);
}

describe("one life", () => {
  it("makes twelve images, and what is deleted is gone §deletion.any §deletion.gone", async () => {
    const tab = await site.open();
    const { page } = tab;
    await page.goto("/sign-up");
    await signUp(site, page, mia);
    await page.waitForURL("/create");
    await pick(page, "512");
    await pick(page, "4");
    for (const prompt of prompts) await make(page, prompt, 4);
    await expectBalance(page, 8);
    visitor = await takeOver(site, page);

    const [newest] = (await visitor.call("GET", "/api/generations")).body.items ?? [];
    await done(visitor, "PATCH", `/api/generations/${newest?.id}`, { favorite: true });
    await page.goto("/history");
    await soon(() => openers(page).count()).toBe(12);
    await openers(page).last().click();
    const viewer = page.getByRole("dialog", { name: t("viewer.label") });
    await viewer.getByRole("button", { name: t("image.delete") }).click();
    const question = page.getByRole("dialog", { name: t("delete.image_title") });
    await question.getByRole("button", { name: t("delete.confirm") }).click();
    await soon(() => openers(page).count()).toBe(11);
    traces = await tracesOf(site, visitor, mia, [...prompts, given]);
    // Each image has a small copy beside it.
    await soon(() => countFiles(site, "images", traces.imagePrefix)).toBe(22);
    expectClean(tab, site);
  });

  it("gives an image for training, and takes it back §training.withdraw §withdraw.easy", async () => {
    const tab = await site.open({ as: visitor });
    const { page } = tab;
    await page.goto("/account");
    const training = page.getByRole("switch", { name: t("consent.training") });
    await soon(() => training.getAttribute("aria-disabled")).toBe("false");
    await training.click();
    await page.getByText(t("consent.training_on")).waitFor();

    await page.goto("/create");
    await make(page, given, 1);
    await site.advance("PT2M");
    await page.goto("/account");
    await page.getByText(t("consent.copies", { count: 1 })).waitFor();
    expect(await whereabouts(site, [given], email)).toContain("object training");
    await training.click();
    await page.getByText(t("consent.training_off", { count: 1 })).waitFor();
    await page.getByText(t("consent.no_copies")).waitFor();
    expect(await whereabouts(site, [given], email)).not.toContain("object training");
    expectClean(tab, site);
  });

  it("takes everything along in an archive that other programs find whole §export.all §export.bag", async () => {
    const tab = await site.open({ as: visitor });
    const { page } = tab;
    await page.goto("/account");
    await page.getByRole("button", { name: t("export.ask") }).click();
    await page.getByText(t("export.state.ready"), { exact: true }).waitFor({ timeout: 60_000 });
    await soon(async () => (await site.mailsTo(email))[0]?.subject).toBe("Your export is ready");
    expectClean(tab, site);
    const link = page.getByRole("link", { name: /^Download \d/ });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const archive = new Unpacked(readFileSync(await download.path()));
    onTestFinished(() => archive.remove());
    const answer = await visitor.fetch((await link.getAttribute("href")) ?? "");
    archiveLink = answer.headers.get("location") ?? "";

    expect(archive.paths.filter((path) => path.endsWith(".webp"))).toHaveLength(12);
    const words = archive.text("generations.jsonl");
    for (const prompt of [...prompts, given]) expect(words).toContain(prompt);
    expect(archive.text("account/account.json")).toContain(mia.name);
    const everything = archive.paths.map((path) => archive.bytes(path).toString("latin1"));
    expect(everything.filter((content) => content.includes(mia.password))).toEqual([]);

    const address = pathToFileURL(`${archive.folder}/data/index.html`).href;
    const disk = await site.open({ baseURL: address });
    await disk.page.goto(address);
    expect(await disk.page.getByRole("main").locator("img").count()).toBe(12);
    for (const image of await disk.page.getByRole("main").locator("img").all()) {
      await image.scrollIntoViewIfNeeded();
      await expectPicture(image);
    }
    expect(disk.requests.filter((url) => !url.startsWith("file:"))).toEqual([]);
    expect(disk.complaints).toEqual([]);
  });

  it("is erased, and its receipt is true §erasure.all §erasure.receipt", async () => {
    const tab = await site.open({ as: visitor });
    const { page } = tab;
    const [newest] = (await visitor.call("GET", "/api/generations")).body.items ?? [];
    imageAddress = newest?.images[0]?.url ?? "";
    for (const address of [imageAddress, archiveLink]) {
      expect((await visitor.fetch(address)).status).toBe(200);
    }
    // The password is nowhere, not even while the account lasts.
    expect(await whereabouts(site, [mia.password], email)).toEqual([]);
    const rows = await rowsOf(site, traces.userId);
    const of = (...kinds: string[]) => rows.filter(({ type }) => kinds.includes(String(type)));
    const counted = {
      images: (await countFiles(site, "images", traces.imagePrefix)) / 2,
      archives: await countFiles(site, "exports", traces.userId),
      signIns: of("signIn").length,
      movements: of("entry").length,
      rows: rows.length - of("signIn", "entry").length,
    };
    expect(counted).toMatchObject({ images: 12, archives: 1, signIns: 1 });

    await page.goto("/account");
    await page.getByRole("button", { name: t("erase.open") }).click();
    const dialog = page.getByRole("dialog", { name: t("erase.dialog_title") });
    await dialog.getByText(t("erase.now"), { exact: true }).click();
    await dialog.getByLabel(t("erase.password"), { exact: true }).fill(mia.password);
    await dialog.getByRole("button", { name: t("erase.go") }).click();
    await heading(page, t("erase.begun_title")).waitFor();
    await soon(() => balance(page).count()).toBe(0);
    expect(await page.evaluate("JSON.stringify(sessionStorage)")).not.toContain("canary");
    expectClean(tab, site);

    const receipt = await until(async () => {
      const [mail] = await site.mailsTo(email);
      return mail?.subject === "Your nana img account is erased" ? mail.text : undefined;
    });
    expect(receipt).toContain(
      `Removed: 1 sign-in, 1 export archive, ${counted.images} images, ${counted.movements} movements of credits, your address, ${counted.rows} entries about you in the database`,
    );
    const by = async (kept: RetentionClass) =>
      dateOf((await site.now()) + retentionDays[kept] * day);
    expect(receipt).toContain(`Kept until ${await by("tombstone")}: a note with your account’s`);
    expect(receipt).toContain(`the random names your files lay under, by ${await by("erasing")}`);
    expect(receipt).toContain(`logs of our programs by ${await by("log")}`);
  });

  it("leaves nothing but what the receipt names §erasure.all", async () => {
    expect((await visitor.call("GET", "/api/account")).status).toBe(401);
    expect((await visitor.fetch(imageAddress)).status).toBe(403);
    expect((await fetch(archiveLink)).status).toBe(404);
    expect(await places("who", "address")).toEqual(["item erasure", "object tombstones"]);
    expect(await places("numbers")).toEqual(["log Api", "log GenerationWorker"]);
    expect(await places("tries")).toEqual(["item rate"]);
  });

  it("begins anew with the same address §erasure.again", async () => {
    const tab = await site.open();
    const { page } = tab;
    await page.goto("/sign-up");
    await signUp(site, page, { ...mia, name: "Somebody Else" });
    await page.waitForURL("/create");
    await expectBalance(page, 20);
    await page.goto("/history");
    await heading(page, t("history.empty_title")).waitFor();
    await page.goto("/account");
    await page.getByText(t("export.none")).waitFor();
    await page.getByText(t("activity.none")).waitFor();
    const again = await takeOver(site, page);
    expect((await done(again, "GET", "/api/account")).id).not.toBe(traces.userId);
    expectClean(tab, site);
  });

  it("is looked for later, and only the note stays, until its day §erasure.look §erasure.restore", async () => {
    await site.advance("PT20M");
    expect(await places("who")).toEqual(["item erasure", "object tombstones"]);
    await site.advance(`P${retentionDays.erasing}D`);
    expect(await places("who")).toEqual(["object tombstones"]);
    await site.advance(`P${retentionDays.tombstone}D`);
    expect(await places("who", "numbers", "tries")).toEqual([]);
    // Of the address all that is there belongs to who came back.
    expect(await places("address")).toEqual(["item account", "item address"]);
  });
});

/** `2026-11-30` as "30 November 2026". */
function dateOf(ms: number): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(ms);
}
