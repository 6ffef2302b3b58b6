/** A queue as the product holds it. */
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Queue } from "../core/context.ts";
import { assertDeclared, type Entity, type ValueOf } from "../db/codec.ts";
import { timeouts } from "./timeouts.ts";

/** A queue of one kind of message: what the inventory does not declare of it is not sent. */
export function openQueue<E extends Entity>(queueUrl: string, message: E): Queue<ValueOf<E>> {
  const client = new SQSClient({ maxAttempts: 3, requestHandler: timeouts });
  return {
    async send(value) {
      assertDeclared(message, value);
      await client.send(
        new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(value) }),
      );
    },
  };
}
