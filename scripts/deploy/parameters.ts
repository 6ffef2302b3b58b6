import {
  GetParameterCommand,
  ParameterNotFound,
  type ParameterType,
  PutParameterCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { defaultRegion } from "../../stacks/config.ts";

/** Named values of an account and region. */
export interface Parameters {
  /** Undefined when there is none of that name. */
  get(name: string): Promise<string | undefined>;
  /** @throws Error when the name is taken: nothing is ever overwritten. */
  put(name: string, value: string, type: ParameterType): Promise<void>;
}

export function openParameters(): Parameters {
  const client = new SSMClient({ region: defaultRegion });
  return {
    async get(name) {
      try {
        const answer = await client.send(
          new GetParameterCommand({ Name: name, WithDecryption: true }),
        );
        return answer.Parameter?.Value;
      } catch (error) {
        if (error instanceof ParameterNotFound) return undefined;
        throw explained(error);
      }
    },
    async put(name, value, type) {
      await client.send(
        new PutParameterCommand({ Name: name, Value: value, Type: type, Overwrite: false }),
      );
    },
  };
}

function explained(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== "CredentialsProviderError") return error;
  return new Error(
    "no AWS credentials found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
  );
}
