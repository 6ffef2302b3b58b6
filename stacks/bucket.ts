import { Effect, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type LifecycleRule,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Duration } from "aws-cdk-lib/core";
import type { App, Stack } from "sst/constructs";
import { keepsData } from "./config.ts";
import { removalPolicy } from "./removal.ts";

/**
 * A bucket nobody reads by being public: encrypted, TLS 1.2 or later only, no ACLs. Not versioned,
 * because in a versioned bucket a lifecycle rule or a delete only hides what it should remove.
 */
export function privateBucket(
  app: App,
  stack: Stack,
  id: string,
  options: { readonly lifecycleRules?: LifecycleRule[] } = {},
): Bucket {
  return new Bucket(stack, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    versioned: false,
    lifecycleRules: [
      ...(options.lifecycleRules ?? []),
      { id: "abandoned-parts", abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    removalPolicy: removalPolicy(app),
    autoDeleteObjects: !keepsData(app.stage),
  });
}

/**
 * Lets CloudFront read, for this account's distributions. Naming the one distribution is impossible
 * here: it stands in a later stack, which already refers to this bucket.
 */
export function readableByOurDistributions(stack: Stack, bucket: Bucket, keyPattern: string): void {
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: "DistributionReads",
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal("cloudfront.amazonaws.com")],
      actions: ["s3:GetObject"],
      resources: [bucket.arnForObjects(keyPattern)],
      conditions: {
        StringLike: {
          "AWS:SourceArn": `arn:${stack.partition}:cloudfront::${stack.account}:distribution/*`,
        },
      },
    }),
  );
}
