/** S3 and SQS as HTTP endpoints of their own, with every call told to the runner. */
import type { IncomingMessage } from "node:http";
import {
  beforeAnswer,
  type Call,
  callerOf,
  type Endpoint,
  listen,
  openTraffic,
  type Traffic,
} from "../endpoint.ts";
import { fauxqsHandler, type ObjectStore, type QueueStore } from "./fauxqs.ts";
import { refusalOfLink, refuseLink } from "./presigned.ts";

export async function serveObjectsAndQueues(
  objects: ObjectStore,
  queues: QueueStore,
  options: { traffic?: Traffic; s3Port?: number; sqsPort?: number } = {},
): Promise<{ s3: Endpoint; sqs: Endpoint }> {
  const { traffic = openTraffic } = options;
  const handle = await fauxqsHandler(objects, queues);
  const serve = (
    name: (request: IncomingMessage) => Pick<Call, "service" | "operation">,
    port = 0,
  ) =>
    listen((request, response) => {
      const call = { ...name(request), caller: callerOf(request) };
      if (!traffic.before(call)) {
        response.destroy();
        return;
      }
      beforeAnswer(response, () => traffic.after(call));
      const refusal = call.service === "s3" && refusalOfLink(request, Date.now());
      if (refusal) refuseLink(response, refusal);
      else handle(request, response);
    }, port);
  const [s3, sqs] = await Promise.all([
    serve((request) => ({ service: "s3", operation: objectOperation(request) }), options.s3Port),
    serve((request) => ({ service: "sqs", operation: queueOperation(request) }), options.sqsPort),
  ]);
  return { s3, sqs };
}

function queueOperation(request: IncomingMessage): string {
  return String(request.headers["x-amz-target"] ?? "").split(".")[1] ?? "";
}

/** S3 has no header naming the operation: it is in the method, the path and the query. */
export function objectOperation({ method = "GET", url = "/", headers }: IncomingMessage): string {
  const { pathname, searchParams: query } = new URL(url, "http://s3");
  const [, bucket = "", ...rest] = pathname.split("/");
  const key = rest.join("/");
  if (bucket === "") return "ListBuckets";
  if (key === "") {
    if (method === "GET") return query.get("list-type") === "2" ? "ListObjectsV2" : "ListObjects";
    if (method === "POST") return query.has("delete") ? "DeleteObjects" : "PostObject";
    return { PUT: "CreateBucket", HEAD: "HeadBucket", DELETE: "DeleteBucket" }[method] ?? method;
  }
  if (query.has("uploads")) return "CreateMultipartUpload";
  if (query.has("uploadId")) {
    const operations = {
      PUT: "UploadPart",
      POST: "CompleteMultipartUpload",
      DELETE: "AbortMultipartUpload",
    };
    return operations[method as keyof typeof operations] ?? "ListParts";
  }
  if (method === "PUT") return headers["x-amz-copy-source"] ? "CopyObject" : "PutObject";
  return { GET: "GetObject", HEAD: "HeadObject", DELETE: "DeleteObject" }[method] ?? method;
}
