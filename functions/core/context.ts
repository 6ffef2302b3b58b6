/** What the product reaches the world through. Entry points build it; tests build it too. */
import type { Table } from "../db/client.ts";
import type { Clock } from "./clock.ts";
import type { SigningKey } from "./image/access.ts";
import type { Post } from "./mail/mail.ts";
import type { Provider } from "./model/provider.ts";
import type { GenerationMessage, JobMessage } from "./privacy/inventory/queues.ts";
import type { LogFields, MetricDimension } from "./privacy/log-fields.ts";

export type { GenerationMessage, JobMessage, LogFields };

/** Enough for everything that only reads and moves what is in the table. */
export interface DataContext {
  readonly table: Table;
  readonly clock: Clock;
}

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** A bucket, or a part of one. */
export interface Objects {
  put(key: string, body: Uint8Array, options: PutOptions): Promise<void>;
  /** Every object whose key begins so. */
  list(prefix: string): Promise<StoredObject[]>;
  /** Removes every object whose key begins so. Removing nothing is fine. */
  removeAll(prefix: string): Promise<number>;
}

/** A bucket out of which much may have to go. */
export interface PagedObjects extends Objects {
  /** Removes up to a thousand objects whose keys begin so, and answers them; none when all are gone. */
  removePage(prefix: string): Promise<readonly StoredObject[]>;
}

export interface PutOptions {
  readonly contentType: string;
  readonly cacheControl: string;
}

export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
}

export interface Queue<Message> {
  send(message: Message): Promise<void>;
}
export type GenerationQueue = Queue<GenerationMessage>;

export const jobQueues = ["training", "exports", "erasures", "notices", "extensions"] as const;
export type JobQueue = (typeof jobQueues)[number];
export type Jobs = Readonly<Record<JobQueue, Queue<JobMessage>>>;

export interface Metrics {
  count(
    name: MetricName,
    value?: number,
    dimensions?: { readonly [D in MetricDimension]?: string },
  ): void;
  milliseconds(name: MetricName, value: number): void;
  seconds(name: MetricName, value: number): void;
}

export type MetricName =
  | "Generations"
  | "QueueWait"
  | "ProviderTime"
  | "SettlementTime"
  | "SweepLateSeconds"
  | "MessagesResent"
  | "GenerationsGivenUp"
  | "FilesRemoved"
  | "NoticesSent"
  | "LeftoversFound"
  | "AuditsFinished"
  | "ExportsReady"
  | "ExportsGivenUp"
  | "ExportTime"
  | "AccountsErased"
  | "ErasuresOverdue";

/**
 * The random numbers that make marks of a day's visitors: outside the table, so that no backup keeps
 * one. Days as `2026-11-30`.
 */
export interface Salts {
  create(date: string, id: string, salt: Uint8Array): Promise<void>;
  read(date: string, id: string): Promise<Uint8Array | undefined>;
  /** All of that day. Destroying nothing is fine. */
  destroy(date: string): Promise<void>;
}

/** Counting visits. */
export interface AnalyticsContext extends DataContext {
  readonly salts: Salts;
}

/** The buckets that hold anything about anyone, as the audit goes through them. */
export const shelfNames = [
  "images",
  "uploads",
  "exports",
  "training",
  "tombstones",
  "salts",
] as const;
export type ShelfName = (typeof shelfNames)[number];

export interface ShelvedObject {
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly changedAtMs: number;
}

export interface Shelf {
  /** Up to a thousand objects in the order of their keys, from the first after that key on. */
  page(after: string | undefined): Promise<readonly ShelvedObject[]>;
  has(key: string): Promise<boolean>;
  /** Up to a thousand. */
  remove(keys: readonly string[]): Promise<void>;
}

/** Comparing what is stored with what should be. */
export interface AuditContext extends DataContext {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly shelves: Readonly<Record<ShelfName, Shelf>>;
}

/** Signing in and up. */
export interface AccountContext extends DataContext {
  readonly post: Post;
}

/** Asking for an account. */
export interface SignUpContext extends AccountContext {
  readonly signingKey: () => Promise<SigningKey>;
}

/** Asking for, reading and deleting generations. */
export interface StudioContext extends DataContext {
  readonly log: Log;
  readonly images: Objects;
  readonly queue: GenerationQueue;
}

