/**
 * What makes a folder a BagIt bag (RFC 8493, version 1.0): its declaration, what it says of itself,
 * and the sums of all its files. Every archive is a bag of its own, so each can be checked alone.
 */
import { createHash } from "node:crypto";
import type { FileLine } from "./contents.ts";

export interface TagFile {
  readonly path: string;
  readonly bytes: Buffer;
}

export interface BagInfo {
  readonly exportId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly part: number;
  readonly of: number;
}

const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/** The files beside `data/`, in the order in which they are written. Paths are in the bag. */
export function tagFiles(info: BagInfo, payload: readonly FileLine[]): TagFile[] {
  const files = [
    { path: "bagit.txt", bytes: Buffer.from(declaration) },
    { path: "bag-info.txt", bytes: Buffer.from(bagInfo(info, payload)) },
    { path: "manifest-sha256.txt", bytes: Buffer.from(manifest(payload)) },
  ];
  const sums = files.map(({ path, bytes }) => ({
    path,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  }));
  return [...files, { path: "tagmanifest-sha256.txt", bytes: Buffer.from(manifest(sums)) }];
}

function bagInfo({ exportId, at, part, of }: BagInfo, payload: readonly FileLine[]): string {
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0);
  const fields = {
    "Source-Organization": "nana img",
    "External-Identifier": exportId,
    "External-Description": "Everything nana img holds about one person",
    "Bagging-Date": at.slice(0, 10),
    // RFC 8493 §2.2.2: bytes and files below data/, for a quick look whether anything is missing.
    "Payload-Oxum": `${bytes}.${payload.length}`,
    "Bag-Group-Identifier": exportId,
    "Bag-Count": `${part} of ${of}`,
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join("");
}

/** Paths are ASCII without `%` and line ends, so nothing needs the encoding of §2.1.3. */
function manifest(files: readonly Pick<FileLine, "path" | "sha256">[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("");
}
