/** A product with its eraser for the tests of a file, and somebody who has just signed up for each. */
import { beforeAll, beforeEach } from "vitest";
import { type Browser, password } from "../../../../local/testing/browser.ts";
import { madeBefore, useProduct } from "../../../../local/testing/made.ts";
import type { Product } from "../../../../local/testing/product.ts";
import { testModel } from "../../../../local/testing/test-model.ts";
import { keys } from "../../../db/keys.ts";
import type { UserId } from "../../id.ts";
import type { ErasureView } from "../schema.ts";
import { type Eraser, openEraser } from "./eraser.ts";

/** With `member: false` nobody signs up: for tests that make their own people. */
export function useScene({ member = true } = {}) {
  const product = useProduct();
  const eraser = madeBefore(beforeAll, async () => openEraser(product()));
  const person = madeBefore(beforeEach, async () => {
    product().provider = testModel();
    if (!member) return undefined;
    const mia = await product().member();
    return { mia, id: await mia.userId() };
  });
  const present = () => person() ?? fail("nobody signed up");

  return {
    get product(): Product {
      return product();
    },
    get eraser(): Eraser {
      return eraser();
    },
    get mia(): Browser {
      return present().mia;
    },
    get id(): UserId {
      return present().id;
    },

    async rowsOf(userId: UserId): Promise<Record<string, unknown>[]> {
      const { pk } = keys.account(userId);
      return (await product().items()).filter((item) => item.pk === pk);
    },

    /** In a browser of its own. */
    async signInAs(email: string): Promise<{ browser: Browser; status: number }> {
      const browser = product().browser();
      const { status } = await browser.post("/api/auth/sign-in", { email, password });
      return { browser, status };
    },
  };
}

function fail(why: string): never {
  throw new Error(why);
}

/** What the person is told of their erasure; null when there is none. */
export async function erasureOf(browser: Browser): Promise<ErasureView | null | undefined> {
  const { body } = await browser.get("/api/account/erasure");
  return (body as { erasure?: ErasureView | null }).erasure;
}