/** Settling generations that others left behind. */
export interface RepairContext extends StudioContext {
  readonly metrics: Metrics;
}

/** Looking at what is due. */
export interface SweepContext extends RepairContext {
  readonly salts: Pick<Salts, "destroy">;
  readonly jobs: Jobs;
}

/** Sending mails that are due. */
export interface NoticeContext extends AccountContext {
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The training bucket, as everybody holds it but its one writer. */
export type TrainingCopies = Pick<PagedObjects, "list" | "removePage">;

/** The training bucket, as its one writer holds it. */
export interface TrainingStore extends TrainingCopies {
  put(key: string, body: Uint8Array, options: PutOptions): Promise<void>;
  /**
   * Copies an image out of the images bucket, without what else is stored with it. Answers false
   * when it is not there any more.
   */
  copyImage(imageKey: string, key: string): Promise<boolean>;
}

/** Saying what may be done with one's data. */
export interface ConsentContext extends DataContext {
  readonly log: Log;
  readonly training: TrainingCopies;
}

/** Giving for training, and taking back. */
export interface TrainingContext extends DataContext {
  readonly log: Log;
  readonly training: TrainingStore;
}

/** Erasing accounts. */
export interface ErasureContext extends DataContext {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly post: Post;
  readonly images: Pick<PagedObjects, "list" | "removePage">;
  readonly archives: Pick<Archives, "list" | "abort" | "removeAll">;
  readonly training: TrainingCopies;
  readonly tombstones: Pick<Objects, "put" | "list">;
  readonly jobs: Pick<Jobs, "erasures">;
}

/** The images, for who puts them elsewhere. */
export interface MovableImages extends Pick<Objects, "removeAll"> {
  /**
   * Copies an object with all that is stored with it. Answers false when it is not there. Asked for
   * once: what failed may still happen a moment later.
   */
  copy(from: string, to: string): Promise<boolean>;
}

/** Keeping images longer. */
export interface ExtensionContext extends DataContext {
  readonly log: Log;
  readonly images: MovableImages;
  readonly jobs: Pick<Jobs, "extensions">;
}

/** Drawing. */
export interface DrawContext extends DataContext {
  readonly log: Log;
  readonly images: Objects;
  readonly metrics: Metrics;
  readonly provider: (model: string) => Promise<Provider>;
}

/** Files as they are read. */
export interface ReadableObjects {
  /** The whole object; undefined when there is none. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** The same as it came in: what is only passed on need not be put together, which takes a copy. */
  chunks(key: string): Promise<readonly Uint8Array[] | undefined>;
}

/** An archive that is being written, piece by piece. */
export interface Upload {
  readonly key: string;
  readonly id: string;
}

/** The bucket of exports: archives, and what is needed to write them. */
export interface Archives extends Objects, ReadableObjects {
  /** Begins an archive that a browser saves under its own name. */
  begin(key: string): Promise<string>;
  /** Pieces count from 1. The same number again replaces the piece. */
  add(upload: Upload, n: number, piece: Uint8Array): Promise<{ etag: string }>;
  /** @throws UploadLost by `add` and `finish`, when the pieces are gone or not those named. */
  finish(upload: Upload, etags: readonly string[]): Promise<void>;
  /** Gives up what was not finished. Giving up nothing is fine. */
  abort(upload: Upload): Promise<void>;
  sizeOf(key: string): Promise<number | undefined>;
}

/** What is left of an archive that was being written cannot be gone on with. */
export class UploadLost extends Error {}

/** Asking for exports, and fetching them. */
export interface ExportsContext extends DataContext {
  readonly log: Log;
  readonly archives: Pick<Archives, "abort" | "removeAll">;
  readonly jobs: Pick<Jobs, "exports">;
  /** An address at which anybody may fetch the object until the seconds are over. */
  readonly linkToArchive: (
    key: string,
    options: { seconds: number; from: number },
  ) => Promise<string>;
}

/** Writing exports. */
export interface ExportContext extends DataContext {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly images: Pick<ReadableObjects, "chunks">;
  readonly archives: Archives;
  readonly jobs: Pick<Jobs, "exports">;
  readonly post: Post;
}
