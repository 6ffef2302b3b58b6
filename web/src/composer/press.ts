/** Names presses of Generate, so that the same press is never carried out twice. */
import type { GenerationRequestInput } from "../../../functions/api/types.ts";

/**
 * One key per press. When a press ended without an answer, pressing again for the same order is the
 * same press: it may have arrived the first time.
 */
export class Presses {
  readonly #newKey: () => string;
  #unanswered: { order: string; key: string } | undefined;

  constructor(newKey: () => string = () => crypto.randomUUID()) {
    this.#newKey = newKey;
  }

  keyFor(order: GenerationRequestInput, given?: string): string {
    const text = JSON.stringify(order);
    if (given) this.#unanswered = { order: text, key: given };
    if (this.#unanswered?.order !== text) this.#unanswered = { order: text, key: this.#newKey() };
    return this.#unanswered.key;
  }

  /** The API has answered, with yes or no: the next press is a new one. */
  answered(): void {
    this.#unanswered = undefined;
  }
}
