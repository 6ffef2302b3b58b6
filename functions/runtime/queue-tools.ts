/** A queue and its dead letter queue, as operators handle them. */
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import type { QueueTools } from "../core/operator/queues.ts";
import { timeouts } from "./timeouts.ts";

const receivedAtOnce = 10;
/** How long a dead letter that was taken out is ours to send again. */
const ownSeconds = 60;

export function openQueueTools(queueUrl: string, deadLetterQueueUrl: string): QueueTools {
  const client = new SQSClient({ maxAttempts: 3, requestHandler: timeouts });

  async function count(QueueUrl: string) {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
      }),
    );
    return {
      waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
      working: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    };
  }

  return {
    async look() {
      const [queue, dead] = await Promise.all([count(queueUrl), count(deadLetterQueueUrl)]);
      return { ...queue, dead: dead.waiting + dead.working };
    },

    async redrive(most) {
      let moved = 0;
      while (moved < most) {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl: deadLetterQueueUrl,
            MaxNumberOfMessages: Math.min(receivedAtOnce, most - moved),
            VisibilityTimeout: ownSeconds,
          }),
        );
        if (Messages.length === 0) return moved;
        for (const { Body, ReceiptHandle } of Messages) {
          // Sent before it is deleted: a death in between sends it twice, never not at all.
          await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: Body }));
          await client.send(
            new DeleteMessageCommand({ QueueUrl: deadLetterQueueUrl, ReceiptHandle }),
          );
          moved += 1;
        }
      }
      return moved;
    },
  };
}
