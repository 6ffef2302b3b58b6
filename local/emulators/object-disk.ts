/**
 * Keeps S3 objects as plain files: `<bucket>/data/<key>` is the object itself, and opens in any
 * viewer; `<bucket>/meta/<key>.json` is what S3 knows about it. Both are replaced by rename, data
 * first, so whenever the process dies an object is the old one, the new one or not there.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
import type { ObjectPersistence, ObjectStore, StoredObject } from "./fauxqs.ts";

export class ObjectDisk implements ObjectPersistence {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
    mkdirSync(root, { recursive: true });
  }

  /** Fills a store with what is on disk, bodies excepted: they are read when asked for. */
  load(store: ObjectStore): void {
    for (const bucket of readdirSync(this.#root)) {
      store.createBucket(bucket);
      const folder = join(this.#root, bucket, "meta");
      if (!existsSync(folder)) continue;
      for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!file.endsWith(".json")) continue;
        const object = this.#read(bucket, join(folder, file));
        if (object) store.restoreObject(bucket, object);
      }
    }
  }

  insertBucket(name: string): void {
    mkdirSync(join(this.#root, name), { recursive: true });
  }

  deleteBucket(name: string): void {
    rmSync(join(this.#root, name), { recursive: true, force: true });
  }

  upsertObject(bucket: string, object: StoredObject): void {
    const { body, ...meta } = object;
    replace(this.#data(bucket, object.key), body);
    replace(this.#meta(bucket, object.key), JSON.stringify(meta));
  }

  deleteObject(bucket: string, key: string): void {
    for (const [path, top] of [
      [this.#meta(bucket, key), "meta"],
      [this.#data(bucket, key), "data"],
    ] as const) {
      rmSync(path, { force: true });
      removeEmptyFolders(dirname(path), join(this.#root, bucket, top));
    }
  }

  readBody(bucket: string, key: string): Buffer {
    return readFileSync(this.#data(bucket, key));
  }

  completeMultipartUpload(_uploadId: string, bucket: string, object: StoredObject): void {
    this.upsertObject(bucket, object);
  }

  // Uploads in parts live in memory until they are complete; after a restart they start again.
  insertMultipartUpload(): void {}
  upsertMultipartPart(): void {}
  deleteMultipartUpload(): void {}

  #data(bucket: string, key: string): string {
    return join(this.#root, bucket, "data", pathOf(key));
  }

  #meta(bucket: string, key: string): string {
    return `${join(this.#root, bucket, "meta", pathOf(key))}.json`;
  }

  #read(bucket: string, file: string): StoredObject | undefined {
    const meta = JSON.parse(readFileSync(file, "utf8")) as Omit<StoredObject, "body"> & {
      lastModified: string | Date;
    };
    const data = statSync(this.#data(bucket, meta.key), { throwIfNoEntry: false });
    if (data?.size !== meta.contentLength) return undefined;
    return { ...meta, lastModified: new Date(meta.lastModified), body: Buffer.alloc(0) };
  }
}

/**
 * A key as a path inside its bucket, one to one and never outside: what a file system treats
 * specially is percent-encoded, whole `.`, `..` and empty segments too. Unlike in S3 there cannot be
 * an object `a` beside an object `a/b`: the one would be a file, the other makes it a folder.
 */
function pathOf(key: string): string {
  const segments = key.split("/").map((segment) => {
    const safe = segment.replace(
      /[<>:"|?*\\%]/g,
      (character) => `%${character.charCodeAt(0).toString(16)}`,
    );
    return safe === "" || /^\.+$/.test(safe) ? `%${safe}` : safe;
  });
  return segments.join(sep);
}

function replace(path: string, content: Buffer | string): void {
  mkdirSync(dirname(path), { recursive: true });
  // No key makes such a name: a percent sign in a key is encoded.
  const fresh = `${path}%new`;
  writeFileSync(fresh, content);
  renameSync(fresh, path);
}

function removeEmptyFolders(folder: string, top: string): void {
  for (
    let current = folder;
    current.startsWith(top) && current !== top;
    current = dirname(current)
  ) {
    try {
      rmdirSync(current);
    } catch {
      return;
    }
  }
}
