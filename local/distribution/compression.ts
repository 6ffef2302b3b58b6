/** CloudFront's compression: text of some size, Brotli before gzip. */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { type Answer, header, type ViewerRequest } from "./message.ts";

/** "File types that CloudFront compresses", as far as this site has them. */
const types =
  /^(text\/|application\/(javascript|json|manifest\+json|xml|wasm|rss\+xml|xhtml\+xml|x-javascript)|image\/svg\+xml|font\/(otf|ttf)|image\/vnd\.microsoft\.icon)/;
const minBytes = 1_000;
const maxBytes = 10_000_000;

/** Pages change rarely and are asked for often: each content is compressed once. */
const done = new Map<string, Buffer>();
const maxKept = 500;

export function compress(request: ViewerRequest, answer: Answer): Answer {
  const type = header(answer.headers, "content-type") ?? "";
  const size = answer.body.length;
  if (!types.test(type)) return answer;
  answer.headers.set("vary", ["Accept-Encoding"]);
  if (answer.status !== 200 && answer.status !== 404) return answer;
  if (size < minBytes || size > maxBytes || answer.headers.has("content-encoding")) return answer;
  const accepted = (header(request.headers, "accept-encoding") ?? "")
    .split(",")
    .map((encoding) => encoding.split(";")[0]?.trim());
  const encoding = accepted.includes("br") ? "br" : accepted.includes("gzip") ? "gzip" : undefined;
  if (!encoding) return answer;
  const headers = new Map(answer.headers);
  headers.set("content-encoding", [encoding]);
  const etag = header(headers, "etag");
  // The bytes are others now, the content is the same.
  if (etag) headers.set("etag", [`W/${etag.replace(/^W\//, "")}`]);
  return { ...answer, headers, body: compressed(encoding, etag, answer.body) };
}

function compressed(encoding: "br" | "gzip", etag: string | undefined, body: Buffer): Buffer {
  const key = `${encoding} ${etag}`;
  const known = etag ? done.get(key) : undefined;
  if (known) return known;
  const bytes =
    encoding === "br"
      ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : gzipSync(body);
  if (etag) {
    if (done.size >= maxKept) done.clear();
    done.set(key, bytes);
  }
  return bytes;
}
