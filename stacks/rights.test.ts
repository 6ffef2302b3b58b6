/**
 * What each function may do, store by store. Nothing in the local cloud refuses a call for want of a
 * right, so a right that is lost would be found in production only; one that is won, by nobody.
 */
import { beforeAll, expect, test } from "vitest";
import {
  assemblyOf,
  type Found,
  resourcesOf,
  rightsIn,
  synthTimeoutMs,
} from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";

let assembly: Assembly;
beforeAll(async () => {
  assembly = await assemblyOf("production");
}, synthTimeoutMs);

const nameOf = ({ id }: Found) => id.replace(/(?:Bucket)?[0-9A-F]{8}$/, "");

/** Function → store → actions. */
function rights(): Record<string, Record<string, string>> {
  const stores = ["AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue"].flatMap((type) =>
    resourcesOf(assembly, type),
  );
  const all: Record<string, Record<string, string>> = {};
  for (const store of stores) {
    for (const [name, actions] of rightsIn(assembly, store)) {
      const short = [...new Set(actions)].map((action) => action.replace(/^\w+:/, ""));
      all[name] = { ...all[name], [nameOf(store)]: short.toSorted().join(" ") };
    }
  }
  return all;
}

/** Every function reads and writes rows by the key; some more than that. */
const rows = ["BatchGetItem", "ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query"];
const table = (...more: string[]) => [...rows, "UpdateItem", ...more].toSorted().join(" ");
const clears = "BatchWriteItem";
const scans = "Scan";

const consumes =
  "ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage";
const removes = "DeleteObject ListBucket";
const families = ["Generation", "Training", "Export", "Erasure", "Notice", "Extension"];
const ofAllQueues = (of: (family: string) => Record<string, string>) =>
  Object.assign({}, ...families.map(of)) as Record<string, string>;

test("each function may do with each store what its code does, and nothing else §encryption.access", () => {
  const { Api, Operator, Sweeper, Auditor, ...workers } = rights();
  expect(Api).toEqual({
    Table: table(clears),
    Images: removes,
    Exports: "AbortMultipartUpload DeleteObject GetObject ListBucket",
    Training: removes,
    Salts: "GetObject PutObject",
    GenerationQueue: "SendMessage",
    ExportQueue: "SendMessage",
    ErasureQueue: "SendMessage",
  });
  expect(Operator).toEqual({
    Table: table(),
    Images: removes,
    Tombstones: "ListBucket",
    ...ofAllQueues((family) => ({
      [`${family}Queue`]: "GetQueueAttributes SendMessage",
      [`${family}DeadLetterQueue`]: "DeleteMessage GetQueueAttributes ReceiveMessage",
    })),
  });
  expect(Sweeper).toEqual({
    Table: table(clears),
    Images: removes,
    Salts: removes,
    ...ofAllQueues((family) => ({ [`${family}Queue`]: "SendMessage" })),
  });
  const buckets = ["Images", "Uploads", "Exports", "Training", "Tombstones", "Salts"];
  expect(Auditor).toEqual({
    Table: table(scans),
    ...Object.fromEntries(buckets.map((bucket) => [bucket, removes])),
  });
  expect(workers).toEqual({
    GenerationWorker: {
      Table: table(),
      Images: `${removes} PutObject`,
      GenerationQueue: consumes,
    },
    GenerationDeadLetterWorker: {
      Table: table(),
      Images: removes,
      GenerationDeadLetterQueue: consumes,
    },
    TrainingWorker: {
      Table: table(),
      Images: "GetObject ListBucket",
      Training: `${removes} PutObject`,
      TrainingQueue: consumes,
    },
    ExportWorker: {
      Table: table(),
      Images: "GetObject ListBucket",
      Exports: "AbortMultipartUpload DeleteObject GetObject ListBucket PutObject",
      ExportQueue: `${consumes} SendMessage`,
    },
    ErasureWorker: {
      Table: table(clears),
      Images: removes,
      Exports: `AbortMultipartUpload ${removes}`,
      Training: removes,
      Tombstones: "PutObject",
      ErasureQueue: `${consumes} SendMessage`,
    },
    NoticeWorker: { Table: table(scans), NoticeQueue: consumes },
    ExtensionWorker: {
      Table: table(),
      Images: "DeleteObject GetObject ListBucket PutObject",
      ExtensionQueue: `${consumes} SendMessage`,
    },
    // Uploads the site while it is deployed.
    [Object.keys(workers).find((name) => name.startsWith("CustomCDK")) ?? ""]: {
      Site: expect.any(String),
    },
  });
});
