/** Moves the machine's time, and does on the way what time brings: schedules, TTL, lifecycle, logs. */
import { setTimeout as delay } from "node:timers/promises";
import { type Clock, stops } from "./clock/clock.ts";
import { after } from "./clock/duration.ts";
import type { FunctionLog } from "./functions/log.ts";
import type { Machine } from "./machine.ts";
import { applyLifecycle, applyTimeToLive } from "./sources/retention.ts";
import type { Schedules } from "./sources/schedules.ts";
import type { Model } from "./template/model.ts";

export interface TimeOptions {
  clock: Clock;
  machine: Machine;
  model: Pick<Model, "tables" | "buckets" | "functions">;
  log: FunctionLog;
  schedules: Schedules;
  /** True when no queue holds a message to be worked on and no function runs. */
  quiet(): boolean;
}

const retentionEveryMs = 60_000;

/** Longer than any function may run; then the answer no longer waits for the queues. */
const longestQuietMs = 120_000;

export class Time {
  readonly #options: TimeOptions;
  #turn: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: TimeOptions) {
    this.#options = options;
  }

  start(): void {
    this.#options.schedules.start();
    this.#timer = setInterval(() => {
      this.#forget().catch((error: unknown) => console.error("retention:", error));
    }, retentionEveryMs);
  }

  stop(): void {
    this.#options.schedules.stop();
    clearInterval(this.#timer);
  }

  /**
   * Moves forward by an ISO 8601 duration, stopping at each midnight UTC. What runs ends first: days
   * do not pass within one run of a function, and its message would come again. Answers the new time
   * when everything that came due has been done, or undefined when the text is no duration.
   */
  async advance(duration: string): Promise<number | undefined> {
    const { clock } = this.#options;
    const done = this.#turn.then(async () => {
      if (after(clock.now(), duration) === undefined) return undefined;
      await this.#settle();
      const from = clock.now();
      const to = after(from, duration) ?? from;
      for (const instant of stops(from, to)) await this.#goTo(instant);
      return clock.now();
    });
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #goTo(instant: number): Promise<void> {
    const { clock, schedules, machine } = this.#options;
    clock.moveTo(instant);
    await schedules.runDue();
    await this.#forget();
    for (const queue of machine.queues.all()) queue.processTimers();
    await this.#settle();
  }

  async #settle(): Promise<void> {
    const { quiet } = this.#options;
    const patience = performance.now() + longestQuietMs;
    while (!quiet() && performance.now() < patience) await delay(5);
  }

  async #forget(): Promise<void> {
    const { machine, model, log } = this.#options;
    applyLifecycle(machine.objects, model.buckets);
    for (const { name, logDays } of model.functions) {
      if (logDays !== undefined) log.forget(name, logDays);
    }
    await applyTimeToLive(machine.engine, model.tables);
  }
}
