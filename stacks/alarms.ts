/** What wakes somebody up. `docs/operations.md` says what to do about each. */
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  Metric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { ArnFormat, Duration, RemovalPolicy } from "aws-cdk-lib/core";
import { type StackContext, use } from "sst/constructs";
import { Api } from "./api.ts";
import { stageConfig } from "./config.ts";
import { Cron } from "./cron.ts";
import {
  auditsMetric,
  exportsGivenUpMetric,
  givenUpMetric,
  leftoversMetric,
  metricsNamespace,
  overdueErasuresMetric,
  serviceName,
  sweepLateMetric,
} from "./observability.ts";
import { Queues } from "./queues.ts";

const minute = Duration.minutes(1);
const fiveMinutes = Duration.minutes(5);

export function Alarms({ app, stack }: StackContext) {
  const queues = use(Queues);
  const { generation } = queues;
  const { lambda: apiFunction, operator, api } = use(Api);
  const { sweeper, auditor } = use(Cron);

  // CloudWatch cannot use the key AWS manages for SNS, so an encrypted topic needs one of our own.
  const key = new Key(stack, "AlarmKey", {
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: ["*"],
    }),
  );
  const topic = new Topic(stack, "AlarmTopic", { masterKey: key, enforceSSL: true });
  // A policy of its own (it refuses plain HTTP) replaces the one that let this account's alarms in.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: {
        ArnLike: {
          "aws:SourceArn": stack.formatArn({
            service: "cloudwatch",
            resource: "alarm",
            resourceName: "*",
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  );
  const { alarmEmail, mail } = stageConfig(app.stage);
  if (alarmEmail) topic.addSubscription(new EmailSubscription(alarmEmail));
  const action = new SnsAction(topic);

  for (const { id, deadLetterQueue } of Object.values(queues)) {
    alarm(`${id}DeadLetters`, `${id}: messages stand in the dead letter queue`, {
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        period: minute,
        statistic: "max",
      }),
      threshold: 0,
    });
  }
  // The dead letter worker empties the queue within seconds, which the depth may never show.
  alarm("GenerationGivenUp", "A generation was delivered as often as allowed and never finished", {
    metric: generation.deadLetterWorker.metricInvocations({ period: minute, statistic: "sum" }),
    threshold: 0,
  });
  alarm(
    "GenerationQueueAge",
    "The oldest generation in the queue waits for more than two minutes",
    {
      metric: generation.queue.metricApproximateAgeOfOldestMessage({
        period: minute,
        statistic: "max",
      }),
      threshold: 120,
      evaluationPeriods: 2,
    },
  );
  for (const [id, lambda, most] of [
    ["Api", apiFunction, 5],
    ["Operator", operator, 3],
    ["GenerationWorker", generation.worker, 3],
    ["GenerationDeadLetterWorker", generation.deadLetterWorker, 0],
    ...Object.values(queues)
      .filter((family) => family !== generation)
      .map(({ id, worker }) => [`${id}Worker`, worker, 3] as const),
    ["Sweeper", sweeper, 0],
    ["Auditor", auditor, 0],
  ] as const) {
    alarm(`${id}Errors`, `${id} failed more than ${most} times in five minutes`, {
      metric: lambda.metricErrors({ period: fiveMinutes, statistic: "sum" }),
      threshold: most,
    });
    alarm(`${id}Throttles`, `${id} was refused capacity`, {
      metric: lambda.metricThrottles({ period: fiveMinutes, statistic: "sum" }),
      threshold: 0,
    });
  }
  alarm("ApiServerErrors", "The API answered more than 5 requests in five minutes with a 5xx", {
    metric: api.metricServerError({ period: fiveMinutes, statistic: "sum" }),
    threshold: 5,
  });
  alarm(
    "GenerationsOverdue",
    "Generations reached their deadline: workers fail one after another",
    {
      metric: new Metric({
        namespace: metricsNamespace,
        metricName: givenUpMetric,
        dimensionsMap: { service: serviceName(app.stage, "Sweeper") },
        period: fiveMinutes,
        statistic: "sum",
      }),
      threshold: 3,
    },
  );
  const ofFunction = (id: string) => (metricName: string, period: Duration) =>
    new Metric({
      namespace: metricsNamespace,
      metricName,
      dimensionsMap: { service: serviceName(app.stage, id) },
      period,
      statistic: "sum",
    });
  const ofAuditor = ofFunction("Auditor");
  const ofEraser = ofFunction("ErasureWorker");
  alarm("ExportsGivenUp", "An export came no further, attempt after attempt, and was given up", {
    metric: ofFunction("ExportWorker")(exportsGivenUpMetric, fiveMinutes),
    threshold: 0,
  });
  alarm("ErasuresOverdue", "An account waits for more than a day to be wholly erased", {
    metric: ofEraser(overdueErasuresMetric, fiveMinutes),
    threshold: 0,
  });
  alarm("ErasureLeftovers", "Something of an erased account was found by a later look", {
    metric: ofEraser(leftoversMetric, fiveMinutes),
    threshold: 0,
  });
  alarm("Leftovers", "The audit found what should not be there any more, or at all", {
    metric: ofAuditor(leftoversMetric, fiveMinutes),
    threshold: 0,
  });
  alarm("AuditMissing", "No audit came to its end for a day", {
    metric: ofAuditor(auditsMetric, Duration.days(1)),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    threshold: 1,
    treatMissingData: TreatMissingData.BREACHING,
  });
  alarm("SweepLate", "The sweeper runs late, or not at all", {
    metric: new Metric({
      namespace: metricsNamespace,
      metricName: sweepLateMetric,
      dimensionsMap: { service: serviceName(app.stage, "Sweeper") },
      period: minute,
      statistic: "max",
    }),
    threshold: 120,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    // A sweeper that says nothing is as bad as one that is late.
    treatMissingData: TreatMissingData.BREACHING,
  });

  if (mail.createsIdentity) {
    alarm("MailBounces", "More than 4 in 100 mails bounce; at 5 the mail service looks into it", {
      metric: new Metric({
        namespace: "AWS/SES",
        metricName: "Reputation.BounceRate",
        period: Duration.hours(1),
        statistic: "max",
      }),
      threshold: 0.04,
    });
  }

  return { topic };

  function alarm(
    id: string,
    alarmDescription: string,
    props: Pick<AlarmProps, "metric" | "threshold"> & Partial<AlarmProps>,
  ): void {
    const created = new Alarm(stack, id, {
      alarmDescription,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
    });
    created.addAlarmAction(action);
  }
}
