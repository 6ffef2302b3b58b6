import { beforeAll, describe, expect, test } from "vitest";
import { erasureTimeoutSeconds } from "../functions/core/erasure/limits.ts";
import { exportTimeoutSeconds } from "../functions/core/export/limits.ts";
import { noticeTimeoutSeconds } from "../functions/core/notice/limits.ts";
import { extensionTimeoutSeconds } from "../functions/core/plan/limits.ts";
import { retentionDays } from "../functions/core/retention.ts";
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

const secondsPerDay = 86_400;
const queues = () => resourcesOf(assembly, "AWS::SQS::Queue");
const consumers = () => resourcesOf(assembly, "AWS::Lambda::EventSourceMapping");

function queueOf(consumer: { Properties: unknown }) {
  return resource(
    assembly,
    "AWS::SQS::Queue",
    target(assembly, at(consumer.Properties, "EventSourceArn")),
  );
}

/** The queue this one hands over to when it gives up, if it does. */
function deadLetterQueueOf(queue: { Properties: unknown }) {
  const arn = at(queue.Properties, "RedrivePolicy", "deadLetterTargetArn");
  return arn === undefined ? undefined : target(assembly, arn);
}

const isDeadLetterQueue = (id: string) => queues().some((queue) => deadLetterQueueOf(queue) === id);

describe("every consumer of a queue", () => {
  test("there is one for each queue; a dead letter queue without one waits for an operator", () => {
    const read = consumers().map((consumer) => queueOf(consumer).id);
    expect(new Set(read).size).toBe(read.length);
    const unread = queues().filter(({ id }) => !read.includes(id));
    expect(unread.filter(({ id }) => !isDeadLetterQueue(id))).toEqual([]);
  });

  test("reports which messages of a batch failed", () => {
    for (const { Properties } of consumers()) {
      expect(Properties.FunctionResponseTypes).toEqual(["ReportBatchItemFailures"]);
    }
  });

  test("has a dead letter queue behind it, unless it reads one", () => {
    for (const consumer of consumers()) {
      const queue = queueOf(consumer);
      if (isDeadLetterQueue(queue.id)) continue;
      expect(deadLetterQueueOf(queue), queue.id).toBeDefined();
      expect(at(queue.Properties, "RedrivePolicy", "maxReceiveCount")).toBeGreaterThanOrEqual(3);
    }
  });

  test("has six times its own time before a message shows up again", () => {
    for (const consumer of consumers()) {
      const lambda = resource(
        assembly,
        "AWS::Lambda::Function",
        target(assembly, consumer.Properties.FunctionName),
      );
      const visibility = Number(queueOf(consumer).Properties.VisibilityTimeout);
      expect(visibility).toBeGreaterThanOrEqual(6 * Number(lambda.Properties.Timeout));
    }
  });

  test.each([
    ["ErasureWorker", erasureTimeoutSeconds],
    ["ExportWorker", exportTimeoutSeconds],
    ["ExtensionWorker", extensionTimeoutSeconds],
    ["NoticeWorker", noticeTimeoutSeconds],
  ])(
    "%s lives as long as its lease takes it to, so that two never work on one thing",
    (id, seconds) => {
      expect(resource(assembly, "AWS::Lambda::Function", id).Properties.Timeout).toBe(seconds);
    },
  );

  test("may feed its own queue, where it goes on by itself, and nowhere else", () => {
    for (const consumer of consumers()) {
      const id = target(assembly, consumer.Properties.FunctionName);
      const { Properties } = resource(assembly, "AWS::Lambda::Function", id);
      const queue = queueOf(consumer).id;
      const feedsItself = Object.entries(
        (at(Properties, "Environment", "Variables") ?? {}) as Record<string, unknown>,
      ).some(([name, url]) => name.endsWith("_QUEUE_URL") && JSON.stringify(url).includes(queue));
      expect({ id, recursiveLoop: Properties.RecursiveLoop }).toEqual({
        id,
        recursiveLoop: feedsItself ? "Allow" : undefined,
      });
    }
  });

  test("draws one generation per invocation, and a stated number at a time", () => {
    for (const { Properties } of consumers()) {
      expect(Properties.BatchSize).toBe(1);
      expect(Properties).not.toHaveProperty("MaximumBatchingWindowInSeconds");
      expect(at(Properties, "ScalingConfig", "MaximumConcurrency")).toBeGreaterThanOrEqual(2);
    }
  });
});

describe("every queue", () => {
  test("keeps messages as long as the retention table says", () => {
    for (const { id, Properties } of queues()) {
      const days = isDeadLetterQueue(id) ? retentionDays.deadLetter : retentionDays.queue;
      expect(Properties.MessageRetentionPeriod, id).toBe(days * secondsPerDay);
    }
  });

  test("is encrypted, and refuses plain HTTP", () => {
    const policies = resourcesOf(assembly, "AWS::SQS::QueuePolicy");
    for (const { id, Properties } of queues()) {
      expect(Properties.SqsManagedSseEnabled, id).toBe(true);
      const policy = policies.find(
        (one) => target(assembly, at(one.Properties, "Queues", 0)) === id,
      );
      expect(listAt(policy?.Properties, "PolicyDocument", "Statement")).toMatchObject([
        {
          Effect: "Deny",
          Action: "sqs:*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]);
    }
  });
});
