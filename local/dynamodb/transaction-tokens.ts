/**
 * `ClientRequestToken`: for 10 minutes the same token with the same content succeeds without doing
 * anything again, and with other content is refused. Tokens are written in the transaction's own
 * batch, so one that was committed is known after a crash too.
 */
import { createHash } from "node:crypto";
import type { BatchOperation, Store } from "./dynalite.ts";
import { DynamoError, type Json } from "./engine.ts";

const windowMs = 10 * 60_000;
const prefix = "transaction-token~";

interface Token {
  digest: string;
  at: number;
}

export class TransactionTokens {
  readonly #store: Store;
  readonly #inProgress = new Set<string>();
  #sinceSweep = 0;

  private constructor(store: Store) {
    this.#store = store;
  }

  static async open(store: Store): Promise<TransactionTokens> {
    const tokens = new TransactionTokens(store);
    await tokens.#sweep();
    return tokens;
  }

  /**
   * Runs a transaction at most once per token. `commit` gets the operation that remembers it.
   * Answers "replayed" when the token was used before with the same content.
   */
  async once(
    token: string | undefined,
    content: Json[],
    commit: (remember: BatchOperation[]) => Promise<void>,
  ): Promise<"committed" | "replayed"> {
    if (token === undefined) {
      await commit([]);
      return "committed";
    }
    if (this.#inProgress.has(token)) {
      throw new DynamoError(
        "TransactionInProgressException",
        "The transaction with the given request token is already in progress.",
      );
    }
    this.#inProgress.add(token);
    try {
      const key = prefix + token;
      const digest = createHash("sha256").update(canonical(content)).digest("hex");
      const known = (await this.#store.db.get(key)) as Token | undefined;
      if (known && known.at > Date.now() - windowMs) {
        if (known.digest === digest) return "replayed";
        throw new DynamoError(
          "IdempotentParameterMismatchException",
          "Request parameters do not match those of an earlier request with the same client request token",
        );
      }
      await commit([{ type: "put", key, value: { digest, at: Date.now() } satisfies Token }]);
      this.#sinceSweep += 1;
      if (this.#sinceSweep >= 500) await this.#sweep();
      return "committed";
    } finally {
      this.#inProgress.delete(token);
    }
  }

  async #sweep(): Promise<void> {
    this.#sinceSweep = 0;
    const old: BatchOperation[] = [];
    for await (const [key, value] of this.#store.db.iterator({
      gte: prefix,
      lt: `${prefix}\xff`,
    })) {
      if ((value as Token).at <= Date.now() - windowMs) old.push({ type: "del", key });
    }
    if (old.length > 0) await this.#store.db.batch(old);
  }
}

/** JSON with sorted names: the order of attributes does not make a request another one. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
