/** Reads the product's assembly with the parameters, secrets and addresses of this machine. */
import type { Assembly } from "../../scripts/synth/assembly.ts";
import { region } from "../aws.ts";
import type { GenerateSecretString, Vault } from "../emulators/vault.ts";
import { type Model, readModel as read } from "./model.ts";
import { constructName } from "./names.ts";

/** Throws one line when the assembly is for elsewhere, or asks for what is not here. */
export function readModel(
  assembly: Assembly,
  machine: { vault: Vault; queueUrl(name: string): string },
): Model {
  if (assembly.region !== region) {
    throw new Error(`The stacks are synthesized for ${assembly.region}, not for ${region}.`);
  }
  const { vault, queueUrl } = machine;
  vault.ensureImageKeys("local");
  const secrets = generatedSecrets(assembly);
  return read(assembly, {
    queueUrl,
    parameter: (name) => {
      // Only `cdk deploy` itself looks at it.
      if (name.startsWith("/cdk-bootstrap/")) return "0";
      const value = vault.parameter(name);
      if (value === undefined) throw new Error(`The template needs SSM parameter ${name}.`);
      return value;
    },
    secret: (arn) => {
      const name = arn.split(":secret:")[1] ?? arn;
      const how = secrets.get(name);
      if (!how) throw new Error(`The template needs secret ${name}, which it does not generate.`);
      return vault.secret(name, how);
    },
  });
}

function generatedSecrets(assembly: Assembly): Map<string, GenerateSecretString> {
  return new Map(
    assembly.stacks.flatMap(({ template }) =>
      Object.entries(template.Resources).flatMap(([logicalId, { Type, Properties }]) =>
        Type === "AWS::SecretsManager::Secret" && Properties?.GenerateSecretString
          ? [[constructName(logicalId), Properties.GenerateSecretString as GenerateSecretString]]
          : [],
      ),
    ),
  );
}
