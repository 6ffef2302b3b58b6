import { type StackContext, use } from "sst/constructs";
import { noticeTimeoutSeconds } from "../../functions/core/notice/limits.ts";
import { Data } from "../data.ts";
import { sendingMail } from "../mail.ts";
import { readAndWriteTable, scanTable } from "../permissions.ts";
import { queueFamily } from "../queue-family.ts";

export function noticeQueue({ app, stack }: StackContext) {
  const { table } = use(Data);
  const mail = sendingMail(app, stack);
  return queueFamily(app, stack, "Notice", {
    maxConcurrency: 2,
    worker: {
      handler: "functions/workers/notify.handler",
      description: "Sends mails that are due",
      memoryMegabytes: 512,
      timeoutSeconds: noticeTimeoutSeconds,
      environment: { TABLE_NAME: table.tableName, MAIL_FROM: mail.from },
      permissions: [...readAndWriteTable(table), ...scanTable(table), mail.send],
    },
  });
}
