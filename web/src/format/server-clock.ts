/**
 * What time it is for the server, from the Date headers of its answers: the browser's own clock may
 * be wrong by minutes, and "goes in 5 hours" must be true all the same.
 */
export class ServerClock {
  readonly #localNow: () => number;
  /** The difference server − browser is known to lie between these, in milliseconds. */
  #lowMs = Number.NEGATIVE_INFINITY;
  #highMs = Number.POSITIVE_INFINITY;

  constructor(localNow: () => number = Date.now) {
    this.#localNow = localNow;
  }

  /** Takes an answer's Date header and when its request was sent, in epoch milliseconds. */
  observe(headerMs: number, sentMs: number): void {
    // The header counts whole seconds, and was written between sending and now.
    const lowMs = headerMs - this.#localNow();
    const highMs = headerMs + 1_000 - sentMs;
    if (lowMs > this.#highMs || highMs < this.#lowMs) {
      // One of the clocks was set. What was known before no longer holds.
      this.#lowMs = lowMs;
      this.#highMs = highMs;
      return;
    }
    this.#lowMs = Math.max(this.#lowMs, lowMs);
    this.#highMs = Math.min(this.#highMs, highMs);
  }

  /** The server's time in epoch milliseconds; the browser's own until an answer has come. */
  now(): number {
    if (this.#lowMs === Number.NEGATIVE_INFINITY) return this.#localNow();
    return this.#localNow() + (this.#lowMs + this.#highMs) / 2;
  }
}
