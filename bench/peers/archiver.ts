/**
 * The same images by archiver: read from one bucket six at a time, written to the other in pieces
 * of the same size. It sums nothing but CRC-32, writes no manifest, and cannot go on after a death.
 */
import { ZipArchive } from "archiver";
import { openArchives } from "../../functions/runtime/archives.ts";
import { openBucket } from "../../functions/runtime/objects.ts";
import { openReader } from "../../functions/runtime/reader.ts";
import type { Measured } from "../export.ts";
import type { Person } from "../export-seed.ts";
import { peakBytes } from "../peak.ts";

const ahead = 6;
const pieceBytes = 6 * 1024 * 1024;

const person = JSON.parse(process.env.BENCH_PERSON ?? "{}") as Person;
const reader = openReader(person.images);
const archives = openArchives(person.exports);
const found = await openBucket(person.images).list(person.imageKeys);

const started = performance.now();
const zip = new ZipArchive({ store: true });
const key = `exports/${person.userId}/peer/peer.zip`;
const upload = { key, id: await archives.begin(key) };
const [, bytes] = await Promise.all([feed(), drain()]);
const measured: Measured = {
  ms: performance.now() - started,
  bytes,
  peakBytes: peakBytes(),
};
console.log(JSON.stringify(measured));
await archives.removeAll(`exports/${person.userId}/`);
process.exit(0);

async function feed(): Promise<void> {
  const running: Promise<[string, Uint8Array | undefined]>[] = [];
  const take = async () => {
    const [name, image] = (await running.shift()) ?? ["", undefined];
    if (!image) return;
    const written = new Promise<void>((resolve) => zip.once("entry", resolve));
    zip.append(Buffer.from(image.buffer, image.byteOffset, image.byteLength), { name });
    await written;
  };
  for (const [n, object] of found.entries()) {
    running.push(reader.get(object.key).then((image) => [`images/${n}.webp`, image]));
    if (running.length >= ahead) await take();
  }
  while (running.length > 0) await take();
  await zip.finalize();
}

async function drain(): Promise<number> {
  const etags: string[] = [];
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let total = 0;
  const send = async () => {
    const piece = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    etags.push((await archives.add(upload, etags.length + 1, piece)).etag);
  };
  for await (const chunk of zip) {
    waiting.push(chunk);
    waitingBytes += chunk.byteLength;
    total += chunk.byteLength;
    if (waitingBytes >= pieceBytes) await send();
  }
  await send();
  await archives.finish(upload, etags);
  return total;
}
