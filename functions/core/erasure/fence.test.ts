/**
 * What arrives late: begun before the fence of an erasure was raised, by a machine whose clock is behind, or
 * written by a worker that was cut off.
 */
import { expect, it } from "vitest";
import { password } from "../../../local/testing/browser.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { asking } from "../../db/testing/table.ts";
import { signIn } from "../account/sign-in.ts";
import type { Person } from "../actor.ts";
import { day, minute, second } from "../clock.ts";
import { requestDisclosure } from "../disclosure/disclosure.ts";
import { AppError } from "../error.ts";
import type { UserId } from "../id.ts";
import { giveCredits } from "../operator/credits.ts";
import { operatorOf } from "../operator/operator.ts";
import { type Account, account } from "../privacy/inventory.ts";
import { erasureGraceDays } from "../promises.ts";
import { undoErasure } from "./request.ts";
import type { Step } from "./step.ts";
import { steps } from "./steps.ts";
import { askErasure } from "./testing/eraser.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

/** Erases, and does something when only the rows are left, the account among them. Answers how that ended. */
async function eraseWhile(happens: () => Promise<unknown>): Promise<string> {
  let ended = "never";
  const meanwhile: Step = {
    name: "meanwhile",
    async run(_, { userId }) {
      if (userId !== scene.id) return { count: 0 };
      ended = await happens().then(
        () => "done",
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      );
      return { count: 0 };
    },
  };
  const last = steps.filter(({ name }) => name === "rows");
  await scene.eraser.work({
    steps: [...steps.filter((step) => !last.includes(step)), meanwhile, ...last],
  });
  return ended;
}

/** Where the person stands in the table, when their erasure is over. */
async function left(): Promise<string[]> {
  await scene.eraser.lookTwice();
  expect(await scene.eraser.read(scene.id)).toBeUndefined();
  const items = (await scene.product.items()).filter((item) =>
    JSON.stringify(item).includes(scene.id),
  );
  return items.map(({ pk, sk }) => `${pk} ${sk}`);
}

async function accountOf(userId: UserId): Promise<Account> {
  const found = await get(scene.product.context.table, account, keys.account(userId));
  if (!found) throw new Error("nobody to erase");
  return found;
}

const one = operatorOf("machine:one");

it("operators give no credits to who is being erased §erasure.fence", async () => {
  await askErasure(scene.mia, "now");
  const order = { who: scene.id, amount: 5, reason: "A present." };
  expect(await eraseWhile(() => giveCredits(scene.product.operators, one, order))).toBe(
    "person.not_found",
  );
  expect(await left()).toEqual([]);
});

it("no demand is written down about who is being erased §erasure.fence", async () => {
  const demand = {
    ...{ person: scene.id, authority: "Court", reference: "No. 1", legalBasis: "Art. 1" },
    fields: ["email"] as "email"[],
  };
  await askErasure(scene.mia, "now");
  const asking = () => requestDisclosure(scene.product.operators, one, demand);
  expect(await eraseWhile(asking)).toBe("person.not_found");
  expect(await left()).toEqual([]);
});

it("while an erasure can be undone, operators give credits and demands are written down", async () => {
  await askErasure(scene.mia, "grace");
  const order = { who: scene.id, amount: 5, reason: "A present." };
  expect(await giveCredits(scene.product.operators, one, order)).toMatchObject({ granted: true });
  await requestDisclosure(scene.product.operators, one, {
    ...{ person: scene.id, authority: "Court", reference: "No. 1", legalBasis: "Art. 1" },
    fields: ["email"],
  });
});

it("a sign-in that began before the erasure leaves no session behind §erasure.fence", async () => {
  await askErasure(scene.mia, "grace");
  const { email } = (await scene.mia.get("/api/account")).body;
  const { context } = scene.product;
  const gate = Promise.withResolvers<void>();
  const waits = Promise.withResolvers<void>();
  const table = asking(context.table, async (command) => {
    if (command !== "TransactWrite") return;
    waits.resolve();
    await gate.promise;
  });
  const signingIn = signIn({ ...context, table }, { email: String(email), password }, "::1");
  await waits.promise;
  scene.product.clock.advance(erasureGraceDays * day);
  await scene.product.sweep();
  const arrives = async () => {
    gate.resolve();
    await signingIn;
  };
  expect(await eraseWhile(arrives)).toBe("auth.invalid");
  expect(await left()).toEqual([]);
});

it("a machine whose clock is behind cannot undo an erasure that has begun §erasure.fence", async () => {
  await askErasure(scene.mia, "grace");
  scene.product.clock.advance(erasureGraceDays * day);
  await scene.product.sweep();
  const { context } = scene.product;
  const behind = { ...context, clock: { now: () => context.clock.now() - second } };
  const person = { kind: "person", userId: scene.id, sessionDigest: "" } as Person;
  expect(await eraseWhile(() => undoErasure(behind, person))).toBe("erasure.begun");
  expect(await left()).toEqual([]);
});

it.each([
  ["first", 0, 0],
  ["last", 21 * minute, 1],
])("what arrives before the %s look is gone after it §erasure.look", async (_, waitMs, looks) => {
  const { imagePrefix } = await accountOf(scene.id);
  await askErasure(scene.mia, "now");
  await scene.eraser.work();
  scene.product.clock.advance(waitMs);
  await scene.eraser.sweepAndWork();
  expect(await scene.eraser.read(scene.id)).toMatchObject({ state: "checking", looks });
  const key = `images/free/${imagePrefix}/1/gen_late/0-ab-64x64.webp`;
  const { images } = scene.product.context;
  await images.put(key, Buffer.from("late"), { contentType: "image/webp", cacheControl: "none" });
  expect(await left()).toEqual([]);
  expect(await images.list(`images/free/${imagePrefix}/`)).toEqual([]);
});
