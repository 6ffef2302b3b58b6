/** Sending mail by SES: the identity people see, and the right to use it. */
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import {
  CloudWatchDimensionSource,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from "aws-cdk-lib/aws-ses";
import type { App, Stack } from "sst/constructs";
import { stageConfig } from "./config.ts";

/** Belongs to the identity, and so to the account: a developer's stage sends through it too. */
const configurationSetName = "nana-img-mail";

/** What a function needs to send mail: its sender, and the right to use it. */
export function sendingMail(app: App, stack: Stack): { from: string; send: PolicyStatement } {
  const { mail } = stageConfig(app.stage);
  const ses = (resource: string, resourceName: string) =>
    stack.formatArn({ service: "ses", resource, resourceName });
  const send = new PolicyStatement({
    actions: ["ses:SendEmail"],
    resources: [
      ses("identity", mail.domain),
      ses("identity", mail.fromAddress),
      ses("configuration-set", configurationSetName),
    ],
    conditions: { StringEquals: { "ses:FromAddress": mail.fromAddress } },
  });
  return { from: mail.from, send };
}

/** Part of the `api` stack: in most stages there is nothing to create, and a stack must not be empty. */
export function createMailIdentity(app: App, stack: Stack): void {
  const { mail } = stageConfig(app.stage);
  if (!mail.createsIdentity) return;
  const configurationSet = new ConfigurationSet(stack, "MailConfiguration", {
    configurationSetName,
    // A mail that cannot travel encrypted is not sent.
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    // SES would keep addresses that bounced until somebody takes them off its list: a store that no
    // erasure empties, and mail to who is on it would be taken and never sent.
    disableSuppressionList: true,
  });
  configurationSet.addEventDestination("MailCounts", {
    destination: EventDestination.cloudWatchDimensions([
      {
        name: "ses:configuration-set",
        source: CloudWatchDimensionSource.MESSAGE_TAG,
        defaultValue: configurationSetName,
      },
    ]),
    events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
  });
  new EmailIdentity(stack, "MailIdentity", {
    identity: Identity.domain(mail.domain),
    mailFromDomain: `mail.${mail.domain}`,
    configurationSet,
    // They are counted instead: a report would bring the address to a mailbox that no erasure reaches.
    feedbackForwarding: false,
  });
}
