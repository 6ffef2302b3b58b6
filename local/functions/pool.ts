/** All instances of one function: warm ones are used again, new ones are started when all are busy. */
import { randomUUID } from "node:crypto";
import { region, secretAccessKey } from "../aws.ts";
import type { FunctionModel } from "../template/model.ts";
import { Instance, type Outcome } from "./instance.ts";
import type { FunctionLog } from "./log.ts";

export interface PoolOptions {
  model: FunctionModel;
  /** `AWS_ENDPOINT_URL_*`: where the AWS SDK finds this machine. */
  endpointEnvironment: Record<string, string>;
  /** At most so many at a time; further invocations wait. */
  maxInstances: number;
  log: FunctionLog;
}

export class FunctionPool {
  readonly name: string;
  readonly #options: PoolOptions;
  readonly #instances = new Set<Instance>();
  readonly #idle: Instance[] = [];
  readonly #queue: ((instance: Instance) => void)[] = [];
  #started = 0;
  #running = 0;
  #stopped = false;

  constructor(options: PoolOptions) {
    this.name = options.model.name;
    this.#options = options;
  }

  /** Invocations that have not ended yet. */
  get running(): number {
    return this.#running;
  }

  /** Loads the bundle into one more instance. Throws one line naming the function when it is broken. */
  async warm(): Promise<void> {
    const instance = this.#start();
    await instance.ready();
    this.#release(instance);
  }

  async invoke(event: unknown): Promise<Outcome> {
    const requestId = randomUUID();
    const { log, model } = this.#options;
    this.#running += 1;
    try {
      const instance = await this.#take();
      const outcome = await instance.invoke(requestId, event);
      this.#release(instance);
      // What is cut off when the machine stops has not failed.
      if (!outcome.ok && !this.#stopped) log.failure(model.name, requestId, outcome.failure);
      return outcome;
    } finally {
      this.#running -= 1;
    }
  }

  /** Ends the instance that signs its calls with this key. True if there was one. */
  kill(accessKeyId: string): boolean {
    const instance = [...this.#instances].find((one) => one.accessKeyId === accessKeyId);
    instance?.kill();
    return instance !== undefined;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#instances].map((instance) => instance.stop()));
  }

  async #take(): Promise<Instance> {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (idle.alive) return idle;
    }
    if (this.#instances.size < this.#options.maxInstances) return this.#start();
    return new Promise((resolve) => this.#queue.push(resolve));
  }

  #release(instance: Instance): void {
    if (!instance.alive) return;
    const next = this.#queue.shift();
    if (next) next(instance);
    else this.#idle.push(instance);
  }

  #start(): Instance {
    const { model, log } = this.#options;
    this.#started += 1;
    const instance = new Instance({
      model,
      environment: this.#environment(),
      log: (line) => log.line(model.name, line),
      ended: () => {
        this.#instances.delete(instance);
        const next = this.#queue.shift();
        if (next) next(this.#start());
      },
    });
    this.#instances.add(instance);
    return instance;
  }

  /** The template's environment, and what Lambda itself sets. Nothing of the host's. */
  #environment(): Record<string, string> {
    const { model, endpointEnvironment } = this.#options;
    return {
      ...model.environment,
      ...endpointEnvironment,
      // One key per instance, so that the machine knows whose call it is.
      AWS_ACCESS_KEY_ID: `LOCAL${model.name}${this.#started}`,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: "local",
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_EXECUTION_ENV: `AWS_Lambda_${model.runtime}`,
      AWS_LAMBDA_FUNCTION_NAME: model.name,
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMegabytes),
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
      AWS_LAMBDA_LOG_STREAM_NAME: "local",
      LANG: "en_US.UTF-8",
      TZ: ":UTC",
      _HANDLER: model.exportName,
    };
  }
}
