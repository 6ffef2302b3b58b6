/** What is deployed, compared with what the inventory declares: nothing more, nothing less. */
import { beforeAll, describe, expect, test } from "vitest";
import { backups } from "../functions/core/privacy/inventory/backups.ts";
import { logs } from "../functions/core/privacy/inventory/logs.ts";
import { type ObjectsDeclaration, objects } from "../functions/core/privacy/inventory/objects.ts";
import { queues } from "../functions/core/privacy/inventory/queues.ts";
import { recipients } from "../functions/core/privacy/inventory/recipients.ts";
import { accessLogFields } from "../functions/core/privacy/log-fields.ts";
import { retentionDays } from "../functions/core/retention.ts";
import {
  assemblyOf,
  at,
  listAt,
  resource,
  resourcesOf,
  synthTimeoutMs,
} from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";
import { allowedRegions } from "./config.ts";

let assembly: Assembly;
beforeAll(async () => {
  assembly = await assemblyOf("production");
}, synthTimeoutMs);

const declared = Object.values<ObjectsDeclaration>(objects);
const withoutHash = (id: string) => id.replace(/[0-9A-F]{8}$/, "");
const lowerFirst = (id: string) => id.charAt(0).toLowerCase() + id.slice(1);

describe("every store that is deployed is declared, and every declared one is deployed", () => {
  test("buckets", () => {
    const deployed = resourcesOf(assembly, "AWS::S3::Bucket").map(({ id }) =>
      lowerFirst(withoutHash(id)),
    );
    expect(deployed.sort()).toEqual([...new Set(declared.map(({ bucket }) => bucket))].sort());
  });

  test("queues, each with its dead letter queue", () => {
    const deployed = resourcesOf(assembly, "AWS::SQS::Queue").map(({ id }) => withoutHash(id));
    const names = Object.keys(queues).flatMap((name) => [`${name}Queue`, `${name}DeadLetterQueue`]);
    expect(deployed.sort()).toEqual(names.sort());
  });

  test("nothing else that keeps data", () => {
    const kinds = new Set(
      assembly.stacks.flatMap(({ template }) =>
        Object.values(template.Resources).map(({ Type }) => Type),
      ),
    );
    const stores =
      /DynamoDB|S3::Bucket$|SQS::Queue$|RDS|Logs|ElastiCache|EFS|Kinesis|Firehose|Glue|Cognito|OpenSearch|Backup|SNS|Scheduler|StepFunctions|SecretsManager|SSM/;
    expect([...kinds].filter((kind) => stores.test(kind)).sort()).toEqual([
      "AWS::DynamoDB::Table",
      "AWS::Logs::LogGroup",
      "AWS::S3::Bucket",
      "AWS::SNS::Topic", // alarms, about no one
      "AWS::SNS::TopicPolicy",
      "AWS::SQS::Queue",
      "AWS::SecretsManager::Secret", // a random string between two of our own parts
    ]);
  });

  test("no copy of what passes: the table tells no stream", () => {
    const { Properties } = resource(assembly, "AWS::DynamoDB::Table");
    for (const copy of ["StreamSpecification", "KinesisStreamSpecification"]) {
      expect(Properties).not.toHaveProperty(copy);
    }
    // Lists the keys that are asked for most, and people's numbers stand in them.
    expect(JSON.stringify(Properties)).not.toContain("ContributorInsights");
  });

  test("of mails that bounce only counts, and no report to a mailbox", () => {
    expect(resource(assembly, "AWS::SES::EmailIdentity").Properties).toMatchObject({
      FeedbackAttributes: { EmailForwardingEnabled: false },
    });
    const told = resourcesOf(assembly, "AWS::SES::ConfigurationSetEventDestination");
    expect(told.map(({ Properties }) => Properties.EventDestination)).toEqual([
      {
        CloudWatchDestination: {
          DimensionConfigurations: [
            {
              DimensionName: "ses:configuration-set",
              DimensionValueSource: "messageTag",
              DefaultDimensionValue: "nana-img-mail",
            },
          ],
        },
        Enabled: true,
        MatchingEventTypes: ["bounce", "complaint"],
      },
    ]);
  });

  test("no list of addresses that bounced, which the mail service would make by itself", () => {
    expect(resource(assembly, "AWS::SES::ConfigurationSet").Properties).toMatchObject({
      SuppressionOptions: { SuppressedReasons: [] },
    });
  });
});

