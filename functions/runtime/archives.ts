/** The bucket of exports as the product holds it: archives are written in pieces. */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { type Archives, type Upload, UploadLost } from "../core/context.ts";
import { openBucket } from "./objects.ts";
import { openReader, whenFound } from "./reader.ts";

/** Parts of `exports/<person>/`: the widest removal in the bucket of exports. */
const exportParts = 3;

/** A piece is large: sending it may take longer than other requests. Milliseconds. */
const pieceTimeouts = { connectionTimeout: 2_000, requestTimeout: 60_000 } as const;

export function openArchives(bucket: string): Archives {
  const client = new S3Client({
    maxAttempts: 4,
    requestHandler: pieceTimeouts,
    // Every piece is summed by TLS and by its ETag; the SDK's own sum would copy it once more.
    requestChecksumCalculation: "WHEN_REQUIRED",
  });
  const at = ({ key, id }: Upload) => ({ Bucket: bucket, Key: key, UploadId: id });

  return {
    ...openBucket(bucket, { leastParts: exportParts }),
    ...openReader(bucket),

    async begin(key) {
      const name = key.slice(key.lastIndexOf("/") + 1);
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({
          Bucket: bucket,
          Key: key,
          ContentType: "application/zip",
          ContentDisposition: `attachment; filename="${name}"`,
          CacheControl: "private, no-store",
        }),
      );
      if (!UploadId) throw new Error("S3 began no upload");
      return UploadId;
    },

    add: (upload, n, piece) =>
      orLost(async () => {
        const { ETag } = await client.send(
          new UploadPartCommand({ ...at(upload), PartNumber: n, Body: piece }),
        );
        if (!ETag) throw new Error("S3 named no ETag for a piece");
        return { etag: ETag };
      }),

    finish: (upload, etags) =>
      orLost(async () => {
        const Parts = etags.map((ETag, n) => ({ ETag, PartNumber: n + 1 }));
        await client.send(
          new CompleteMultipartUploadCommand({ ...at(upload), MultipartUpload: { Parts } }),
        );
      }),

    async abort(upload) {
      await orLost(() => client.send(new AbortMultipartUploadCommand(at(upload)))).catch(
        (error: unknown) => {
          if (!(error instanceof UploadLost)) throw error;
        },
      );
    },

    async sizeOf(key) {
      const head = new HeadObjectCommand({ Bucket: bucket, Key: key });
      return (await whenFound(() => client.send(head)))?.ContentLength;
    },
  };
}

async function orLost<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Error && /^(NoSuchUpload|InvalidPart)$/.test(error.name)) {
      throw new UploadLost(error.name, { cause: error });
    }
    throw error;
  }
}
