/** How much goes into one archive, one piece of an upload, one request. Tests use smaller ones. */
export interface ExportLimits {
  /** An archive stays below this, so that any program and any disk can hold it. */
  readonly partBytes: number;
  /** Images in one archive: its table of contents is held in memory while it is written. */
  readonly partImages: number;
  /** A piece is sent at the end of the file with which it got this long … */
  readonly pieceBytes: number;
  /** … and inside a file when it got this long. S3 wants at least 5 MiB, but for the last one. */
  readonly longestPieceBytes: number;
  /** How much of the table is read before it is saved. */
  readonly chunkBytes: number;
  /** Images fetched ahead of the one being written. */
  readonly ahead: number;
  /** Images on one page of the index. */
  readonly pageImages: number;
  /** Nothing new is begun when the function has less time left than this. */
  readonly reserveMs: number;
}

const mebibyte = 1024 * 1024;

export const exportLimits: ExportLimits = {
  partBytes: 2_000_000_000,
  partImages: 10_000,
  pieceBytes: 6 * mebibyte,
  longestPieceBytes: 8 * mebibyte,
  chunkBytes: 4 * mebibyte,
  ahead: 6,
  pageImages: 500,
  reserveMs: 120_000,
};

/** What Lambda gives a function at most. */
export const exportTimeoutSeconds = 900;

/** Exports a person may ask for in a day; see `session/rate.ts`. */
export const exportsPerDay = 5;