describe("everything lives as long as declared", () => {
  test("files: a lifecycle rule for each class of them, and no other §retention.enforced", () => {
    const rules = resourcesOf(assembly, "AWS::S3::Bucket").flatMap(({ id, Properties }) =>
      listAt(Properties, "LifecycleConfiguration", "Rules")
        .filter((rule) => "ExpirationInDays" in rule)
        .map(({ Prefix = "", ExpirationInDays }) => ({
          bucket: lowerFirst(withoutHash(id)),
          prefix: String(Prefix),
          days: Number(ExpirationInDays),
        })),
    );
    const daysOf = ({ kept }: ObjectsDeclaration) =>
      typeof kept === "object" && "class" in kept ? retentionDays[kept.class] : 0;
    const covers = (rule: (typeof rules)[number], { bucket, prefix }: ObjectsDeclaration) =>
      rule.bucket === bucket && prefix.startsWith(rule.prefix);
    for (const one of declared.filter(({ enforcedBy }) => enforcedBy === "lifecycle")) {
      const days = rules.filter((rule) => covers(rule, one)).map((rule) => rule.days);
      expect(days, one.name).toEqual([daysOf(one)]);
    }
    // A rule may also stand behind something that is removed by other means, and sooner.
    for (const rule of rules) {
      const covered = declared.filter((one) => covers(rule, one));
      expect(covered.length, rule.prefix).toBeGreaterThan(0);
      for (const one of covered) expect(daysOf(one), one.name).toBeGreaterThanOrEqual(rule.days);
    }
  });

  test("messages: within the days of their queue and its dead letter queue", () => {
    for (const { id, Properties } of resourcesOf(assembly, "AWS::SQS::Queue")) {
      const days = retentionDays[id.includes("DeadLetter") ? "deadLetter" : "queue"];
      expect(Properties.MessageRetentionPeriod).toBe(days * 24 * 60 * 60);
    }
  });

  test("logs: every group, whoever writes to it", () => {
    const groups = resourcesOf(assembly, "AWS::Logs::LogGroup");
    expect(groups.length).toBeGreaterThan(5);
    expect(Object.values(logs).map(({ kept }) => kept.class)).toEqual(["log", "log", "log"]);
    for (const { Properties } of groups) {
      expect(Properties.RetentionInDays).toBe(retentionDays.log);
    }
  });

  test("logs: no function writes to a group that is not ours, which would be kept for ever", () => {
    const groups = resourcesOf(assembly, "AWS::Logs::LogGroup").map(({ id }) => id);
    const functions = resourcesOf(assembly, "AWS::Lambda::Function").filter(({ Properties }) =>
      at(Properties, "Environment", "Variables", "POWERTOOLS_SERVICE_NAME"),
    );
    expect(functions.length).toBeGreaterThan(5);
    for (const { Properties } of functions) {
      expect(groups).toContain(at(Properties, "LoggingConfig", "LogGroup", "Ref"));
    }
  });

  test("backups: the table's, and nothing else is backed up §retention.backup", () => {
    const { class: keptClass } = backups.table.kept;
    expect(resource(assembly, "AWS::DynamoDB::Table").Properties).toMatchObject({
      PointInTimeRecoverySpecification: { RecoveryPeriodInDays: retentionDays[keptClass] },
    });
    for (const { Properties } of resourcesOf(assembly, "AWS::S3::Bucket")) {
      expect(Properties).not.toHaveProperty("ReplicationConfiguration");
      expect(Properties).not.toHaveProperty("VersioningConfiguration");
      expect(Properties).not.toHaveProperty("LoggingConfiguration");
    }
  });
});

describe("access logs", () => {
  test("of the API say the declared fields and no other", () => {
    const { Properties } = resource(assembly, "AWS::ApiGatewayV2::Stage");
    expect(JSON.parse(String(at(Properties, "AccessLogSettings", "Format")))).toEqual(
      accessLogFields,
    );
  });

  test("of distribution and buckets there are none", () => {
    const { Properties } = resource(assembly, "AWS::CloudFront::Distribution");
    expect(at(Properties, "DistributionConfig", "Logging")).toBe(undefined);
    expect(resourcesOf(assembly, "AWS::CloudFront::RealtimeLogConfig")).toEqual([]);
    expect(resourcesOf(assembly, "AWS::Logs::Delivery")).toEqual([]);
  });
});

test("everyone who processes in a region does so in one the product may be deployed to §transfers.region", () => {
  const regions = Object.values(recipients)
    .flat()
    .filter(({ status }) => status === "in use")
    .map(({ region }) => region);
  expect([...new Set(regions)]).toEqual([...allowedRegions]);
});
