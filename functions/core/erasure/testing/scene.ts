/** A product with its eraser for the tests of a file, and somebody who has just signed up for each. */
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Browser, password } from "../../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../../local/testing/product.ts";
import { testModel } from "../../../../local/testing/test-model.ts";
import { keys } from "../../../db/keys.ts";
import type { UserId } from "../../id.ts";
import type { ErasureView } from "../schema.ts";
import { type Eraser, openEraser } from "./eraser.ts";

/** With `member: false` nobody signs up: for tests that make their own people. */
export function useScene({ member = true } = {}) {
  let stage: { product: Product; eraser: Eraser } | undefined;
  let person: { mia: Browser; id: UserId } | undefined;
  const onStage = () => stage ?? fail("no test has begun");
  const present = () => person ?? fail("nobody signed up");

  beforeAll(async () => {
    const product = await startProduct();
    stage = { product, eraser: openEraser(product) };
  });
  beforeEach(async () => {
    const { product } = onStage();
    product.provider = testModel();
    if (!member) return;
    const mia = await product.member();
    person = { mia, id: await mia.userId() };
  });
  afterAll(() => onStage().product.stop());

  return {
    get product(): Product {
      return onStage().product;
    },
    get eraser(): Eraser {
      return onStage().eraser;
    },
    get mia(): Browser {
      return present().mia;
    },
    get id(): UserId {
      return present().id;
    },

    async rowsOf(userId: UserId): Promise<Record<string, unknown>[]> {
      const { pk } = keys.account(userId);
      return (await onStage().product.items()).filter((item) => item.pk === pk);
    },

    /** In a browser of its own. */
    async signInAs(email: string): Promise<{ browser: Browser; status: number }> {
      const browser = onStage().product.browser();
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
