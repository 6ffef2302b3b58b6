import {
  CloudFormationClient,
  UpdateTerminationProtectionCommand,
} from "@aws-sdk/client-cloudformation";
import { defaultRegion } from "../../stacks/config.ts";
import type { Assembly } from "../synth.ts";

/** SST leaves out the termination protection a stack asks for, so it is turned on here. */
export async function protectStacks(assembly: Assembly): Promise<void> {
  const client = new CloudFormationClient({ region: defaultRegion });
  for (const { name, terminationProtection } of assembly.stacks) {
    if (!terminationProtection) continue;
    await client.send(
      new UpdateTerminationProtectionCommand({
        StackName: name,
        EnableTerminationProtection: true,
      }),
    );
  }
}
