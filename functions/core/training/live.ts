/** When a consent is in force: every write to the training bucket is bound to these conditions. */
import { keys } from "../../db/keys.ts";
import { check, type Write } from "../../db/write.ts";
import { account, type Gift } from "../privacy/inventory.ts";

/** Holds as long as the person's very consent under which this is given is in force. */
export function consentIsLive({ userId, receipt, epoch }: Gift): Write {
  return check(account, keys.account(userId), {
    status: { is: "ACTIVE" },
    epoch: { is: epoch },
    trainingReceipt: { is: receipt },
    restricted: { is: false },
  });
}
