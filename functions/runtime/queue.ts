/** A queue as the product holds it. */
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Queue } from "../core/context.ts";
import { timeouts } from "./timeouts.ts";

export function openQueue<Message>(queueUrl: string): Queue<Message> {
  const client = new SQSClient({ maxAttempts: 3, requestHandler: timeouts });
  return {
    async send(message) {
      await client.send(
        new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }),
      );
    },
  };
}
