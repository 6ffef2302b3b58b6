/** Somebody whose plan changes, the worker that moves their images, and what lies where. */
import type { Browser } from "../../../../local/testing/browser.ts";
import type { Product } from "../../../../local/testing/product.ts";
import type { GenerationView } from "../../../api/types.ts";
import { keys } from "../../../db/keys.ts";
import { get } from "../../../db/read.ts";
import { openMovableImages } from "../../../runtime/movable-images.ts";
import type { Plan } from "../../account/schema.ts";
import { minute } from "../../clock.ts";
import type { ExtensionContext } from "../../context.ts";
import type { UserId } from "../../id.ts";
import { type Generation, generation } from "../../privacy/inventory.ts";
import { type Change, changePlan } from "../change.ts";
import { type Patience, runExtension } from "../extend.ts";
import { type ExtensionLimits, extensionLimits } from "../limits.ts";

/** All the time there is. */
export const patient: Patience = { remainingMs: () => Number.POSITIVE_INFINITY };

export interface Owner {
  readonly browser: Browser;
  readonly id: UserId;
}

export interface Scene {
  readonly context: ExtensionContext;
  owner(): Promise<Owner>;
  /** Orders, draws and reads a generation. */
  made(of: Owner, order?: Record<string, unknown>): Promise<GenerationView>;
  change(of: Pick<Owner, "id">, plan: Plan): Promise<Change>;
  /** Takes every message for the worker. Answers how many there were. */
  work(
    over?: Partial<ExtensionContext>,
    limits?: Partial<ExtensionLimits>,
    patience?: Patience,
  ): Promise<number>;
  /** Sweeps and works until all that was promised is done. */
  settle(): Promise<void>;
  row(of: Pick<Owner, "id">, id: string): Promise<Generation | undefined>;
  /** Keys of all files of a person, or of one generation. */
  files(word: string): Promise<string[]>;
  /** What is left to be done for a person. */
  promises(of: Pick<Owner, "id">): Promise<Record<string, unknown>[]>;
}

export function openScene(product: Product): Scene {
  const context: ExtensionContext = {
    ...product.context,
    images: openMovableImages(product.services.buckets.images),
  };
  const scene: Scene = {
    context,
    async owner() {
      const browser = await product.member();
      return { browser, id: (await browser.get("/api/account")).body.id as UserId };
    },
    async made({ browser }, order = {}) {
      const id = await browser.ordered(order);
      await product.work();
      return browser.generation(id);
    },
    change: ({ id }, plan) => changePlan(product.context, id, plan),
    work: (over = {}, limits = {}, patience = patient) =>
      product.jobs("extensions", (job) =>
        runExtension({ ...context, ...over }, job, patience, { ...extensionLimits, ...limits }),
      ),
    async settle() {
      for (let round = 0; round < 4; round++) {
        await scene.work();
        product.clock.advance(7 * minute);
        await product.sweep();
      }
      await scene.work();
    },
    row: ({ id: userId }, id) =>
      get(context.table, generation, keys.generation(userId, id as Generation["id"])),
    files: async (word) =>
      (await product.context.images.list("images/"))
        .map(({ key }) => key)
        .filter((key) => key.includes(word)),
    async promises({ id }) {
      const { pk } = keys.account(id);
      return (await product.items()).filter(
        (item) => item.pk === pk && ["move", "extension", "cleanup"].includes(String(item.type)),
      );
    },
  };
  return scene;
}
