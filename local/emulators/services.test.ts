/** The services as the product's AWS clients see them, and what they keep over a restart. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accessKeyId, region, secretAccessKey } from "../aws.ts";
import { type Services, startServices } from "../services.ts";

let dir: string;
let services: Services;
let s3: S3Client;
let sqs: SQSClient;
let ses: SESv2Client;
let Bucket: string;
let QueueUrl: string;

async function start(): Promise<void> {
  services = await startServices({ dir });
  const common = { region, credentials: { accessKeyId, secretAccessKey } };
  s3 = new S3Client({ ...common, endpoint: services.endpoints.s3 });
  sqs = new SQSClient({ ...common, endpoint: services.endpoints.sqs });
  ses = new SESv2Client({ ...common, endpoint: services.endpoints.ses });
  Bucket = services.buckets.images;
  QueueUrl = services.queues.generation;
}

async function stop(): Promise<void> {
  for (const client of [s3, sqs, ses]) client.destroy();
  await services.stop();
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "services-"));
  await start();
});

afterEach(async () => {
  await stop();
  rmSync(dir, { recursive: true, force: true });
});

const put = (Key: string, Body: string | Uint8Array | Readable = Key, more = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const read = async (Key: string, Range?: string) => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...(Range && { Range }) }));
  return Body?.transformToString();
};
const keys = async (input = {}) => {
  const found: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, ...input, ContinuationToken }));
    found.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ""));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return found;
};

describe("S3", () => {
  it("keeps content, type, caching and metadata over a restart", async () => {
    await put("images/free/a/1.webp", "picture", {
      ContentType: "image/webp",
      CacheControl: "private",
      Metadata: { made: "here" },
    });
    await restart();
    expect(await read("images/free/a/1.webp")).toBe("picture");
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: "images/free/a/1.webp" }));
    expect(head).toMatchObject({
      ContentType: "image/webp",
      CacheControl: "private",
      ContentLength: 7,
      Metadata: { made: "here" },
    });
  });

  it("takes streams with a checksum behind them, and bodies of many megabytes", async () => {
    await put("stream", Readable.from([Buffer.from("one "), Buffer.from("two")]), {
      ContentLength: 7,
    });
    expect(await read("stream")).toBe("one two");
    const { ETag } = await put("large", new Uint8Array(20 * 1024 * 1024));
    expect(ETag).toBe('"8f4e33f3dc3e414ff94e5fb6905cba8c"');
  });

  it("answers ranges and copies", async () => {
    await put("source", "0123456789", { ContentType: "text/plain" });
    expect(await read("source", "bytes=2-4")).toBe("234");
    expect(await read("source", "bytes=-3")).toBe("789");
    await s3.send(new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/source` }));
    expect(await read("copy")).toBe("0123456789");
  });

  it("puts an object together from parts", async () => {
    const named = { Bucket, Key: "parts" };
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(named));
    const bodies = [new Uint8Array(5 * 1024 * 1024).fill(97), new TextEncoder().encode("end")];
    const Parts = await Promise.all(
      bodies.map(async (Body, i) => {
        const part = { ...named, UploadId, PartNumber: i + 1, Body };
        const { ETag } = await s3.send(new UploadPartCommand(part));
        return { ETag, PartNumber: i + 1 };
      }),
    );
    await s3.send(
      new CompleteMultipartUploadCommand({ ...named, UploadId, MultipartUpload: { Parts } }),
    );
    await restart();
    expect((await read("parts"))?.length).toBe(5 * 1024 * 1024 + 3);
  });

  it("lists every key once, in the order of their bytes, page by page", async () => {
    const names = ["B", "a-b", "a/b/c", "a0", "aa", "b/1", "b/2", "ä", "Z"];
    for (const name of names) await put(name);
    const sorted = names.toSorted((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y)));
    expect(await keys({ MaxKeys: 2 })).toEqual(sorted);
    expect(await keys({ Prefix: "b/" })).toEqual(["b/1", "b/2"]);
    const { Contents, CommonPrefixes } = await s3.send(
      new ListObjectsV2Command({ Bucket, Delimiter: "/" }),
    );
    expect(CommonPrefixes).toEqual([{ Prefix: "a/" }, { Prefix: "b/" }]);
    expect(Contents?.map(({ Key }) => Key)).not.toContain("b/1");
  });

  it("deletes one, many at once, and what is not there", async () => {
    const names = Array.from({ length: 30 }, (_, i) => `folder/${i}/object`);
    await Promise.all(names.map((name) => put(name)));
    await Promise.all(
      names.slice(0, 10).map((Key) => s3.send(new DeleteObjectCommand({ Bucket, Key }))),
    );
    const { Deleted } = await s3.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [...names.slice(10), "nothing"].map((Key) => ({ Key })) },
      }),
    );
    expect(Deleted).toHaveLength(21);
    expect(await keys()).toEqual([]);
    await restart();
    expect(await keys()).toEqual([]);
  });

  it("never leaves its folder, whatever a key looks like", async () => {
    const names = ["../../outside", "a//b", "%2e%2e/x", "a\\b", ".", "end/"];
    for (const name of names) await put(name, "kept");
    await restart();
    const found = await keys();
    expect(found.length).toBeGreaterThanOrEqual(names.length - 1);
    for (const key of found) expect(await read(key)).toBe("kept");
  });

  it("says when an object is not there", async () => {
    await expect(read("nothing")).rejects.toMatchObject({ name: "NoSuchKey" });
  });
});

describe("SQS", () => {
  const send = (MessageBody: string) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  const receive = async () =>
    (await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))).Messages ??
    [];

  it("delivers after a restart what was not done before, whether or not it was being worked on", async () => {
    await send("waiting");
    await send("worked on");
    await send("done");
    const done = (await receive()).find(({ Body }) => Body === "done");
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: done?.ReceiptHandle }));
    expect(await receive()).toEqual([]);
    await restart();
    expect((await receive()).map(({ Body }) => Body)).toEqual(["waiting", "worked on"]);
  });
});

describe("SES", () => {
  it("keeps every mail, newest first, for its address and over a restart", async () => {
    const mail = (to: string, subject: string) =>
      ses.send(
        new SendEmailCommand({
          FromEmailAddress: "nana img <hello@example.com>",
          Destination: { ToAddresses: [to] },
          Content: {
            Simple: {
              Subject: { Data: subject },
              Body: { Text: { Data: `text of ${subject}` }, Html: { Data: `<p>${subject}</p>` } },
            },
          },
        }),
      );
    await Promise.all([mail("a@example.com", "one"), mail("b@example.com", "two")]);
    await mail("A@example.com", "three");
    await restart();
    const mails = await services.mails("a@Example.com");
    expect(mails.map(({ subject }) => subject)).toEqual(["three", "one"]);
    expect(mails[0]).toMatchObject({ text: "text of three", html: "<p>three</p>" });
    expect(await services.mails()).toHaveLength(3);
  });

  it("refuses a mail without content", async () => {
    const empty = ses.send(
      new SendEmailCommand({
        FromEmailAddress: "hello@example.com",
        Destination: { ToAddresses: ["a@example.com"] },
        Content: {},
      }),
    );
    await expect(empty).rejects.toThrow();
    expect(await services.mails()).toEqual([]);
  });
});
