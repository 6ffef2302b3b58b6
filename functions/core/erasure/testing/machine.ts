/** A machine of a story: waits for its turn before every request, and may die at any of them. */
import type { Table } from "../../../db/client.ts";
import { Crash } from "../../credit/testing/faults.ts";

/** The so-manieth request, counted from 0, and whether it is served before the machine dies. */
export interface Death {
  readonly call: number;
  readonly served: boolean;
}

type Around = <T>(request: () => Promise<T>) => Promise<T>;

export class Machine {
  readonly #turn: () => Promise<void>;
  readonly #death: Death | undefined;
  #calls = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(turn: () => Promise<void>, death?: Death) {
    this.#turn = turn;
    this.#death = death;
  }

  /** What the product reaches, each request of which waits for this machine's turn. */
  wire<C extends { readonly table: Table }>(context: C): C {
    const ports = ["images", "archives", "training", "tombstones", "post", "queue"] as const;
    const wired: Record<string, unknown> = { ...context, table: this.#table(context.table) };
    for (const name of ports) {
      const port = (context as Record<string, unknown>)[name];
      if (port) wired[name] = this.#port(port as object);
    }
    return wired as C;
  }

  #table({ name, client }: Table): Table {
    const { send } = this.#port(client);
    return { name, client: { send } as unknown as Table["client"] };
  }

  #port<T extends object>(port: T): T {
    const around: Around = (request) => this.#request(request);
    return new Proxy(port, {
      get: (target, name) => {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value !== "function") return value;
        return (...given: unknown[]) =>
          around(async () => Reflect.apply(value, target, given) as unknown);
      },
    });
  }

  /** One at a time: what the product asks for side by side must not take two turns at once. */
  #request<T>(request: () => Promise<T>): Promise<T> {
    const next = this.#last.then(
      () => this.#take(request),
      () => this.#take(request),
    );
    this.#last = next;
    return next;
  }

  async #take<T>(request: () => Promise<T>): Promise<T> {
    const { call = Number.POSITIVE_INFINITY, served = false } = this.#death ?? {};
    const now = this.#calls++;
    // The dead ask for nothing, not even for their turn.
    if (now > call) throw new Crash();
    await this.#turn();
    if (now === call && !served) throw new Crash();
    const answer = await request();
    if (now === call) throw new Crash();
    return answer;
  }
}
