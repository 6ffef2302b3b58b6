/** A product for the tests of a file, and for each somebody who exports, with the archives they open. */
import { afterEach, beforeEach } from "vitest";
import type { Browser } from "../../../../local/testing/browser.ts";
import { madeBefore, useProduct } from "../../../../local/testing/made.ts";
import type { Product } from "../../../../local/testing/product.ts";
import type { UserId } from "../../id.ts";
import type { Generation } from "../../privacy/inventory.ts";
import { Unpacked } from "./archive.ts";
import { downloaded, exported } from "./exporter.ts";

export function useScene() {
  const product = useProduct();
  const present = madeBefore(beforeEach, async () => {
    const mia = await product().member();
    return { mia, id: await mia.userId() };
  });
  const unpacked: Unpacked[] = [];
  afterEach(() => {
    for (const each of unpacked.splice(0)) each.remove();
  });

  function open(archive: Uint8Array): Unpacked {
    const opened = new Unpacked(archive);
    unpacked.push(opened);
    return opened;
  }

  return {
    get product(): Product {
      return product();
    },
    get mia(): Browser {
      return present().mia;
    },
    get id(): UserId {
      return present().id;
    },

    /** A whole export, asked for, written and opened. */
    exported: async (): Promise<Unpacked> => open(await exported(product(), present().mia)),

    /** One archive of an export that is written. */
    async downloaded(id: string, part = 1): Promise<Unpacked> {
      const answer = await downloaded(present().mia, id, part);
      return open(Buffer.from(await answer.arrayBuffer()));
    },
  };
}

/** Where an image stands in the archive. */
export const pathOf = ({ id, createdAt }: Generation, n = 0) =>
  `images/${createdAt.slice(0, 7).replace("-", "/")}/${id}-${n}.webp`;

export function never(why = "nothing made"): never {
  throw new Error(why);
}
