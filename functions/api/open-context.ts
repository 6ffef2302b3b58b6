/** The API's context over real services. Clients that most requests do not need load on first use. */
import { systemClock } from "../core/clock.ts";
import type { JobMessage, Log, Queue } from "../core/context.ts";
import { openTable } from "../db/client.ts";
import { lazy } from "../runtime/lazy.ts";
import type { ApiContext } from "./context.ts";

export interface ApiConfig {
  readonly TABLE_NAME: string;
  readonly GENERATION_QUEUE_URL: string;
  readonly EXPORT_QUEUE_URL: string;
  readonly ERASURE_QUEUE_URL: string;
  readonly IMAGES_BUCKET: string;
  readonly EXPORTS_BUCKET: string;
  readonly TRAINING_BUCKET: string;
  readonly SALTS_BUCKET: string;
  readonly MAIL_FROM: string;
  readonly IMAGE_KEY_PAIR_ID: string;
  /** Name of the SSM parameter that holds the private key, PEM. */
  readonly IMAGE_PRIVATE_KEY_PARAMETER: string;
}

export function openContext(config: ApiConfig, log: Log): ApiContext {
  const images = lazy(async () =>
    (await import("../runtime/objects.ts")).openBucket(config.IMAGES_BUCKET),
  );
  const training = lazy(async () => {
    const { openBucket, trainingParts } = await import("../runtime/objects.ts");
    return openBucket(config.TRAINING_BUCKET, { leastParts: trainingParts });
  });
  const archives = lazy(async () =>
    (await import("../runtime/archives.ts")).openArchives(config.EXPORTS_BUCKET),
  );
  const links = lazy(async () =>
    (await import("../runtime/link.ts")).openLinks(config.EXPORTS_BUCKET),
  );
  const queue = lazy(async () => {
    const [{ openQueue }, { generationMessage }] = await Promise.all([
      import("../runtime/queue.ts"),
      import("../core/privacy/inventory/queues.ts"),
    ]);
    return openQueue(config.GENERATION_QUEUE_URL, generationMessage);
  });
  const jobs = (queueUrl: string): Queue<JobMessage> => {
    const opened = lazy(async () => {
      const [{ openQueue }, { jobMessage }] = await Promise.all([
        import("../runtime/queue.ts"),
        import("../core/privacy/inventory/queues.ts"),
      ]);
      return openQueue(queueUrl, jobMessage);
    });
    return { send: async (message) => (await opened()).send(message) };
  };
  const salts = lazy(async () =>
    (await import("../runtime/salts.ts")).openSalts(config.SALTS_BUCKET),
  );
  const post = lazy(async () => (await import("../runtime/post.ts")).openPost(config.MAIL_FROM));
  return {
    table: openTable(config.TABLE_NAME),
    clock: systemClock,
    log,
    images: {
      put: async (...args) => (await images()).put(...args),
      list: async (...args) => (await images()).list(...args),
      removeAll: async (...args) => (await images()).removeAll(...args),
    },
    training: {
      list: async (prefix) => (await training()).list(prefix),
      removePage: async (prefix) => (await training()).removePage(prefix),
    },
    queue: { send: async (message) => (await queue()).send(message) },
    archives: {
      abort: async (upload) => (await archives()).abort(upload),
      removeAll: async (prefix) => (await archives()).removeAll(prefix),
    },
    linkToArchive: async (...args) => (await links())(...args),
    jobs: { erasures: jobs(config.ERASURE_QUEUE_URL), exports: jobs(config.EXPORT_QUEUE_URL) },
    salts: {
      create: async (...args) => (await salts()).create(...args),
      read: async (...args) => (await salts()).read(...args),
      destroy: async (...args) => (await salts()).destroy(...args),
    },
    post: { send: async (letter) => (await post()).send(letter) },
    signingKey: lazy(async () => ({
      keyPairId: config.IMAGE_KEY_PAIR_ID,
      privateKey: await (await import("../runtime/parameter.ts")).readParameter(
        config.IMAGE_PRIVATE_KEY_PARAMETER,
      ),
    })),
  };
}
