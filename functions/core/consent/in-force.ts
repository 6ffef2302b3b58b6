/** Whether the consent an account goes by still covers what it was given for. */
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import type { DataContext } from "../context.ts";
import type { Account } from "../privacy/inventory/account.ts";

/**
 * False also when the policy has given the purpose a new meaning since the person said yes. Then
 * nothing is copied any more (training/live.ts), and nobody is shown that it is. One read, where
 * there is a consent.
 */
export async function trainingIsOn(
  context: DataContext,
  { id, trainingReceipt }: Pick<Account, "id" | "trainingReceipt">,
): Promise<boolean> {
  if (trainingReceipt === undefined) return false;
  // Not with the account, which every page asks for and which mostly has no consent.
  const [{ consent }, { mayEnable }] = await Promise.all([
    import("../privacy/inventory/consent.ts"),
    import("../privacy/policy/purposes.ts"),
  ]);
  const receipt = await get(context.table, consent, keys.consent(id, trainingReceipt));
  return receipt !== undefined && mayEnable("training", receipt);
}
