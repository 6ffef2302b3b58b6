/**
 * Who is working on which item. Follows "Transaction conflict handling" of the DynamoDB guide:
 * a single write meeting a transaction is refused, a transaction meeting another is refused,
 * everything else waits its turn.
 */
export type Holder = "write" | "transaction" | "read";

interface Held {
  holder: Holder;
  waiting: (() => void)[];
}

export class ItemLocks {
  readonly #held = new Map<string, Held>();

  /** True when a holder of this kind must not even wait for the item. */
  conflicts(address: string, holder: Holder): boolean {
    const held = this.#held.get(address)?.holder;
    if (held === undefined) return false;
    if (holder === "read") return held !== "read";
    return held === "transaction";
  }

  /** Waits for every address, then holds them all until the returned function is called. */
  async hold(addresses: readonly string[], holder: Holder): Promise<() => void> {
    const distinct = [...new Set(addresses)];
    // Queued for all of them in one go, so two holders can never wait for each other.
    await Promise.all(distinct.map((address) => this.#take(address, holder)));
    return () => {
      for (const address of distinct) this.#release(address);
    };
  }

  async #take(address: string, holder: Holder): Promise<void> {
    const held = this.#held.get(address);
    if (!held) {
      this.#held.set(address, { holder, waiting: [] });
      return;
    }
    await new Promise<void>((resolve) => {
      held.waiting.push(() => {
        held.holder = holder;
        resolve();
      });
    });
  }

  #release(address: string): void {
    const next = this.#held.get(address)?.waiting.shift();
    if (next) next();
    else this.#held.delete(address);
  }
}
