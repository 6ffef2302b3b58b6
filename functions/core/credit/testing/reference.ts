/**
 * What the ledger must come to, told in the simplest way: every credit is a coin that lies
 * somewhere. Shares no code with the product.
 */
import { day } from "../../clock.ts";
import { graceDays } from "../lots.ts";

/** What a person or machine wants of the ledger. Times in milliseconds since the epoch. */
export type Intent =
  | {
      readonly kind: "grant";
      readonly user: string;
      readonly key: string;
      readonly amount: number;
      readonly expiresAt: number;
    }
  | { readonly kind: "hold"; readonly user: string; readonly key: string; readonly amount: number }
  | {
      readonly kind: "settle";
      readonly user: string;
      readonly key: string;
      readonly amount: number;
    };

interface Coin {
  place: "purse" | "expired" | "spent" | `held:${string}`;
  expiresAt: number;
  readonly since: number;
  graced: boolean;
}

export class Reference {
  readonly #coins = new Map<string, Coin[]>();
  readonly #done = new Map<string, Intent>();

  /** What was done under this kind and key, by whom and with what amount. */
  done(kind: Intent["kind"], key: string): Intent | undefined {
    return this.#done.get(`${kind}:${key}`);
  }

  /** The intent was committed, decided at that time. */
  commit(intent: Intent, at: number): void {
    const name = `${intent.kind}:${intent.key}`;
    if (this.#done.has(name)) throw new Error(`${name} was committed twice`);
    this.#done.set(name, intent);
    const coins = this.#of(intent.user);
    for (const coin of this.#at(intent.user, "purse")) {
      if (coin.expiresAt <= at) coin.place = "expired";
    }
    if (intent.kind === "grant") {
      const { amount, expiresAt } = intent;
      for (let n = 0; n < amount; n++) {
        coins.push({ place: "purse", expiresAt, since: at, graced: false });
      }
    } else if (intent.kind === "hold") {
      const purse = this.#at(intent.user, "purse");
      if (purse.length < intent.amount) throw new Error(`${name} held more than there was`);
      for (const coin of inOrder(purse).slice(0, intent.amount)) coin.place = `held:${intent.key}`;
    } else {
      inOrder(this.#at(intent.user, `held:${intent.key}`)).forEach((coin, n) => {
        if (n < intent.amount) {
          coin.place = "spent";
          return;
        }
        coin.place = "purse";
        if (coin.expiresAt > at || coin.graced) return;
        coin.graced = true;
        coin.expiresAt = at + graceDays * day;
      });
    }
  }

  /** When each coin in the purse expires, soonest first. */
  purse(user: string): number[] {
    return this.#at(user, "purse")
      .map(({ expiresAt }) => expiresAt)
      .sort((a, b) => (a === b ? 0 : a - b));
  }

  counts(user: string) {
    const count = (is: (place: Coin["place"]) => boolean) =>
      this.#of(user).filter(({ place }) => is(place)).length;
    return {
      granted: this.#of(user).length,
      held: count((place) => place.startsWith("held:")),
      spent: count((place) => place === "spent"),
      expired: count((place) => place === "expired"),
    };
  }

  #of(user: string): Coin[] {
    const coins = this.#coins.get(user) ?? [];
    this.#coins.set(user, coins);
    return coins;
  }

  #at(user: string, place: Coin["place"]): Coin[] {
    return this.#of(user).filter((coin) => coin.place === place);
  }
}

function inOrder(coins: readonly Coin[]): Coin[] {
  return [...coins].sort((a, b) =>
    a.expiresAt === b.expiresAt ? a.since - b.since : a.expiresAt < b.expiresAt ? -1 : 1,
  );
}
