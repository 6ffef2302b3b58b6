/** The table of contents of an archive while it is written: a line for every step that was done. */

export interface FileLine {
  /** In the archive. */
  readonly path: string;
  readonly bytes: number;
  readonly crc32: number;
  /** In hex. */
  readonly sha256: string;
  readonly offset: number;
  readonly at: string;
  /** How many items it holds, for a file of records. */
  readonly records?: number;
}

export const omissionReasons = {
  deleted: "Deleted while the export was written.",
  expired: "Its time was over before it was reached.",
  missing: "Its file could not be found. That is our mistake; please write to support.",
} as const;
export type OmissionReason = keyof typeof omissionReasons;

/** A file that should be in the archive and is not. */
export interface Omission {
  readonly path: string;
  readonly generation: string;
  readonly reason: OmissionReason;
}

export type Line = FileLine | { readonly omitted: Omission };

export function filesOf(lines: readonly Line[]): FileLine[] {
  return lines.filter((line) => "path" in line);
}

export function omissionsOf(lines: readonly Line[]): Omission[] {
  return lines.filter((line) => "omitted" in line).map(({ omitted }) => omitted);
}

/** True for an image, whether it is in the archive or missing. */
export function isImageLine(line: Line): boolean {
  return "omitted" in line || line.path.includes("/data/images/");
}

export function writeLines(lines: readonly Line[]): Buffer {
  return Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

export function readLines(saved: Uint8Array): Line[] {
  return jsonLines<Line>(saved);
}

/** Values saved one a line. */
export function jsonLines<T>(saved: Uint8Array): T[] {
  return Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength)
    .toString()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
