/** A yes to words that did not name this training. */
import { describe, expect, it } from "vitest";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import { account, consent } from "../privacy/inventory.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

describe("a yes from before the policy named this training", () => {
  async function outdated(): Promise<string> {
    await scene.put({ training: true });
    const given = await scene.drawn(1);
    await scene.pass();
    const found = await get(scene.product.context.table, account, keys.account(scene.userId));
    const key = keys.consent(scene.userId, found?.trainingReceipt ?? "");
    await commitOne(
      scene.product.context.table,
      update(consent, key, { set: { policyVersion: "2020-01-01" } }),
    );
    return given;
  }

  it("is shown as none, wherever it is shown §changes.purpose", async () => {
    await outdated();
    expect((await scene.put({})).consents).toMatchObject({ training: false, trainingCopies: 1 });
    const { body } = await scene.mia.get("/api/account");
    expect(body.consents).toMatchObject({ training: false });
  });

  it("is followed by another that gives anew, and its copies go §changes.purpose", async () => {
    await outdated();
    const again = await scene.put({ training: true });
    expect(again.consents).toMatchObject({ training: true });
    expect(again.consents.receipts.map(({ granted }) => granted)).toEqual([true, true]);
    const id = await scene.drawn(1);
    await scene.allPasses();
    expect((await scene.copies()).map((key) => key.split("/")[2])).toEqual([id, id]);
    expect(await scene.rowsOf("giver")).toHaveLength(1);
    expect((await scene.put({ training: true })).consents.receipts).toHaveLength(2);
  });

  it("cannot be given again while processing is restricted", async () => {
    await outdated();
    await scene.restrict(true);
    expect((await scene.put({ training: true })).body.error?.code).toBe("account.restricted");
  });

  it("is taken back like any other §training.withdraw", async () => {
    await outdated();
    expect((await scene.put({ training: false })).consents).toMatchObject({ removedCopies: 1 });
    await scene.expectNothingLeft();
  });
});
