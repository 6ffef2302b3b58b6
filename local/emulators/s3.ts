/** S3 on this machine: fauxqs' S3, with keys in S3's order and objects as plain files. */
import type { Listing, ListOptions, ObjectStore, StoredObject } from "./fauxqs.ts";
import { S3Store } from "./fauxqs.ts";
import { ObjectDisk } from "./object-disk.ts";

/** Opens the store kept in a directory, or in memory when none is given. */
export function openObjects(options: { dir?: string } = {}): ObjectStore {
  const store = new OrderedStore();
  if (options.dir) {
    const disk = new ObjectDisk(options.dir);
    disk.load(store);
    store.persistence = disk;
  }
  return store;
}

/**
 * fauxqs sorts keys as people read them, and then pages through them by their bytes, which loses
 * some. S3 sorts by bytes (UTF-8) throughout.
 */
class OrderedStore extends S3Store {
  override listObjects(bucket: string, options: ListOptions = {}): Listing {
    const { prefix = "", delimiter, maxKeys = 1_000 } = options;
    const after = options.startAfter ?? options.marker ?? "";
    // Answers the missing bucket's error when there is none.
    if (!this.buckets.has(bucket)) return super.listObjects(bucket, options);
    const objects: StoredObject[] = [];
    const commonPrefixes: string[] = [];
    for (const object of sorted(this.buckets.get(bucket)?.values() ?? [])) {
      const { key } = object;
      if (!key.startsWith(prefix)) continue;
      const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
      const folder = delimiter && end >= 0 ? key.slice(0, end + delimiter.length) : undefined;
      if (compare(folder ?? key, after) <= 0 || folder === commonPrefixes.at(-1)) {
        if (folder !== undefined || compare(key, after) <= 0) continue;
      }
      if (objects.length + commonPrefixes.length >= maxKeys) {
        return { objects, commonPrefixes, isTruncated: true };
      }
      if (folder === undefined) objects.push(object);
      else commonPrefixes.push(folder);
    }
    return { objects, commonPrefixes, isTruncated: false };
  }
}

function sorted(objects: Iterable<StoredObject>): StoredObject[] {
  return [...objects].sort((a, b) => compare(a.key, b.key));
}

/** UTF-8 byte order. Differs from JavaScript's own only beyond the basic plane. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
