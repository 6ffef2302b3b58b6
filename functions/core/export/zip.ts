/**
 * The bytes of a ZIP archive around its files, which are stored as they are: images do not get
 * smaller. Follows PKWARE's APPNOTE 6.3.10; ZIP64 where a number does not fit. Sizes and sums are
 * known before a file is written, so there are no data descriptors, and any reader can stream it.
 *
 * Written here because no library lets go of an archive half-way and goes on with it in another
 * process (`docs/decisions/export.md`).
 */

export interface ZipFile {
  /** With `/`, ASCII only. */
  readonly path: string;
  readonly bytes: number;
  readonly crc32: number;
  /** Where its header begins, in bytes from the beginning of the archive. */
  readonly offset: number;
  /** ISO 8601. ZIP knows no time zone: UTC is written. */
  readonly at: string;
}

const max16 = 0xffff;
const max32 = 0xffffffff;
const storedVersion = 20;
const zip64Version = 45;
/** Made on Unix, so that the rights below count. */
const madeBy = (3 << 8) | zip64Version;
/** A plain file its owner may write and all may read. */
const rights = (0o100644 << 16) >>> 0;
const nameIsUtf8 = 0x0800;

/** What stands before the bytes of a file. */
export function localHeader(file: ZipFile): Buffer {
  const name = Buffer.from(file.path);
  const large = file.bytes >= max32;
  const extra = large ? zip64Field([file.bytes, file.bytes]) : Buffer.alloc(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(large ? zip64Version : storedVersion, 4);
  writeCommon(header, 6, file, name, extra);
  return Buffer.concat([header, name, extra]);
}

/** The list of files at the end of the archive. `offset` is where it begins. */
export function centralDirectory(files: readonly ZipFile[], offset: number): Buffer {
  const listed = Buffer.concat(files.map(directoryEntry));
  const zip64 = files.length >= max16 || offset >= max32 || listed.length >= max32;
  return Buffer.concat([
    listed,
    ...(zip64 ? [zip64End(files.length, listed.length, offset)] : []),
    end(files.length, listed.length, offset),
  ]);
}

function directoryEntry(file: ZipFile): Buffer {
  const name = Buffer.from(file.path);
  const large = file.bytes >= max32;
  const far = file.offset >= max32;
  const extra =
    large || far
      ? zip64Field([...(large ? [file.bytes, file.bytes] : []), ...(far ? [file.offset] : [])])
      : Buffer.alloc(0);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(madeBy, 4);
  entry.writeUInt16LE(large || far ? zip64Version : storedVersion, 6);
  writeCommon(entry, 8, file, name, extra);
  // Comment, disk and internal attributes stay zero.
  entry.writeUInt32LE(rights, 38);
  entry.writeUInt32LE(far ? max32 : file.offset, 42);
  return Buffer.concat([entry, name, extra]);
}

/** Flags to extra length: the same run of fields in both headers. */
function writeCommon(into: Buffer, at: number, file: ZipFile, name: Buffer, extra: Buffer): void {
  const size = Math.min(file.bytes, max32);
  into.writeUInt16LE(nameIsUtf8, at);
  // The method, zero, is "stored".
  into.writeUInt32LE(dosTime(file.at), at + 4);
  into.writeUInt32LE(file.crc32, at + 8);
  into.writeUInt32LE(size, at + 12);
  into.writeUInt32LE(size, at + 16);
  into.writeUInt16LE(name.length, at + 20);
  into.writeUInt16LE(extra.length, at + 22);
}

function zip64Field(numbers: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * numbers.length);
  field.writeUInt16LE(0x0001, 0);
  field.writeUInt16LE(8 * numbers.length, 2);
  numbers.forEach((number, n) => {
    field.writeBigUInt64LE(BigInt(number), 4 + 8 * n);
  });
  return field;
}

function zip64End(count: number, listedBytes: number, offset: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(madeBy, 12);
  record.writeUInt16LE(zip64Version, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(listedBytes), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  // Where the record above stands, for readers that come from the end.
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(offset + listedBytes), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

function end(count: number, listedBytes: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(Math.min(count, max16), 8);
  record.writeUInt16LE(Math.min(count, max16), 10);
  record.writeUInt32LE(Math.min(listedBytes, max32), 12);
  record.writeUInt32LE(Math.min(offset, max32), 16);
  return record;
}

/** MS-DOS date and time: two seconds are the smallest step, 1980 is the beginning. */
function dosTime(at: string): number {
  const time = new Date(at);
  const date =
    (Math.max(0, time.getUTCFullYear() - 1980) << 9) |
    ((time.getUTCMonth() + 1) << 5) |
    time.getUTCDate();
  const clock =
    (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1);
  return ((date << 16) | clock) >>> 0;
}
