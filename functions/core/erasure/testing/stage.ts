/** Where stories play: the product's real stores, queues that a story looks into, a clock of its own. */
import type { Product } from "../../../../local/testing/product.ts";
import { snapshot } from "../../../../local/testing/snapshot.ts";
import { picture } from "../../../../local/testing/test-model.ts";
import { openArchives } from "../../../runtime/archives.ts";
import { openErasableStores } from "../../../runtime/erasable-stores.ts";
import { openMovableImages } from "../../../runtime/movable-images.ts";
import { openBucket } from "../../../runtime/objects.ts";
import { openReader } from "../../../runtime/reader.ts";
import type { GenerationMessage, JobMessage, JobQueue } from "../../context.ts";
import type { Provider } from "../../model/provider.ts";
import { sweep } from "../../sweep.ts";
import { doMessage } from "./acts.ts";

export type Waiting =
  | { readonly queue: "generation"; readonly message: GenerationMessage }
  | {
      readonly queue: JobQueue;
      readonly message: JobMessage;
    };

export type Stores = ReturnType<typeof openStores>;
export type Stage = ReturnType<typeof openStage>;
export type StageContext = Stage["context"];

/** More than any story needs before all is quiet. */
const mostRounds = 30;

let tiny: Promise<Uint8Array> | undefined;

/** Draws the same few pixels each time: what is drawn does not matter here. */
const provider: Provider = {
  async *draw({ count }) {
    tiny ??= picture();
    for (let n = 0; n < count; n++) yield { n, bytes: await tiny };
  },
};

/** Opened once for all stories: each opening makes clients, and they connections, of its own. */
export function openStores(product: Product) {
  const { images, exports, training, tombstones } = product.services.buckets;
  const stores = openErasableStores({ images, exports, training, tombstones });
  return {
    ...stores,
    images: {
      ...openBucket(images),
      ...stores.images,
      ...openReader(images),
      ...openMovableImages(images),
    },
    archives: openArchives(exports),
  };
}

export function openStage(product: Product, stores: Stores, tally: Map<string, number>) {
  const waiting: Waiting[] = [];
  const job = (queue: JobQueue) => ({
    send: async (message: JobMessage) => void waiting.push({ queue, message }),
  });
  const context = {
    ...product.context,
    ...stores,
    training: product.context.training,
    provider: async () => provider,
    linkToArchive: async () => {
      throw new Error("nobody downloads in a story");
    },
    queue: {
      send: async (message: GenerationMessage) =>
        void waiting.push({ queue: "generation", message }),
    },
    jobs: {
      training: job("training"),
      exports: job("exports"),
      erasures: job("erasures"),
      notices: job("notices"),
      extensions: job("extensions"),
    },
  };
  return {
    context,
    waiting,
    now: () => product.clock.now(),
    pass: (ms: number) => product.clock.advance(ms),
    count: (what: string) => void tally.set(what, (tally.get(what) ?? 0) + 1),
    sweep: () => sweep(context),
    items: () => snapshot(context.table),

    /** Takes every message until none is left. */
    async workAll(): Promise<void> {
      for (let round = 0; waiting.length > 0; round++) {
        if (round > mostRounds) throw new Error("messages keep coming");
        for (const { queue, message } of waiting.splice(0)) {
          await doMessage(context, { queue, message } as Waiting);
        }
      }
    },

    /** Keys of everything in every bucket but the notes of who was erased. */
    async files(): Promise<string[]> {
      const found = await Promise.all([
        context.images.list("images/"),
        context.archives.list(""),
        context.training.list(""),
      ]);
      return found.flat().map(({ key }) => key);
    },

    async mailsTo(address: string): Promise<string[]> {
      return (await product.services.mails(address)).map(({ subject }) => subject);
    },
  };
}
