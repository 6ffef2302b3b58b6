/** All that holds state: one table and its buckets. Everything else can be replaced at any time. */
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { Duration } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { imageClasses, retentionDays } from "../functions/core/retention.ts";
import { tableDefinition } from "../functions/db/table.ts";
import { privateBucket, readableByOurDistributions } from "./bucket.ts";
import { keepsData } from "./config.ts";
import { removalPolicy } from "./removal.ts";

export function Data({ app, stack }: StackContext) {
  const { partitionKey, sortKey, ttlAttribute, dueIndex } = tableDefinition;
  const string = (name: string) => ({ name, type: AttributeType.STRING });
  const table = new Table(stack, "Table", {
    partitionKey: string(partitionKey),
    sortKey: string(sortKey),
    timeToLiveAttribute: ttlAttribute,
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: {
      pointInTimeRecoveryEnabled: true,
      recoveryPeriodInDays: retentionDays.backup,
    },
    deletionProtection: keepsData(app.stage),
    removalPolicy: removalPolicy(app),
  });
  table.addGlobalSecondaryIndex({
    indexName: dueIndex.name,
    partitionKey: string(dueIndex.partitionKey),
    sortKey: string(dueIndex.sortKey),
    projectionType: ProjectionType.ALL,
  });

  const images = privateBucket(app, stack, "Images", {
    lifecycleRules: imageClasses.map((imageClass) => ({
      id: imageClass,
      prefix: `images/${imageClass}/`,
      expiration: Duration.days(retentionDays[imageClass]),
    })),
  });
  readableByOurDistributions(stack, images, "images/*");
  const uploads = privateBucket(app, stack, "Uploads", {
    lifecycleRules: [{ id: "upload", expiration: Duration.days(retentionDays.upload) }],
  });
  const exports = privateBucket(app, stack, "Exports", {
    lifecycleRules: [{ id: "export", expiration: Duration.days(retentionDays.export) }],
  });

  // Only what its givers consent to give, and only as long as they do.
  const training = privateBucket(app, stack, "Training");
  // Outside the table, so that a restored table learns from it whom it must forget again.
  const tombstones = privateBucket(app, stack, "Tombstones", {
    lifecycleRules: [{ id: "tombstone", expiration: Duration.days(retentionDays.tombstone) }],
  });

  // Outside the table, because its backups would keep a salt longer than it may live. The sweeper
  // destroys it; should it fail, S3 does within 48 hours: it rounds a day up to the next midnight.
  const salts = privateBucket(app, stack, "Salts", {
    lifecycleRules: [{ id: "visit", expiration: Duration.days(retentionDays.visit - 1) }],
  });

  return { table, images, uploads, exports, training, tombstones, salts };
}
