/** The whole product in one process, over the embedded services: for integration tests. */
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { type App, createApp } from "../../functions/api/app.ts";
import { openContext } from "../../functions/api/open-context.ts";
import { createOperatorApp } from "../../functions/api/operator-app.ts";
import { type Clock, systemClock } from "../../functions/core/clock.ts";
import type {
  AnalyticsContext,
  DrawContext,
  GenerationMessage,
  JobMessage,
  JobQueue,
  Log,
  Metrics,
  NoticeContext,
  SweepContext,
  TrainingContext,
} from "../../functions/core/context.ts";
import { parseGenerationMessage } from "../../functions/core/generation/message.ts";
import { runGeneration } from "../../functions/core/generation/run.ts";
import { parseJobMessage } from "../../functions/core/job.ts";
import type { Provider } from "../../functions/core/model/provider.ts";
import { providerOf } from "../../functions/core/model/providers.ts";
import type { OperatorContext } from "../../functions/core/operator/context.ts";
import { generationMessage, jobMessage } from "../../functions/core/privacy/inventory/queues.ts";
import { sweep } from "../../functions/core/sweep.ts";
import { keep, scrub } from "../../functions/runtime/log.ts";
import { openBucket } from "../../functions/runtime/objects.ts";
import { openOperatorContext } from "../../functions/runtime/operator-context.ts";
import { openQueue } from "../../functions/runtime/queue.ts";
import { openTrainingStore } from "../../functions/runtime/training-store.ts";
import { type Services, startServices } from "../services.ts";
import { Browser, codeIn } from "./browser.ts";
import { snapshot } from "./snapshot.ts";

/** Real time, moved by hand. */
export class MovableClock implements Clock {
  #offsetMs = 0;

  now(): number {
    return systemClock.now() + this.#offsetMs;
  }

  advance(ms: number): void {
    this.#offsetMs += ms;
  }

  /** To an instant, as `now` says it. */
  moveTo(ms: number): void {
    this.advance(ms - this.now());
  }
}

export interface Product {
  readonly app: App;
  readonly services: Services;
  readonly clock: MovableClock;
  /** What functions reach the world through, to be called directly or with one part replaced. */
  readonly context: AnalyticsContext & SweepContext & DrawContext & NoticeContext & TrainingContext;
  /** What the operators' tools reach. Their paths are served by `app`, too. */
  readonly operators: OperatorContext;
  /** Everything logged, as lines of JSON. */
  readonly logged: string[];
  readonly measured: string[];
  /** What draws from now on; undefined for the model's own adapter. */
  provider: Provider | undefined;
  browser(network?: string): Browser;
  /** A browser somebody just signed up with. */
  member(name?: string): Promise<Browser>;
  /** The code in the newest mail to an address. @throws Error when there is none. */
  codeFor(email: string): Promise<string>;
  /** Takes every message that is in the queue, each `times` times, as the worker does. */
  work(options?: { times?: number }): Promise<void>;
  /** Takes the messages away without doing anything. */
  messages(): Promise<GenerationMessage[]>;
  /** Takes every message that is in a job queue and does it, until none is left. */
  jobs(queue: JobQueue, run: (job: JobMessage) => Promise<void>): Promise<number>;
  /** Loses every message that is in the queue. */
  loseMessages(): Promise<number>;
  sweep(): Promise<void>;
  items(): Promise<Record<string, unknown>[]>;
  /** The images and thumbnails of a generation that are stored. */
  filesOf(generationId: string): Promise<{ readonly key: string }[]>;
  stop(): Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const services = await startServices();
  Object.assign(process.env, services.env);
  const clock = new MovableClock();
  const logged: string[] = [];
  const measured: string[] = [];
  const write =
    (level: string) =>
    (message: string, fields: object = {}) =>
      void logged.push(JSON.stringify({ level, message: scrub(message), ...keep(fields) }));
  const log: Log = { info: write("info"), warn: write("warn"), error: write("error") };
  const measure = (name: string, value?: number, by?: object) =>
    void measured.push(JSON.stringify({ name, value, ...by }));
  const metrics: Metrics = { count: measure, milliseconds: measure, seconds: measure };
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const context = {
    ...openContext(
      {
        TABLE_NAME: services.tableName,
        GENERATION_QUEUE_URL: services.queues.generation,
        EXPORT_QUEUE_URL: services.queues.exports,
        ERASURE_QUEUE_URL: services.queues.erasures,
        IMAGES_BUCKET: services.buckets.images,
        EXPORTS_BUCKET: services.buckets.exports,
        TRAINING_BUCKET: services.buckets.training,
        SALTS_BUCKET: services.buckets.salts,
        MAIL_FROM: "nana img <hello@nanaimg.app>",
        IMAGE_KEY_PAIR_ID: "K-TEST",
        IMAGE_PRIVATE_KEY_PARAMETER: "unused",
      },
      log,
    ),
    clock,
    metrics,
    signingKey: async () => ({ keyPairId: "K-TEST", privateKey }),
    images: openBucket(services.buckets.images),
    training: openTrainingStore(services.buckets.training, services.buckets.images),
    queue: openQueue(services.queues.generation, generationMessage),
    jobs: {
      training: openQueue(services.queues.training, jobMessage),
      exports: openQueue(services.queues.exports, jobMessage),
      erasures: openQueue(services.queues.erasures, jobMessage),
      notices: openQueue(services.queues.notices, jobMessage),
      extensions: openQueue(services.queues.extensions, jobMessage),
    },
    provider: async (model: string) => product.provider ?? (await providerOf(model)),
  };
  const operators = operatorContext(services, context);
  const [forEveryone, forOperators] = [createApp(context), createOperatorApp(operators)];
  // As the routes of the HTTP API do.
  const app: App = (request) =>
    request.path.startsWith("/api/operator/") ? forOperators(request) : forEveryone(request);
  const sqs = new SQSClient();

