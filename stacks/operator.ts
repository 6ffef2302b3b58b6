/**
 * The operators' part of the API: a function of its own, so that the one everybody reaches has none
 * of its rights. Part of the `api` stack, whose routes it answers.
 */
import { type App, type Function as SstFunction, type Stack, use } from "sst/constructs";
import { limits } from "./config.ts";
import { Data } from "./data.ts";
import { productFunction } from "./function.ts";
import { sendingMail } from "./mail.ts";
import { listTombstones, onImages, readAndWriteTable, redrive } from "./permissions.ts";
import { Queues } from "./queues.ts";
import { Secrets } from "./secrets.ts";

export function operatorFunction(app: App, stack: Stack): SstFunction {
  const { table, images, tombstones } = use(Data);
  const queues = use(Queues);
  const { originSecret } = use(Secrets);
  const mail = sendingMail(app, stack);

  /** What the tools are told of a stage, here and, by the stack's outputs, at a command line. */
  const names = {
    TABLE_NAME: table.tableName,
    IMAGES_BUCKET: images.bucketName,
    TOMBSTONES_BUCKET: tombstones.bucketName,
    MAIL_FROM: mail.from,
    ...Object.fromEntries(
      Object.values(queues).flatMap(({ id, queue, deadLetterQueue }) => [
        [`${id.toUpperCase()}_QUEUE_URL`, queue.queueUrl],
        [`${id.toUpperCase()}_DEAD_LETTER_QUEUE_URL`, deadLetterQueue.queueUrl],
      ]),
    ),
  };
  stack.addOutputs({ OperatorNames: stack.toJsonString(names) });

  return productFunction(app, stack, "Operator", {
    handler: "functions/api/operator-handler.handler",
    description: "Everything under /api/operator/",
    memoryMegabytes: 512,
    timeoutSeconds: limits.operatorTimeoutSeconds,
    environment: { ...names, ORIGIN_SECRET: originSecret.secretValue.unsafeUnwrap() },
    permissions: [
      ...readAndWriteTable(table),
      ...onImages(images, ["s3:DeleteObject"]),
      ...listTombstones(tombstones),
      ...Object.values(queues).flatMap(redrive),
      mail.send,
    ],
  });
}
