/** HTTP: one function behind one route. Only the distribution is let in, by a secret header. */

import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  HttpApi,
  HttpMethod,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { RemovalPolicy } from "aws-cdk-lib/core";
import { type StackContext, use } from "sst/constructs";
import { accessLogFields } from "../functions/core/privacy/log-fields.ts";
import { retentionDays } from "../functions/core/retention.ts";
import { limits } from "./config.ts";
import { Data } from "./data.ts";
import { productFunction } from "./function.ts";
import { createMailIdentity, sendingMail } from "./mail.ts";
import { operatorFunction } from "./operator.ts";
import {
  clearTable,
  fetchArchives,
  makeSalts,
  onImages,
  readAndWriteTable,
  removeArchives,
  removeCopies,
  sendTo,
} from "./permissions.ts";
import { Queues } from "./queues.ts";
import { Secrets } from "./secrets.ts";

export function Api({ app, stack }: StackContext) {
  const { table, images, exports: archives, training, salts } = use(Data);
  const { generation, erasures, exports } = use(Queues);
  const { originSecret, imageKeyPairId, imagePrivateKey } = use(Secrets);
  const mail = sendingMail(app, stack);
  createMailIdentity(app, stack);

  const lambda = productFunction(app, stack, "Api", {
    handler: "functions/api/handler.handler",
    description: "Everything under /api/",
    memoryMegabytes: 1_024,
    timeoutSeconds: limits.apiTimeoutSeconds,
    startsFast: true,
    environment: {
      TABLE_NAME: table.tableName,
      GENERATION_QUEUE_URL: generation.queue.queueUrl,
      EXPORT_QUEUE_URL: exports.queue.queueUrl,
      ERASURE_QUEUE_URL: erasures.queue.queueUrl,
      IMAGES_BUCKET: images.bucketName,
      EXPORTS_BUCKET: archives.bucketName,
      TRAINING_BUCKET: training.bucketName,
      SALTS_BUCKET: salts.bucketName,
      MAIL_FROM: mail.from,
      // Resolved by CloudFormation when it deploys; the template only holds the reference.
      ORIGIN_SECRET: originSecret.secretValue.unsafeUnwrap(),
      IMAGE_KEY_PAIR_ID: imageKeyPairId,
      IMAGE_PRIVATE_KEY_PARAMETER: imagePrivateKey.name,
    },
    permissions: [
      ...readAndWriteTable(table),
      ...sendTo(generation.queue),
      ...sendTo(erasures.queue),
      ...sendTo(exports.queue),
      ...clearTable(table),
      ...onImages(images, ["s3:DeleteObject"]),
      ...makeSalts(salts),
      ...fetchArchives(archives),
      ...removeArchives(archives),
      ...removeCopies(training),
      mail.send,
      new PolicyStatement({ actions: ["ssm:GetParameter"], resources: [imagePrivateKey.arn] }),
    ],
  });

  const api = new HttpApi(stack, "HttpApi", {
    apiName: app.logicalPrefixedName("api"),
    createDefaultStage: false,
  });
  api.addRoutes({
    path: "/api/{proxy+}",
    methods: [HttpMethod.ANY],
    integration: new HttpLambdaIntegration("ApiIntegration", lambda, {
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    }),
  });
  const operator = operatorFunction(app, stack);
  api.addRoutes({
    path: "/api/operator/{proxy+}",
    methods: [HttpMethod.ANY],
    integration: new HttpLambdaIntegration("OperatorIntegration", operator, {
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    }),
  });
  const accessLogs = new LogGroup(stack, "AccessLogs", {
    retention: retentionDays.log,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const stage = api.addStage("Stage", {
    stageName: "$default",
    autoDeploy: true,
    throttle: { rateLimit: limits.apiRequestsPerSecond, burstLimit: limits.apiBurst },
    accessLogSettings: {
      destination: new LogGroupLogDestination(accessLogs),
      format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
    },
  });

  return { lambda, operator, api, stage };
}
