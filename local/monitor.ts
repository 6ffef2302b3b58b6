/** Counts what functions ask of the services, and breaks things on purpose when a test says so. */
import type { Message, Queue } from "./emulators/fauxqs.ts";
import type { Call, Capacity, Traffic } from "./endpoint.ts";

/** Ends the thread of a function right before or right after one of its calls is served. */
export interface KillFault {
  function: string;
  /** `s3:PutObject` */
  on: string;
  /** Which matching call, counted from 1. */
  nth: number;
  when: "before" | "after";
  do: "kill";
}

/** Loses the next `times` messages of a queue, or delivers the next one `times` times. */
export interface QueueFault {
  queue: string;
  do: "drop" | "duplicate";
  times: number;
}

export type Fault = KillFault | QueueFault;

/** Reads a fault as `POST /__local/faults` takes it. Answers a message when it makes no sense. */
export function readFault(input: unknown): Fault | string {
  const fault = (typeof input === "object" && input !== null ? input : {}) as Record<
    string,
    unknown
  >;
  const times = fault.times ?? 1;
  if (typeof fault.queue === "string") {
    if (fault.do !== "drop" && fault.do !== "duplicate") {
      return "A queue's fault does `drop` or `duplicate`.";
    }
    if (!isCount(times)) return "`times` is a whole number from 1.";
    return { queue: fault.queue, do: fault.do, times };
  }
  const { function: name, on, when = "before" } = fault;
  const nth = fault.nth ?? 1;
  if (typeof name !== "string" || typeof on !== "string" || !/^\w+:\w+$/.test(on)) {
    return "A fault names a `queue`, or a `function` and the call it is `on`, like `s3:PutObject`.";
  }
  if (fault.do !== "kill") return "A function's fault does `kill`.";
  if (when !== "before" && when !== "after") return "`when` is `before` or `after`.";
  if (!isCount(nth)) return "`nth` is a whole number from 1.";
  return { function: name, on, nth, when, do: "kill" };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1;
}

export type RequestCounts = Record<string, Record<string, number>>;

export class Monitor implements Traffic {
  #faults: { fault: Fault; left: number }[] = [];
  #counts: RequestCounts = {};
  readonly #kill: (functionName: string, accessKeyId: string) => boolean;

  /** `kill` ends the instance of a function that uses this key, and says whether there was one. */
  constructor(kill: (functionName: string, accessKeyId: string) => boolean) {
    this.#kill = kill;
  }

  before(call: Call): boolean {
    return !this.#strike(call, "before");
  }

  after(call: Call, capacity?: Capacity): boolean {
    this.count(call.service, call.operation);
    if (capacity) {
      this.count(call.service, "readUnits", capacity.readUnits);
      this.count(call.service, "writeUnits", capacity.writeUnits);
    }
    return !this.#strike(call, "after");
  }

  count(service: string, name: string, by = 1): void {
    const service_ = this.#counts[service] ?? {};
    service_[name] = (service_[name] ?? 0) + by;
    this.#counts[service] = service_;
  }

  get requests(): RequestCounts {
    return this.#counts;
  }

  resetRequests(): void {
    this.#counts = {};
  }

  add(fault: Fault): void {
    this.#faults.push({ fault, left: "nth" in fault ? fault.nth : fault.times });
  }

  get faults(): Fault[] {
    return this.#faults.map(({ fault }) => fault);
  }

  clearFaults(): void {
    this.#faults = [];
  }

  /** Puts a queue's next messages under the faults set for it. */
  watch(queue: Queue): void {
    const enqueue = queue.enqueue.bind(queue);
    queue.enqueue = (message: Message) => {
      for (let copies = this.#copies(queue.name); copies > 0; copies -= 1) {
        enqueue(structuredClone(message));
      }
    };
  }

  #copies(queue: string): number {
    const found = this.#faults.find(
      ({ fault }) => "queue" in fault && (fault.queue === queue || `${fault.queue}Queue` === queue),
    );
    if (!found) return 1;
    if (found.fault.do === "duplicate") {
      this.#remove(found);
      return found.left;
    }
    found.left -= 1;
    if (found.left === 0) this.#remove(found);
    return 0;
  }

  #strike({ service, operation, caller }: Call, when: "before" | "after"): boolean {
    for (const entry of this.#faults) {
      const { fault } = entry;
      if (fault.do !== "kill" || fault.when !== when || fault.on !== `${service}:${operation}`)
        continue;
      if (!new RegExp(`^LOCAL${fault.function}\\d+$`).test(caller)) continue;
      entry.left -= 1;
      if (entry.left > 0) continue;
      this.#remove(entry);
      return this.#kill(fault.function, caller);
    }
    return false;
  }

  #remove(entry: { fault: Fault; left: number }): void {
    this.#faults = this.#faults.filter((one) => one !== entry);
  }
}
