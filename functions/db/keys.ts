/** The only place that spells a key. What belongs to a person lies under that person's partition. */

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

type OfUser = `usr_${string}`;
type OfGeneration = `gen_${string}`;

const user = (userId: OfUser) => `USER#${userId}`;

export const keys = {
  account: (userId: OfUser): Key => ({ pk: user(userId), sk: "ACCOUNT" }),
  password: (userId: OfUser): Key => ({ pk: user(userId), sk: "PASSWORD" }),
  wallet: (userId: OfUser): Key => ({ pk: user(userId), sk: "WALLET" }),
  entry: (userId: OfUser, seq: number): Key => ({
    pk: user(userId),
    sk: `LEDGER#${String(seq).padStart(12, "0")}`,
  }),
  generation: (userId: OfUser, id: OfGeneration): Key => ({ pk: user(userId), sk: `GEN#${id}` }),
  hold: (userId: OfUser, id: OfGeneration): Key => ({ pk: user(userId), sk: `HOLD#${id}` }),
  outbox: (userId: OfUser, id: OfGeneration): Key => ({ pk: user(userId), sk: `OUTBOX#${id}` }),
  /** `what` is a generation, or one image of it as `<generation>.<n>`. */
  cleanup: (userId: OfUser, what: string): Key => ({ pk: user(userId), sk: `CLEANUP#${what}` }),
  idempotency: (userId: OfUser, key: string): Key => ({
    pk: user(userId),
    sk: `IDEMPOTENCY#${key}`,
  }),
  consent: (userId: OfUser, receipt: string): Key => ({
    pk: user(userId),
    sk: `CONSENT#${receipt}`,
  }),
  giver: (userId: OfUser, receipt: string): Key => ({ pk: user(userId), sk: `GIVER#${receipt}` }),
  /** `what` is a generation, or one image of it as `<generation>.<n>`. */
  gift: (userId: OfUser, what: string): Key => ({ pk: user(userId), sk: `TRAINING#${what}` }),
  /** Permanent record that a movement of money happened, e.g. `signup:<user>`. */
  operation: (key: string): Key => ({ pk: `OP#${key}`, sk: "OP" }),
  /** `digest` is the SHA-256 of the address, so that no address stands in a key. */
  address: (digest: string): Key => ({ pk: `ADDRESS#${digest}`, sk: "ADDRESS" }),
  signUp: (addressDigest: string, attempt: string): Key => ({
    pk: `ADDRESS#${addressDigest}`,
    sk: `SIGNUP#${attempt}`,
  }),
  /** `digest` is the SHA-256 of the session's token. */
  session: (digest: string): Key => ({ pk: `SESSION#${digest}`, sk: "SESSION" }),
  rate: (name: string, subjectDigest: string, window: number): Key => ({
    pk: `RATE#${name}#${subjectDigest}`,
    sk: `WINDOW#${window}`,
  }),
} as const;

/** Beginnings of sort keys, for queries inside one partition. */
export const ranges = {
  generations: (userId: OfUser) => ({ pk: user(userId), begins: "GEN#" }),
  entries: (userId: OfUser) => ({ pk: user(userId), begins: "LEDGER#" }),
  consents: (userId: OfUser) => ({ pk: user(userId), begins: "CONSENT#" }),
  givers: (userId: OfUser) => ({ pk: user(userId), begins: "GIVER#" }),
  gifts: (userId: OfUser) => ({ pk: user(userId), begins: "TRAINING#" }),
  signUps: (addressDigest: string) => ({ pk: `ADDRESS#${addressDigest}`, begins: "SIGNUP#" }),
} as const;

/** How many partitions the `due` index is spread over; the sweeper reads all of them. */
export const dueShards = 4;

/** Where an item stands in the `due` index, spread by the last character of its id. */
export function duePartition(id: string): string {
  return `DUE#${(id.codePointAt(id.length - 1) ?? 0) % dueShards}`;
}

export function duePartitions(): string[] {
  return Array.from({ length: dueShards }, (_, n) => `DUE#${n}`);
}
