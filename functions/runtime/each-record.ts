/** Wraps one-record functions as a queue's consumer: returning means done, throwing means again. */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Log } from "../core/context.ts";

/**
 * Every record is tried by itself; the failed ones are reported by id, so that only they come
 * again. (The event source must have ReportBatchItemFailures on: a template test holds that.)
 */
export async function eachRecord(
  event: SQSEvent,
  log: Log,
  work: (body: unknown, record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  await Promise.all(
    event.Records.map(async (record) => {
      try {
        await work(JSON.parse(record.body), record);
      } catch (error) {
        log.error("record failed", { messageId: record.messageId, error });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }),
  );
  return { batchItemFailures };
}
