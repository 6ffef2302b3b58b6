/**
 * Interleaves concurrent actors the same way each time: all of them stop before each request, and
 * only when every one has stopped or ended is the next to go on picked. Nothing else in the product
 * depends on time passing, so the picks alone decide what happens.
 */
export class Turns {
  readonly #pick: (choices: number) => number;
  readonly #waiting: { readonly who: number; readonly go: () => void }[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #failures: unknown[] = [];
  #busy = 0;

  /** @param pick Chooses one of so many, counted from 0. */
  constructor(pick: (choices: number) => number) {
    this.#pick = pick;
  }

  /** Lets an actor begin. It must ask for its turn before all that others can notice. */
  begin(actor: () => Promise<void>): void {
    this.#busy++;
    const running = actor()
      .catch((error: unknown) => void this.#failures.push(error))
      .finally(() => {
        this.#running.delete(running);
        this.#stop();
      });
    this.#running.add(running);
  }

  /** Waits until it is this actor's turn. */
  turn(who: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ who, go });
      this.#stop();
    });
  }

  /** Waits until all have ended; fails as the first of them failed. */
  async ended(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
    if (this.#failures.length > 0) throw this.#failures[0];
  }

  #stop(): void {
    this.#busy--;
    if (this.#busy > 0 || this.#waiting.length === 0) return;
    this.#waiting.sort((a, b) => a.who - b.who);
    const [next] = this.#waiting.splice(this.#pick(this.#waiting.length), 1);
    this.#busy++;
    next?.go();
  }
}
