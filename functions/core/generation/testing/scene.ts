/** A product that draws at once for the tests of a file, and somebody who has just signed up for each. */
import { beforeEach, expect } from "vitest";
import type { Browser } from "../../../../local/testing/browser.ts";
import { madeBefore, useProduct } from "../../../../local/testing/made.ts";
import type { Product } from "../../../../local/testing/product.ts";
import { testModel } from "../../../../local/testing/test-model.ts";
import type { Person } from "../../actor.ts";
import type { GenerationMessage } from "../../context.ts";
import { checkInvariants } from "../../credit/invariants.ts";
import { findPerson } from "../../session/session.ts";

export function useScene() {
  const product = useProduct();
  const mia = madeBefore(beforeEach, async () => {
    await product().loseMessages();
    product().provider = testModel();
    return product().member();
  });

  return {
    get product(): Product {
      return product();
    },
    get mia(): Browser {
      return mia();
    },

    /** Mia, as the functions behind the API know her. */
    async person(): Promise<Person> {
      const found = await findPerson(product().context, mia().cookies.get("__Host-session"));
      return found ?? fail("not signed in");
    },

    /** The one that waits, taken out of the queue. */
    async message(): Promise<GenerationMessage> {
      const [message] = await product().messages();
      return message ?? fail("no message");
    },

    async expectSoundBooks(): Promise<void> {
      const books = await product().items();
      expect(checkInvariants(books, { now: product().clock.now() })).toEqual([]);
    },
  };
}

function fail(why: string): never {
  throw new Error(why);
}
