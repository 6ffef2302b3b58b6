/** When a consent is in force: every write to the training bucket is bound to these conditions. */
import { keys } from "../../db/keys.ts";
import { check, type Write } from "../../db/write.ts";
import { account, consent, type Gift } from "../privacy/inventory.ts";
import { purposes } from "../privacy/policy/purposes.ts";

/**
 * Hold as long as the very consent under which this is given is in force: its receipt is a yes, given
 * under a policy that names the purpose, and the account goes by it and is neither fenced off nor
 * restricted.
 */
export function consentIsLive({ userId, receipt, epoch }: Gift): Write[] {
  return [
    check(account, keys.account(userId), {
      status: { is: "ACTIVE" },
      epoch: { is: epoch },
      restricted: { is: false },
      trainingReceipt: { is: receipt },
    }),
    check(consent, keys.consent(userId, receipt), {
      purpose: { is: "training" },
      granted: { is: true },
      policyVersion: { atLeast: purposes.training.since },
    }),
  ];
}
