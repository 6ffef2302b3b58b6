import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { minute } from "../clock.ts";
import { Crash } from "../credit/testing/faults.ts";
import { requestErasure, undoErasure } from "../erasure/request.ts";
import { type Eraser, openEraser } from "../erasure/testing/eraser.ts";
import { Machine } from "../erasure/testing/machine.ts";
import { expectErased } from "../erasure/testing/people.ts";
import { deleteGeneration, deleteImage } from "../generation/delete.ts";
import { openScene, type Scene } from "./testing/scene.ts";
import { extend, placesOf, type Stocked, stocked } from "./testing/stock.ts";

let product: Product;
let scene: Scene;
let eraser: Eraser;

beforeAll(async () => {
  product = await startProduct();
  product.provider = testModel();
  scene = openScene(product);
  eraser = openEraser(product);
});
afterAll(() => product.stop());

const noTurn = async () => {};

/** What a generation names is there, now. */
async function expectWhole({ account, ids }: Stocked): Promise<void> {
  const files = await scene.files(account.imagePrefix);
  for (const id of ids) {
    const places = placesOf(await scene.row(account, id));
    expect(files).toEqual(expect.arrayContaining(places));
  }
}

/** And nothing else is, and nothing is left to be done. */
async function expectSettled(of: Stocked): Promise<void> {
  await scene.settle();
  const rows = await Promise.all(of.ids.map((id) => scene.row(of.account, id)));
  expect((await scene.files(of.account.imagePrefix)).sort()).toEqual(rows.flatMap(placesOf).sort());
  expect(await scene.promises(of.account)).toEqual([]);
}

/** How many requests it takes. */
async function requests(): Promise<number> {
  let count = 0;
  const machine = new Machine(async () => void count++);
  await extend(await stocked(product, scene), machine.wire(scene.context));
  await scene.settle();
  return count;
}

describe("whoever dies", () => {
  it.each([
    ["before", false],
    ["after", true],
  ])(
    "%s any request loses no image, leaves none twice, and the next one ends it §retention.extended",
    async (_, served) => {
      const all = await requests();
      expect(all).toBeGreaterThan(12);
      for (let call = 0; call < all; call++) {
        const mia = await stocked(product, scene, { generations: 2 });
        const machine = new Machine(noTurn, { call, served });
        const died = await extend(mia, machine.wire(scene.context)).then(
          () => false,
          (error: unknown) => error instanceof Crash || String(error).includes("could not be kept"),
        );
        expect(died, `request ${call}`).toBe(true);
        await expectWhole(mia);
        await expectSettled(mia);
        for (const id of mia.ids) {
          expect((await scene.row(mia.account, id))?.imageClass, `request ${call}`).toBe("paid");
        }
      }
    },
    180_000,
  );
});

describe("what whoever died has left", () => {
  it("goes with the deletion of the generation, or of each image, when that answers §deletion.gone", async () => {
    const all = await requests();
    for (let call = 0; call < all; call++) {
      const mia = await stocked(product, scene);
      const machine = new Machine(noTurn, { call, served: true });
      await extend(mia, machine.wire(scene.context)).catch(() => undefined);
      const { account, person } = mia;
      const [id = ""] = mia.ids;
      if (call % 2 === 0) await deleteGeneration(product.context, person, id);
      else {
        for (const image of (await scene.row(account, id))?.images ?? []) {
          await deleteImage(product.context, person, id, image.id);
        }
      }
      expect(await scene.files(account.imagePrefix), `request ${call}`).toEqual([]);
      await expectSettled(mia);
    }
  }, 120_000);
});

