/** Delivers mail through SES. */
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Post } from "../core/mail/mail.ts";
import { timeouts } from "./timeouts.ts";

export function openPost(from: string): Post {
  const client = new SESv2Client({ maxAttempts: 3, requestHandler: timeouts });
  return {
    async send({ to, subject, text, html }) {
      const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: {
            Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } },
          },
        }),
      );
    },
  };
}
