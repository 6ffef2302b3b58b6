/**
 * How long each class of data is kept, in days. From this table come the S3 lifecycle rules, the
 * DynamoDB TTLs, the log groups' and queues' retention, and the numbers people read on the site.
 */
export const retentionDays = {
  /** Images made on the free plan. */
  free: 7,
  /** Images made on a paid plan. */
  paid: 90,
  /** Reference pictures a person attached. */
  upload: 1,
  export: 7,
  /** That an export was asked for, so that its owner sees what became of it. */
  exportRecord: 30,
  /** What an erasure must know for its last look: longer than any message lives on. */
  erasing: 6,
  /** That an account was erased, under its random id: longer than any backup or retry lives. */
  tombstone: 90,
  session: 30,
  /** A sign-up that was never finished. */
  signUp: 1,
  /** How long a repeated press of Generate is recognised. */
  idempotency: 1,
  /** Rate limits and other abuse records. They count under digests of addresses and networks. */
  abuse: 14,
  /** Counts of a day's visits, about nobody. */
  analytics: 400,
  /** What tells the visitors of one day apart; it is destroyed with the end of the day's counting. */
  visit: 2,
  /** What the daily comparison of what is there with what should be found. Counts only. */
  audit: 90,
  /** A request about a right, after its end: we must be able to show that we answered. */
  rightsRequest: 1_095,
  /** Any other question to support, after its end. */
  question: 365,
  /** What operators looked at and changed, while the account lasts. */
  operatorAction: 1_095,
  /** What was demanded and handed over. */
  disclosure: 1_095,
  log: 14,
  queue: 1,
  deadLetter: 4,
  /** Point-in-time recovery of the table. */
  backup: 7,
} as const satisfies Record<string, number>;

export type RetentionClass = keyof typeof retentionDays;

/** The classes images are stored under, as the first part of their key below `images/`. */
export const imageClasses = ["free", "paid"] as const satisfies readonly RetentionClass[];
export type ImageClass = (typeof imageClasses)[number];
