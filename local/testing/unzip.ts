/** Reads an archive with yauzl, which shares nothing with what writes ours. */
import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";

export interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

/** @throws Error when it is no sound archive: sizes, names and checksums are compared. */
export async function* unzip(archive: Buffer): AsyncIterable<Entry> {
  const zip = await yauzl.fromBufferPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(content) !== entry.crc32) throw new Error(`${entry.fileName} has another checksum`);
    yield { name: entry.fileName, content };
  }
}
