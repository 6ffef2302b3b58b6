import { beforeAll, describe, expect, test } from "vitest";
import { imageClasses, retentionDays } from "../functions/core/retention.ts";
import { tableDefinition } from "../functions/db/table.ts";
import {
  assemblyOf,
  at,
  listAt,
  resource,
  resourcesOf,
  synthTimeoutMs,
  target,
} from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";

let production: Assembly;
let development: Assembly;
beforeAll(async () => {
  production = await assemblyOf("production");
  development = await assemblyOf("dev");
}, synthTimeoutMs);

const buckets = (assembly: Assembly) => resourcesOf(assembly, "AWS::S3::Bucket");

function policyOf(assembly: Assembly, bucketId: string) {
  const policy = resourcesOf(assembly, "AWS::S3::BucketPolicy").find(
    ({ Properties }) => target(assembly, Properties.Bucket) === bucketId,
  );
  return listAt(policy?.Properties, "PolicyDocument", "Statement");
}

describe("every bucket", () => {
  test("there are seven, and no other", () => {
    expect(buckets(production).map(({ id }) => id.replace(/[0-9A-F]{8}$/, ""))).toEqual([
      "Images",
      "Uploads",
      "Exports",
      "Training",
      "Tombstones",
      "Salts",
      "Site",
    ]);
  });

  test("is closed to the public in every way S3 knows §encryption.firewall", () => {
    for (const { Properties } of buckets(production)) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(at(Properties, "OwnershipControls", "Rules", 0, "ObjectOwnership")).toBe(
        "BucketOwnerEnforced",
      );
      expect(Properties).not.toHaveProperty("WebsiteConfiguration");
      expect(Properties).not.toHaveProperty("AccessControl");
      expect(Properties).not.toHaveProperty("CorsConfiguration");
    }
  });

  test("allows nobody by its policy but CloudFront, for our own distributions, to read", () => {
    for (const { id } of buckets(production)) {
      for (const statement of policyOf(production, id)) {
        if (statement.Effect === "Deny") continue;
        expect(statement.Principal).toEqual({ Service: "cloudfront.amazonaws.com" });
        expect(statement.Action).toBe("s3:GetObject");
        const condition = JSON.stringify(statement.Condition);
        expect(condition).toContain("AWS:SourceArn");
        expect(condition).toMatch(/000000000000|AWS::AccountId/);
      }
    }
  });

  test("refuses plain HTTP and TLS older than 1.2 §encryption.travel", () => {
    for (const { id } of buckets(production)) {
      const denials = policyOf(production, id).filter(({ Effect }) => Effect === "Deny");
      const conditions = denials.map(({ Condition }) => Condition);
      expect(conditions).toContainEqual({ Bool: { "aws:SecureTransport": "false" } });
      expect(conditions).toContainEqual({ NumericLessThan: { "s3:TlsVersion": 1.2 } });
      for (const denial of denials) {
        expect(denial).toMatchObject({ Action: "s3:*", Principal: { AWS: "*" } });
        expect(denial.Resource).toHaveLength(2);
      }
    }
  });

  test("is encrypted, not versioned, and drops abandoned parts after a day §encryption.stored", () => {
    for (const { Properties } of buckets(production)) {
      expect(Properties.BucketEncryption).toEqual({
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
        ],
      });
      expect(Properties).not.toHaveProperty("VersioningConfiguration");
      expect(listAt(Properties, "LifecycleConfiguration", "Rules")).toContainEqual({
        Id: "abandoned-parts",
        Status: "Enabled",
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      });
    }
  });
});

describe("every lifecycle number equals the retention table", () => {
  const expirations = (prefix: string) =>
    listAt(
      resource(production, "AWS::S3::Bucket", prefix),
      "Properties",
      "LifecycleConfiguration",
      "Rules",
    )
      .filter((rule) => "ExpirationInDays" in rule)
      .map(({ Prefix, ExpirationInDays, Status }) => ({ Prefix, ExpirationInDays, Status }));

  test("images, by class §retention.images", () => {
    expect(expirations("Images")).toEqual(
      imageClasses.map((imageClass) => ({
        Prefix: `images/${imageClass}/`,
        ExpirationInDays: retentionDays[imageClass],
        Status: "Enabled",
      })),
    );
  });

  test("uploads and exports, whole", () => {
    const whole = (days: number) => [
      { Prefix: undefined, ExpirationInDays: days, Status: "Enabled" },
    ];
    expect(expirations("Uploads")).toEqual(whole(retentionDays.upload));
    expect(expirations("Exports")).toEqual(whole(retentionDays.export));
  });
});

describe("the table", () => {
  const table = (assembly: Assembly) => resource(assembly, "AWS::DynamoDB::Table").Properties;

  test("has the keys, the index and the expiry the code is written for", () => {
    const { partitionKey, sortKey, ttlAttribute, dueIndex } = tableDefinition;
    const keySchema = (hash: string, range: string) => [
      { AttributeName: hash, KeyType: "HASH" },
      { AttributeName: range, KeyType: "RANGE" },
    ];
    expect(table(production)).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: keySchema(partitionKey, sortKey),
      TimeToLiveSpecification: { AttributeName: ttlAttribute, Enabled: true },
      GlobalSecondaryIndexes: [
        {
          IndexName: dueIndex.name,
          KeySchema: keySchema(dueIndex.partitionKey, dueIndex.sortKey),
          Projection: { ProjectionType: "ALL" },
        },
      ],
    });
  });

  test("is encrypted, and recoverable for as long as the policy says and no longer §encryption.stored", () => {
    expect(table(production)).toMatchObject({
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: {
        PointInTimeRecoveryEnabled: true,
        RecoveryPeriodInDays: retentionDays.backup,
      },
    });
  });
});

describe("what holds data", () => {
  const stores = (assembly: Assembly) => [
    resource(assembly, "AWS::DynamoDB::Table"),
    ...buckets(assembly),
    resource(assembly, "AWS::SecretsManager::Secret"),
  ];
  const protectedStacks = (assembly: Assembly) =>
    assembly.stacks
      .filter(({ terminationProtection }) => terminationProtection)
      .map(({ name }) => name.split("-").at(-1));

  test("survives mistakes in production", () => {
    for (const { DeletionPolicy, UpdateReplacePolicy } of stores(production)) {
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(["Retain", "Retain"]);
    }
    expect(resource(production, "AWS::DynamoDB::Table").Properties.DeletionProtectionEnabled).toBe(
      true,
    );
    expect(protectedStacks(production)).toEqual(["Secrets", "Data"]);
    expect(resourcesOf(production, "Custom::S3AutoDeleteObjects")).toEqual([]);
  });

  test("is gone with its stack everywhere else", () => {
    for (const { DeletionPolicy, UpdateReplacePolicy } of stores(development)) {
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(["Delete", "Delete"]);
    }
    expect(
      resource(development, "AWS::DynamoDB::Table").Properties.DeletionProtectionEnabled,
    ).not.toBe(true);
    expect(protectedStacks(development)).toEqual([]);
    expect(resourcesOf(development, "Custom::S3AutoDeleteObjects")).toHaveLength(
      buckets(development).length,
    );
  });
});
