import { beforeAll, describe, expect, test } from "vitest";
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

let assembly: Assembly;
beforeAll(async () => {
  assembly = await assemblyOf("production");
}, synthTimeoutMs);

const alarms = () => resourcesOf(assembly, "AWS::CloudWatch::Alarm");

function watching(metric: string, namespace: string) {
  return alarms().filter(
    ({ Properties }) => Properties.MetricName === metric && Properties.Namespace === namespace,
  );
}

const dimension = (alarm: { Properties: unknown }) =>
  at(alarm.Properties, "Dimensions", 0, "Value");

describe("somebody is woken", () => {
  test("before the mail service stops sending because too many mails bounce", () => {
    const [alarm, ...others] = watching("Reputation.BounceRate", "AWS/SES");
    expect(others).toEqual([]);
    expect(alarm?.Properties).toMatchObject({ Statistic: "Maximum", Threshold: 0.04 });
  });

  test("when anything stands in a dead letter queue", () => {
    const deadLetterQueues = resourcesOf(assembly, "AWS::SQS::Queue").flatMap(({ Properties }) => {
      const arn = at(Properties, "RedrivePolicy", "deadLetterTargetArn");
      return arn === undefined ? [] : [target(assembly, arn)];
    });
    expect(deadLetterQueues.length).toBeGreaterThan(0);
    const depths = watching("ApproximateNumberOfMessagesVisible", "AWS/SQS");
    for (const alarm of depths) {
      expect(alarm.Properties).toMatchObject({
        Threshold: 0,
        ComparisonOperator: "GreaterThanThreshold",
      });
    }
    expect(depths).toHaveLength(deadLetterQueues.length);
  });

  test("when any function of the product fails", () => {
    const watched = watching("Errors", "AWS/Lambda").map((alarm) =>
      target(assembly, dimension(alarm)),
    );
    expect(watched.toSorted()).toEqual(Object.keys(assembly.functionBundles).toSorted());
  });

  test("when the oldest message waits too long", () => {
    const [age] = watching("ApproximateAgeOfOldestMessage", "AWS/SQS");
    expect(age?.Properties.Threshold).toBe(120);
  });

  test("when the sweeper is late, and when it is silent", () => {
    const [late] = watching("SweepLateSeconds", "NanaImg");
    expect(late?.Properties).toMatchObject({ TreatMissingData: "breaching", Period: 60 });
    const sweeper = resource(assembly, "AWS::Lambda::Function", "Sweeper").Properties;
    expect(at(late?.Properties, "Dimensions")).toEqual([
      {
        Name: "service",
        Value: at(sweeper, "Environment", "Variables", "POWERTOOLS_SERVICE_NAME"),
      },
    ]);
  });

  test("when something is there that should not be, and when nobody has looked for a day §retention.audit", () => {
    const [leftovers] = watching("LeftoversFound", "NanaImg");
    expect(leftovers?.Properties).toMatchObject({
      Threshold: 0,
      ComparisonOperator: "GreaterThanThreshold",
    });
    const [missing] = watching("AuditsFinished", "NanaImg");
    expect(missing?.Properties).toMatchObject({
      Threshold: 1,
      ComparisonOperator: "LessThanThreshold",
      Period: 86_400,
      TreatMissingData: "breaching",
    });
  });

  test("when an export is given up", () => {
    const worker = resource(assembly, "AWS::Lambda::Function", "ExportWorker").Properties;
    const service = at(worker, "Environment", "Variables", "POWERTOOLS_SERVICE_NAME");
    const alarms = watching("ExportsGivenUp", "NanaImg");
    expect(alarms.map(dimension)).toEqual([service]);
    expect(alarms[0]?.Properties.Threshold).toBe(0);
  });

  test("when an erasure is not done after a day, or left something", () => {
    const worker = resource(assembly, "AWS::Lambda::Function", "ErasureWorker").Properties;
    const service = at(worker, "Environment", "Variables", "POWERTOOLS_SERVICE_NAME");
    const [overdue] = watching("ErasuresOverdue", "NanaImg");
    const leftovers = watching("LeftoversFound", "NanaImg").find(
      (alarm) => dimension(alarm) === service,
    );
    for (const alarm of [overdue, leftovers]) {
      expect(alarm?.Properties).toMatchObject({
        Threshold: 0,
        ComparisonOperator: "GreaterThanThreshold",
      });
    }
    expect(overdue && dimension(overdue)).toBe(service);
  });

  test("when the API breaks", () => {
    expect(watching("5xx", "AWS/ApiGateway")).toHaveLength(1);
  });

  test("by a topic that alarms of this account may write to, and nobody without TLS", () => {
    const policy = resource(assembly, "AWS::SNS::TopicPolicy").Properties;
    const [refused, allowed, ...more] = listAt(policy, "PolicyDocument", "Statement");
    expect(refused).toMatchObject({
      Effect: "Deny",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    expect(allowed).toMatchObject({
      Effect: "Allow",
      Action: "sns:Publish",
      Principal: { Service: "cloudwatch.amazonaws.com" },
    });
    expect(JSON.stringify(allowed?.Condition)).toContain(
      ":cloudwatch:eu-central-1:000000000000:alarm:*",
    );
    expect(more).toEqual([]);
  });

  test("by a topic that is encrypted with a key CloudWatch may use", () => {
    const topic = resource(assembly, "AWS::SNS::Topic");
    for (const { Properties } of alarms()) {
      expect(listAt(Properties, "AlarmActions").map((action) => target(assembly, action))).toEqual([
        topic.id,
      ]);
      expect(String(Properties.AlarmDescription).length).toBeGreaterThan(10);
    }
    const key = resource(
      assembly,
      "AWS::KMS::Key",
      target(assembly, topic.Properties.KmsMasterKeyId),
    );
    expect(key.Properties.EnableKeyRotation).toBe(true);
    expect(JSON.stringify(key.Properties.KeyPolicy)).toContain("cloudwatch.amazonaws.com");
  });
});
