/** S3 as an origin: an object by its key, with what S3 says about it, ranges and conditions. */
import type { ObjectStore, StoredObject } from "../emulators/fauxqs.ts";
import { type Answer, header, type ViewerRequest, xmlError } from "./message.ts";

/** The distribution may get objects and nothing else, so a missing one looks like a forbidden one. */
const denied = () => xmlError(403, "AccessDenied", "Access Denied");

export function fromBucket(objects: ObjectStore, bucket: string, request: ViewerRequest): Answer {
  const key = keyOf(request.uri);
  if (key === undefined || !objects.buckets.get(bucket)?.has(key)) return denied();
  const object = objects.getObject(bucket, key);
  const headers = describe(object);
  const matching = header(request.headers, "if-none-match");
  if (matching !== undefined && etagMatches(matching, object.etag)) {
    return { status: 304, headers, body: Buffer.alloc(0) };
  }
  const range = header(request.headers, "range");
  if (range === undefined) return { status: 200, headers, body: object.body };
  const part = parseRange(range, object.body.length);
  if (part === "unsatisfiable") {
    const error = xmlError(416, "InvalidRange", "The requested range is not satisfiable");
    error.headers.set("content-range", [`bytes */${object.body.length}`]);
    return error;
  }
  if (part === undefined) return { status: 200, headers, body: object.body };
  headers.set("content-range", [`bytes ${part.from}-${part.to}/${object.body.length}`]);
  return { status: 206, headers, body: object.body.subarray(part.from, part.to + 1) };
}

function keyOf(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri.slice(1));
  } catch {
    return undefined;
  }
}

function describe(object: StoredObject): Answer["headers"] {
  const headers: Answer["headers"] = new Map([
    ["accept-ranges", ["bytes"]],
    ["content-type", [object.contentType]],
    ["etag", [object.etag]],
    ["last-modified", [object.lastModified.toUTCString()]],
    ["x-amz-server-side-encryption", ["AES256"]],
  ]);
  const optional: [string, string | undefined][] = [
    ["cache-control", object.cacheControl],
    ["content-disposition", object.contentDisposition],
    ["content-encoding", object.contentEncoding],
    ["content-language", object.contentLanguage],
  ];
  for (const [name, value] of optional) if (value) headers.set(name, [value]);
  for (const [name, value] of Object.entries(object.metadata)) {
    headers.set(`x-amz-meta-${name.toLowerCase()}`, [value]);
  }
  return headers;
}

/** A compressed answer has a weak tag of the same text; both name this object. */
function etagMatches(list: string, etag: string): boolean {
  const tags = list.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}

function parseRange(
  text: string,
  length: number,
): { from: number; to: number } | "unsatisfiable" | undefined {
  // Several ranges at once are answered whole, as S3 does.
  const match = /^bytes=(\d*)-(\d*)$/.exec(text);
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const [first, last] = [match[1], match[2]];
  const from = first === "" ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === "" || last === "" ? length - 1 : Math.min(Number(last), length - 1);
  return from > to || from >= length ? "unsatisfiable" : { from, to };
}