  async function receive(queue: JobQueue | "generation" = "generation"): Promise<string[]> {
    const bodies: string[] = [];
    for (;;) {
      const QueueUrl = services.queues[queue];
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      if (Messages.length === 0) return bodies;
      for (const { Body = "", ReceiptHandle } of Messages) {
        bodies.push(Body);
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    }
  }

  const product: Product = {
    app,
    context,
    operators,
    services,
    clock,
    logged,
    measured,
    provider: undefined,
    browser: (network = "203.0.113.7") => new Browser(app, network),
    async member(name = "Mia") {
      const browser = product.browser();
      const email = `${randomUUID()}@example.com`;
      await browser.signUp({ name, email });
      await browser.verify(email, await product.codeFor(email));
      return browser;
    },
    async codeFor(email) {
      const code = codeIn((await services.mails(email))[0]);
      if (!code) throw new Error(`no code was sent to ${email}`);
      return code;
    },
    async work({ times = 1 } = {}) {
      for (const message of await product.messages()) {
        await Promise.all(
          Array.from({ length: times }, () => runGeneration(context, message, randomUUID())),
        );
      }
    },
    messages: async () => (await receive()).map((body) => parseGenerationMessage(JSON.parse(body))),
    async jobs(queue, run) {
      let done = 0;
      for (;;) {
        const bodies = await receive(queue);
        if (bodies.length === 0) return done;
        for (const body of bodies) await run(parseJobMessage(JSON.parse(body)));
        done += bodies.length;
      }
    },
    loseMessages: async () => (await receive()).length,
    sweep: () => sweep(context),
    items: () => snapshot(context.table),
    filesOf: async (generationId) =>
      (await context.images.list("images/")).filter(({ key }) => key.includes(generationId)),
    stop: () => services.stop(),
  };
  return product;
}

/** With the clock, the log and the mail of the rest, so that a test that replaces one replaces it here. */
function operatorContext(services: Services, context: NoticeContext): OperatorContext {
  const { queues, deadLetterQueues } = services;
  const opened = openOperatorContext(
    {
      TABLE_NAME: services.tableName,
      IMAGES_BUCKET: services.buckets.images,
      TOMBSTONES_BUCKET: services.buckets.tombstones,
      MAIL_FROM: "nana img <hello@nanaimg.app>",
      GENERATION_QUEUE_URL: queues.generation,
      GENERATION_DEAD_LETTER_QUEUE_URL: deadLetterQueues.generation,
      TRAINING_QUEUE_URL: queues.training,
      TRAINING_DEAD_LETTER_QUEUE_URL: deadLetterQueues.training,
      EXPORT_QUEUE_URL: queues.exports,
      EXPORT_DEAD_LETTER_QUEUE_URL: deadLetterQueues.exports,
      ERASURE_QUEUE_URL: queues.erasures,
      ERASURE_DEAD_LETTER_QUEUE_URL: deadLetterQueues.erasures,
      NOTICE_QUEUE_URL: queues.notices,
      NOTICE_DEAD_LETTER_QUEUE_URL: deadLetterQueues.notices,
      EXTENSION_QUEUE_URL: queues.extensions,
      EXTENSION_DEAD_LETTER_QUEUE_URL: deadLetterQueues.extensions,
    },
    context.log,
    { clock: context.clock },
  );
  return { ...opened, post: { send: (letter) => context.post.send(letter) } };
}