describe("a move", () => {
  it.each(["generation", "image"])(
    "at any moment of the deletion of a whole %s leaves nothing of it, wherever that looked first §deletion.gone",
    async (what) => {
      let more = true;
      for (let at = 0; more; at++) {
        const mia = await stocked(product, scene, { count: 1 });
        const [id = ""] = mia.ids;
        const image = (await scene.row(mia.account, id))?.images[0]?.id ?? "";
        let seen = 0;
        const machine = new Machine(async () => {
          if (seen++ === at) await extend(mia, scene.context);
        });
        const context = machine.wire(product.context);
        await (what === "image"
          ? deleteImage(context, mia.person, id, image)
          : deleteGeneration(context, mia.person, id));
        more = seen > at;
        expect(await scene.files(mia.account.imagePrefix), `request ${at}`).toEqual([]);
        await expectSettled(mia);
      }
    },
    60_000,
  );
});

describe("at any moment of it", () => {
  /** Something happens before the request of that number, for each request there is. */
  async function between(
    act: (mia: Stocked) => Promise<unknown>,
    then: (mia: Stocked) => Promise<void>,
  ): Promise<void> {
    const all = await requests();
    for (let at = 0; at < all; at++) {
      const mia = await stocked(product, scene);
      let seen = 0;
      const machine = new Machine(async () => {
        if (seen++ === at) await act(mia);
      });
      await extend(mia, machine.wire(scene.context));
      expect(seen, `request ${at}`).toBeGreaterThanOrEqual(at);
      await then(mia);
    }
  }

  it("a deletion leaves nothing of the generation, wherever its files are §deletion.gone", async () => {
    await between(
      ({ person, ids: [id = ""] }) => deleteGeneration(product.context, person, id),
      async (mia) => {
        expect(await scene.files(mia.account.imagePrefix)).toEqual([]);
        await expectSettled(mia);
      },
    );
  }, 120_000);

  it("the deletion of an image leaves nothing of it, and the others are kept longer §deletion.gone", async () => {
    await between(
      async ({ account, person, ids: [id = ""] }) => {
        const image = (await scene.row(account, id))?.images[0];
        if (image) await deleteImage(product.context, person, id, image.id);
      },
      async (mia) => {
        const [id = ""] = mia.ids;
        const row = await scene.row(mia.account, id);
        expect(row?.images).toHaveLength(1);
        expect((await scene.files(mia.account.imagePrefix)).sort()).toEqual(placesOf(row));
        await expectSettled(mia);
        expect((await scene.row(mia.account, id))?.imageClass).toBe("paid");
      },
    );
  }, 120_000);

  it("an erasure leaves nothing of the person §erasure.fence", async () => {
    const people: Stocked[] = [];
    await between(
      async ({ person }) => {
        await requestErasure(product.context, person, { when: "now" });
        await eraser.work();
      },
      async (mia) => void people.push(mia),
    );
    await eraser.lookTwice();
    await expectErased(product, ...people);
  }, 120_000);

  it("an erasure that is undone leaves all that is there to be kept longer", async () => {
    const mia = await stocked(product, scene);
    await requestErasure(product.context, mia.person, { when: "grace" });
    await extend(mia, scene.context);
    const [id = ""] = mia.ids;
    expect((await scene.row(mia.account, id))?.imageClass).toBe("free");
    await undoErasure(product.context, mia.person);
    product.clock.advance(70 * minute);
    await product.sweep();
    await expectSettled(mia);
    expect((await scene.row(mia.account, id))?.imageClass).toBe("paid");
  });

  it("the way back to the old plan leaves each image whole, in one place §retention.shortened", async () => {
    await between(
      (mia) => scene.change(mia.account, "free"),
      async (mia) => {
        await expectWhole(mia);
        await expectSettled(mia);
      },
    );
  }, 120_000);

  it("a second worker, or a second change of the plan, moves nothing twice", async () => {
    await between(
      async (mia) => {
        await extend(mia, scene.context);
        await scene.change(mia.account, "free");
        await scene.change(mia.account, "paid");
        await extend(mia, scene.context);
      },
      async (mia) => {
        await expectWhole(mia);
        await expectSettled(mia);
        const [id = ""] = mia.ids;
        expect((await scene.row(mia.account, id))?.imageClass).toBe("paid");
      },
    );
  }, 120_000);
});
