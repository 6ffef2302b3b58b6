/** The template's schedules, run by the machine's clock. */
import { randomUUID } from "node:crypto";
import { accountId, region } from "../aws.ts";
import type { ScheduleModel } from "../template/model.ts";
import { type NextDue, parseSchedule } from "./schedule.ts";

interface Entry {
  model: ScheduleModel;
  next: NextDue;
  dueAt: number;
}

const tickMs = 1_000;

export class Schedules {
  readonly #entries: Entry[];
  readonly #invoke: (functionName: string, event: unknown) => Promise<unknown>;
  #timer: NodeJS.Timeout | undefined;

  /** Everything is due at once: what was missed while the machine was off is made good. */
  constructor(
    models: readonly ScheduleModel[],
    invoke: (functionName: string, event: unknown) => Promise<unknown>,
  ) {
    this.#entries = models.map((model) => ({
      model,
      next: parseSchedule(model.expression),
      dueAt: Date.now(),
    }));
    this.#invoke = invoke;
  }

  start(): void {
    this.#timer = setInterval(() => {
      // A function that fails says so itself; its next turn comes anyway.
      void this.runDue();
    }, tickMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Runs what is due now, once each however often it was missed, and answers when it has ended. */
  async runDue(): Promise<void> {
    const now = Date.now();
    const due = this.#entries.filter(({ dueAt }) => dueAt <= now);
    for (const entry of due) entry.dueAt = entry.next(now);
    await Promise.all(
      due.flatMap(({ model }) =>
        model.functions.map((functionName) => this.#invoke(functionName, eventOf(model, now))),
      ),
    );
  }
}

function eventOf({ name }: ScheduleModel, nowMs: number): object {
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Scheduled Event",
    source: "aws.events",
    account: accountId,
    time: new Date(nowMs).toISOString().replace(/\.\d+Z$/, "Z"),
    region,
    resources: [`arn:aws:events:${region}:${accountId}:rule/${name}`],
    detail: {},
  };
}
