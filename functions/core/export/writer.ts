/**
 * Writes one archive to S3, piece by piece, in constant memory. After a piece that ends with a file,
 * the table of contents so far is saved and the step committed: from there another invocation goes on.
 */
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { ExportContext, Upload } from "../context.ts";
import type { ExportJob } from "../privacy/inventory.ts";
import {
  type FileLine,
  filesOf,
  isImageLine,
  type Line,
  type Omission,
  writeLines,
} from "./contents.ts";
import { step } from "./job.ts";
import type { ExportLimits } from "./limits.ts";
import { contentsKey } from "./location.ts";
import { centralDirectory, localHeader } from "./zip.ts";

type Pieces = NonNullable<ExportJob["upload"]>["pieces"];

/** A file for the archive, or word that there is none. */
export type Entry =
  | { readonly path: string; readonly at: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly at: string; readonly chunks: readonly Uint8Array[] }
  | {
      readonly path: string;
      readonly at: string;
      /** Read twice: its size and sums stand before its bytes. Must be the same both times. */
      readonly read: () => AsyncIterable<Uint8Array>;
      readonly records?: number;
    }
  | { readonly omitted: Omission };

export class ArchiveWriter {
  /** As it was committed last. */
  job: ExportJob;
  readonly #lines: Line[];
  readonly #context: ExportContext;
  readonly #limits: ExportLimits;
  readonly #upload: Upload;
  readonly #part: number;
  #pieces: Pieces;
  #unsaved: Line[] = [];
  /** One fills while the other is on its way: what is in memory does not grow with the files. */
  #filling: Buffer;
  #spare: Buffer;
  #filled = 0;
  #offset: number;
  /** The piece on its way, with the step that follows it. One at a time. */
  #sending: Promise<void> = Promise.resolve();

  /** `lines` is what was written of it before, and grows. */
  constructor(
    context: ExportContext,
    job: ExportJob,
    begun: { upload: Upload; part: number; limits: ExportLimits; lines: Line[] },
  ) {
    this.#context = context;
    this.job = job;
    this.#limits = begun.limits;
    this.#upload = begun.upload;
    this.#part = begun.part;
    this.#lines = begun.lines;
    this.#filling = Buffer.allocUnsafeSlow(begun.limits.longestPieceBytes);
    this.#spare = Buffer.allocUnsafeSlow(begun.limits.longestPieceBytes);
    this.#pieces = [...(job.upload?.pieces ?? [])];
    this.#offset = bytesOf(this.#pieces);
  }

  /**
   * Adds a file. Answers true when everything up to here is saved, or on its way to be.
   * @throws Stopped; UploadLost.
   */
  async add(entry: Entry): Promise<boolean> {
    if ("omitted" in entry) this.#note(entry);
    else if ("bytes" in entry) await this.#addChunks({ ...entry, chunks: [entry.bytes] });
    else if ("chunks" in entry) await this.#addChunks(entry);
    else await this.#addRead(entry);
    if (this.#filled < this.#limits.pieceBytes) return false;
    await this.#send({ save: true });
    return true;
  }

  /** Ends the archive. Answers its size in bytes. */
  async finish(): Promise<number> {
    const files = filesOf(this.#lines);
    await this.#push(centralDirectory(files, this.#offset));
    await this.#send({ save: false });
    await this.#sending;
    const etags = this.#pieces.map((piece) => piece.etag);
    await this.#context.archives.finish(this.#upload, etags);
    return this.#offset;
  }

  /** Waits for what is on its way. */
  settled(): Promise<void> {
    return this.#sending;
  }

  async #addChunks({ path, at, chunks }: Extract<Entry, { chunks: unknown }>): Promise<void> {
    const hash = createHash("sha256");
    let bytes = 0;
    let sum = 0;
    for (const chunk of chunks) {
      hash.update(chunk);
      sum = crc32(chunk, sum);
      bytes += chunk.byteLength;
    }
    await this.#begin({ path, at, bytes, crc32: sum, sha256: hash.digest("hex") });
    for (const chunk of chunks) await this.#push(chunk);
  }

  async #addRead(entry: Extract<Entry, { read: unknown }>): Promise<void> {
    const hash = createHash("sha256");
    let bytes = 0;
    let sum = 0;
    for await (const chunk of entry.read()) {
      hash.update(chunk);
      sum = crc32(chunk, sum);
      bytes += chunk.byteLength;
    }
    const { path, at, records } = entry;
    const file = { path, at, bytes, crc32: sum, sha256: hash.digest("hex") };
    await this.#begin({ ...file, ...(records === undefined ? {} : { records }) });
    const end = this.#offset + bytes;
    for await (const chunk of entry.read()) await this.#push(chunk);
    if (this.#offset !== end) throw new Error("a file changed between being summed and written");
  }

  async #begin(file: Omit<FileLine, "offset">): Promise<void> {
    const line = { ...file, offset: this.#offset };
    this.#note(line);
    await this.#push(localHeader(line));
  }

  #note(line: Line): void {
    this.#lines.push(line);
    this.#unsaved.push(line);
  }

  async #push(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.byteLength; ) {
      const room = this.#filling.byteLength - this.#filled;
      // Full inside a file: sent, but nothing to go on from.
      if (room === 0) await this.#send({ save: false });
      const some = bytes.subarray(at, at + (room || this.#filling.byteLength));
      this.#filling.set(some, this.#filled);
      this.#filled += some.byteLength;
      this.#offset += some.byteLength;
      at += some.byteLength;
    }
  }

  /** Sends what waits, once the piece before has arrived. */
  async #send({ save }: { save: boolean }): Promise<void> {
    await this.#sending;
    const piece = this.#filling.subarray(0, this.#filled);
    const lines = save ? this.#unsaved : [];
    [this.#filling, this.#spare] = [this.#spare, this.#filling];
    this.#filled = 0;
    if (save) this.#unsaved = [];
    this.#sending = this.#transfer(piece, lines);
    // Whoever waits next gets the error; until then it must not count as nobody's.
    this.#sending.catch(() => undefined);
  }

  async #transfer(piece: Buffer, lines: readonly Line[]): Promise<void> {
    const { archives } = this.#context;
    const n = this.#pieces.length + 1;
    const by = this.job.attempts;
    const { etag } = await archives.add(this.#upload, n, piece);
    this.#pieces.push({ etag, bytes: piece.byteLength, lines: lines.length, by });
    if (lines.length === 0) return;
    await archives.put(contentsKey(this.job, this.#part, n, by), writeLines(lines), {
      contentType: "application/json",
      cacheControl: "no-store",
    });
    this.job = await step(this.#context, this.job, {
      set: {
        upload: { id: this.#upload.id, pieces: [...this.#pieces] },
        done: this.job.done + lines.filter(isImageLine).length,
        bytes: bytesOf(this.job.parts) + bytesOf(this.#pieces),
        fruitless: 0,
      },
    });
  }
}

function bytesOf(written: readonly { readonly bytes: number }[]): number {
  return written.reduce((sum, { bytes }) => sum + bytes, 0);
}
