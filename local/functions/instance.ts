/** One instance of a function: a thread of its own, used for one invocation at a time. */
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { sharedOffset } from "../clock/patch.ts";
import type { FunctionModel } from "../template/model.ts";
import type { Failure, FromThread, Invocation, ThreadSetup } from "./protocol.ts";

export type Outcome = { ok: true; value: unknown } | { ok: false; failure: Failure };

const threadFile = new URL("./thread.ts", import.meta.url);

export interface InstanceOptions {
  model: FunctionModel;
  /** The whole environment; nothing of the host's is added. */
  environment: Record<string, string>;
  log(line: string): void;
  ended(): void;
}

export class Instance {
  readonly accessKeyId: string;
  readonly #model: FunctionModel;
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  #waiting: ((outcome: Outcome) => void) | undefined;
  #ended: Failure | undefined;

  constructor({ model, environment, log, ended }: InstanceOptions) {
    this.accessKeyId = environment.AWS_ACCESS_KEY_ID ?? "";
    this.#model = model;
    const setup: ThreadSetup = {
      clock: sharedOffset(),
      file: pathToFileURL(model.file).href,
      exportName: model.exportName,
    };
    const { NODE_OPTIONS: nodeOptions = "", ...env } = environment;
    this.#worker = new Worker(threadFile, {
      workerData: setup,
      env,
      // Node reads NODE_OPTIONS only when a process starts, and Lambda starts one for each instance.
      execArgv: [
        "--disable-warning=ExperimentalWarning",
        ...nodeOptions.split(" ").filter(Boolean),
      ],
      resourceLimits: { maxOldGenerationSizeMb: model.memoryMegabytes },
      stdout: true,
      stderr: true,
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) {
      createInterface({ input: stream }).on("line", log);
    }
    this.#ready = new Promise((resolve, reject) => {
      this.#worker.on("message", (message: FromThread) => {
        if (message.type === "ready") resolve();
        else if (message.type === "broken") {
          this.#end(message.failure);
          reject(new BrokenBundle(model.name, message.failure));
          void this.#worker.terminate();
        } else if (message.type === "result") this.#settle({ ok: true, value: message.value });
        else this.#settle({ ok: false, failure: message.failure });
      });
      this.#worker.on("error", (error: Error & { code?: string }) => {
        const outOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
        const failure = {
          errorType: outOfMemory ? "Runtime.OutOfMemory" : error.name,
          errorMessage: error.message,
          trace: (error.stack ?? "").split("\n"),
        };
        this.#end(failure);
        reject(new BrokenBundle(model.name, failure));
      });
      this.#worker.on("exit", () => {
        this.#end(exited);
        reject(new BrokenBundle(model.name, exited));
        ended();
      });
    });
    this.#ready.catch(() => undefined);
  }

  get alive(): boolean {
    return this.#ended === undefined;
  }

  /** Resolves when the bundle is loaded. Throws BrokenBundle when it cannot be. */
  ready(): Promise<void> {
    return this.#ready;
  }

  /** Runs the handler once. Ends the thread, as Lambda does, when it takes too long. */
  async invoke(requestId: string, event: unknown): Promise<Outcome> {
    try {
      await this.#ready;
    } catch (error) {
      if (error instanceof BrokenBundle) return { ok: false, failure: error.failure };
      throw error;
    }
    if (this.#ended) return { ok: false, failure: this.#ended };
    const { name: functionName, timeoutSeconds, memoryMegabytes } = this.#model;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.kill({
          errorType: "Sandbox.Timedout",
          errorMessage: `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
          trace: [],
        });
      }, timeoutSeconds * 1_000);
      this.#waiting = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      const invocation: Invocation = {
        requestId,
        event,
        functionName,
        memoryMegabytes,
        timeoutSeconds,
      };
      this.#worker.postMessage(invocation);
    });
  }

  /** Ends the thread wherever it is; a running invocation fails. */
  kill(failure: Failure = exited): void {
    this.#end(failure);
    void this.#worker.terminate();
  }

  async stop(): Promise<void> {
    this.#end(exited);
    await this.#worker.terminate();
  }

  #settle(outcome: Outcome): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(outcome);
  }

  #end(failure: Failure): void {
    this.#ended ??= failure;
    this.#settle({ ok: false, failure: this.#ended });
  }
}

const exited: Failure = {
  errorType: "Runtime.ExitError",
  errorMessage: "The function's process ended before it answered",
  trace: [],
};

/** A bundle that cannot be loaded: one line that says whose, and why. */
export class BrokenBundle extends Error {
  readonly failure: Failure;

  constructor(name: string, failure: Failure) {
    super(`${name} does not load: ${failure.errorMessage.split("\n")[0]}`);
    this.failure = failure;
  }
}
