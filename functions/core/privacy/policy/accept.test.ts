import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser } from "../../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../../local/testing/product.ts";
import { commitOne } from "../../../db/commit.ts";
import { keys } from "../../../db/keys.ts";
import { get } from "../../../db/read.ts";
import { remove, update } from "../../../db/write.ts";
import { day } from "../../clock.ts";
import type { UserId } from "../../id.ts";
import { acceptance, account } from "../inventory.ts";
import { policyVersion } from "../policy.ts";
import { currentVersion } from "./versions.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const accept = (browser: Browser, version: unknown = policyVersion) =>
  browser.post("/api/policy/accept", { version });

const receipt = (userId: UserId) =>
  get(product.context.table, acceptance, keys.acceptance(userId, policyVersion));

const change = (userId: UserId, set: object) =>
  commitOne(product.context.table, update(account, keys.account(userId), { set }));

/** As if the person had signed up before the version in force. */
async function outdated(userId: UserId): Promise<void> {
  await change(userId, { policyVersion: "2025-10-24" });
  const { table } = product.context;
  await commitOne(table, remove(acceptance, keys.acceptance(userId, policyVersion)));
}

it("anyone can ask which policy is in force, and for those before it §changes.history", async () => {
  const { status, body } = await product.browser().get("/api/policy");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    version: policyVersion,
    effectiveAt: currentVersion.effectiveAt,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    url: expect.stringMatching(/^https:.*\/privacy$/),
  });
  const { history } = body as unknown as { history: { version: string; summary: string[] }[] };
  expect(history[0]?.version).toBe(policyVersion);
  expect(history[0]?.summary.length).toBeGreaterThan(0);
});

it("signing up is accepting the version that was shown, with a receipt", async () => {
  const mia = await product.member();
  const { body } = await mia.get("/api/account");
  expect(body.policyVersion).toBe(policyVersion);
  expect(await receipt(await mia.userId())).toEqual({
    version: policyVersion,
    acceptedAt: body.createdAt,
  });
});

it.each(["2025-10-24", "2099-01-01", "", "__proto__"])(
  "nobody can sign up under version %j, and nothing they typed is kept",
  async (version) => {
    const email = `late-${version.length}@example.com`;
    const before = await product.items();
    const { status, body } = await product.browser().signUp({ email, policyVersion: version });
    expect(status).toBe(409);
    expect(body.error?.code).toBe("policy.outdated");
    expect(body.error?.details).toEqual({ version: policyVersion });
    expect(await product.items()).toEqual(before);
    expect(await product.services.mails(email)).toEqual([]);
  },
);

it("accepting makes the version the person's, and writes a receipt §changes.ask", async () => {
  const mia = await product.member();
  const id = await mia.userId();
  await outdated(id);
  const { status, body } = await accept(mia);
  expect(status).toBe(200);
  expect(body.account?.policyVersion).toBe(policyVersion);
  expect((await receipt(id))?.version).toBe(policyVersion);
});

it("accepting again changes nothing, the date of the receipt included", async () => {
  const mia = await product.member();
  const id = await mia.userId();
  const first = await receipt(id);
  product.clock.advance(day);
  const { status, body } = await accept(mia);
  expect(status).toBe(200);
  expect(body.account?.policyVersion).toBe(policyVersion);
  expect(await receipt(id)).toEqual(first);
});

it("only the version in force can be accepted §changes.ask", async () => {
  const mia = await product.member();
  const id = await mia.userId();
  await outdated(id);
  for (const version of ["2025-10-24", "2099-01-01", "2026-11-23 "]) {
    const { status, body } = await accept(mia, version);
    expect([status, body.error?.code]).toEqual([409, "policy.outdated"]);
  }
  expect(await receipt(id)).toBeUndefined();
  expect((await mia.get("/api/account")).body.policyVersion).toBe("2025-10-24");
});

it("what is no version is refused", async () => {
  const mia = await product.member();
  expect((await accept(mia, 20261123)).status).toBe(422);
  expect((await mia.post("/api/policy/accept", {})).status).toBe(422);
  expect((await mia.post("/api/policy/accept", { version: policyVersion, x: 1 })).status).toBe(422);
  expect((await mia.send("POST", "/api/policy/accept", { rawBody: "{" })).status).toBe(400);
});

it("without a session, or while the account is being erased, nothing is accepted", async () => {
  expect((await accept(product.browser())).status).toBe(401);
  const mia = await product.member();
  const id = await mia.userId();
  await outdated(id);
  await change(id, { status: "ERASING" });
  const { status, body } = await accept(mia);
  expect([status, body.error?.code]).toEqual([403, "account.erasing"]);
  expect(body.error?.message).toMatch(/Keep it to go on/);
  expect(await receipt(id)).toBeUndefined();
});
