/** The only place that spells a key. What belongs to a person lies under that person's partition. */

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

type OfUser = `usr_${string}`;
type OfGeneration = `gen_${string}`;
type OfExport = `exp_${string}`;

const user = (userId: OfUser) => `USER#${userId}`;

/** Whom a request to support belongs to: an account, a proven address, or nobody any more. */
export interface RequestOwner {
  readonly userId?: OfUser | undefined;
  readonly addressDigest?: string | undefined;
}

function requestPartition({ userId, addressDigest }: RequestOwner, id: string): string {
  if (userId) return user(userId);
  return addressDigest ? `ADDRESS#${addressDigest}` : `REQUEST#${id}`;
}

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
  /** One at a time: that images are to be kept longer. */
  extension: (userId: OfUser): Key => ({ pk: user(userId), sk: "EXTENSION" }),
  /** `token` is that of the files' new names. */
  move: (userId: OfUser, id: OfGeneration, token: string): Key => ({
    pk: user(userId),
    sk: `MOVE#${id}#${token}`,
  }),
  /** `day` is the day (UTC) on which images go, e.g. `2026-11-30`. */
  reminder: (userId: OfUser, day: string): Key => ({ pk: user(userId), sk: `REMINDER#${day}` }),
  /** That visitors of a day are being counted. */
  visitDay: (date: string): Key => ({ pk: `VISITS#${date}`, sk: "DAY" }),
  /** `mark` is in hexadecimal; its first digit spreads the marks of a day. */
  visitMark: (date: string, mark: string): Key => ({
    pk: `VISITS#${date}#${mark.charAt(0)}`,
    sk: `MARK#${mark}`,
  }),
  dayCount: (date: string, dimension: string, value: string, shard: number): Key => ({
    pk: `ANALYTICS#${date}`,
    sk: `COUNT#${dimension}#${value}#${shard}`,
  }),
  /** `day` as `2026-11-30`. */
  audit: (day: string): Key => ({ pk: "AUDIT", sk: `DAY#${day}` }),
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
  /** One for each version, never changed. */
  acceptance: (userId: OfUser, version: string): Key => ({
    pk: user(userId),
    sk: `ACCEPTANCE#${version}`,
  }),
  /** A request to support that waits for the code mailed to its address. */
  requestAttempt: (id: string): Key => ({ pk: `REQUEST#${id}`, sk: "ATTEMPT" }),
  request: (owner: RequestOwner, id: string): Key => ({
    pk: requestPartition(owner, id),
    sk: `REQUEST#${id}`,
  }),
  /** Says whom a request belongs to. */
  requestPlace: (id: string): Key => ({ pk: `REQUEST#${id}`, sk: "PLACE" }),
  /** The list operators work from, by state, in the order of an ISO time. */
  docket: (state: string, at: string, id: string): Key => ({
    pk: `DOCKET#${state}`,
    sk: `AT#${at}#${id}`,
  }),
  operatorAction: (userId: OfUser, id: string): Key => ({ pk: user(userId), sk: `AUDIT#${id}` }),
  /** The same about somebody without an account. */
  operatorActionOnRequest: (requestId: string, id: string): Key => ({
    pk: `REQUEST#${requestId}`,
    sk: `AUDIT#${id}`,
  }),
  disclosure: (id: string): Key => ({ pk: "DISCLOSURES", sk: `DISCLOSURE#${id}` }),
  disclosureNotice: (userId: OfUser, id: string): Key => ({
    pk: user(userId),
    sk: `DISCLOSURE#${id}`,
  }),
  announcement: (version: string): Key => ({
    pk: `ANNOUNCEMENT#${version}`,
    sk: `ANNOUNCEMENT#${version}`,
  }),
  export: (userId: OfUser, id: OfExport): Key => ({ pk: user(userId), sk: `EXPORT#${id}` }),
  exportSlot: (userId: OfUser): Key => ({ pk: user(userId), sk: "EXPORTSLOT" }),
  /** Permanent record that a movement of money happened, e.g. `signup:<user>`. */
  operation: (key: string): Key => ({ pk: `OP#${key}`, sk: "OP" }),
  /** `digest` is the SHA-256 of the address, so that no address stands in a key. */
  address: (digest: string): Key => ({ pk: `ADDRESS#${digest}`, sk: "ADDRESS" }),
  signUp: (addressDigest: string, attempt: string): Key => ({
    pk: `ADDRESS#${addressDigest}`,
    sk: `SIGNUP#${attempt}`,
  }),
  /** Where a session of the person is found, by the same digest as the session itself. */
  signIn: (userId: OfUser, digest: string): Key => ({ pk: user(userId), sk: `SIGNIN#${digest}` }),
  /** Outside the person's partition, which it empties. */
  erasure: (userId: OfUser): Key => ({ pk: `ERASURE#${userId}`, sk: "ERASURE" }),
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
  moves: (userId: OfUser, id: OfGeneration) => ({ pk: user(userId), begins: `MOVE#${id}#` }),
  outboxes: (userId: OfUser) => ({ pk: user(userId), begins: "OUTBOX#" }),
  entries: (userId: OfUser) => ({ pk: user(userId), begins: "LEDGER#" }),
  consents: (userId: OfUser) => ({ pk: user(userId), begins: "CONSENT#" }),
  givers: (userId: OfUser) => ({ pk: user(userId), begins: "GIVER#" }),
  gifts: (userId: OfUser) => ({ pk: user(userId), begins: "TRAINING#" }),
  requests: (owner: RequestOwner) => ({ pk: requestPartition(owner, ""), begins: "REQUEST#" }),
  docket: (state: string) => ({ pk: `DOCKET#${state}`, begins: "AT#" }),
  operatorActions: (userId: OfUser) => ({ pk: user(userId), begins: "AUDIT#" }),
  disclosures: { pk: "DISCLOSURES", begins: "DISCLOSURE#" },
  disclosureNotices: (userId: OfUser) => ({ pk: user(userId), begins: "DISCLOSURE#" }),
  reminders: (userId: OfUser) => ({ pk: user(userId), begins: "REMINDER#" }),
  signIns: (userId: OfUser) => ({ pk: user(userId), begins: "SIGNIN#" }),
  exports: (userId: OfUser) => ({ pk: user(userId), begins: "EXPORT#" }),
  holds: (userId: OfUser) => ({ pk: user(userId), begins: "HOLD#" }),
  audits: () => ({ pk: "AUDIT", begins: "DAY#" }),
  dayCounts: (date: string, dimension?: string) => ({
    pk: `ANALYTICS#${date}`,
    begins: dimension === undefined ? "COUNT#" : `COUNT#${dimension}#`,
  }),
  signUps: (addressDigest: string) => ({ pk: `ADDRESS#${addressDigest}`, begins: "SIGNUP#" }),
} as const;

/** All partitions the marks of a day are spread over. */
export function visitPartitions(date: string): string[] {
  return Array.from("0123456789abcdef", (digit) => keys.visitMark(date, digit).pk);
}

/** How many partitions the `due` index is spread over; the sweeper reads all of them. */
export const dueShards = 4;

/** Where an item stands in the `due` index, spread by the last character of its id. */
export function duePartition(id: string): string {
  return `DUE#${(id.codePointAt(id.length - 1) ?? 0) % dueShards}`;
}

export function duePartitions(): string[] {
  return Array.from({ length: dueShards }, (_, n) => `DUE#${n}`);
}
