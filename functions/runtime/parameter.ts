import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";

/** A secret from the Parameter Store, decrypted. @throws Error when it has no value. */
export async function readParameter(name: string): Promise<string> {
  const { Parameter } = await new SSMClient({ maxAttempts: 4 }).send(
    new GetParameterCommand({ Name: name, WithDecryption: true }),
  );
  if (!Parameter?.Value) throw new Error(`The parameter ${name} has no value`);
  return Parameter.Value;
}
