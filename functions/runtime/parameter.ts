import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { timeouts } from "./timeouts.ts";

/** A secret from the Parameter Store, decrypted. @throws Error when it has no value. */
export async function readParameter(name: string): Promise<string> {
  const { Parameter } = await new SSMClient({ maxAttempts: 4, requestHandler: timeouts }).send(
    new GetParameterCommand({ Name: name, WithDecryption: true }),
  );
  if (!Parameter?.Value) throw new Error(`The parameter ${name} has no value`);
  return Parameter.Value;
}
