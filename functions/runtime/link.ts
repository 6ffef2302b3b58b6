/** Addresses that open one object for a short time. */
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { ExportsContext } from "../core/context.ts";

/**
 * Links to objects of a bucket. They work at most as long as the credentials of the function that
 * made them, which is why nothing but a click makes one.
 */
export function openLinks(bucket: string): ExportsContext["linkToArchive"] {
  const client = new S3Client({});
  return (key, { seconds, from }) =>
    getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), {
      expiresIn: seconds,
      signingDate: new Date(from),
    });
}
