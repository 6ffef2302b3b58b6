/** The table as the product holds it: a name and a client. */
import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { fromEnv } from "@aws-sdk/credential-provider-env";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

export interface Table {
  readonly name: string;
  readonly client: DynamoDBDocumentClient;
}

/**
 * What a Lambda's environment settles already, said outright: otherwise the SDK looks for shared
 * configuration files and loads its chain of credential providers, which a cold start pays for.
 */
const settled: DynamoDBClientConfig = {
  credentials: fromEnv(),
  defaultsMode: "standard",
  retryMode: "standard",
  maxAttempts: 4,
  // A connection that hangs must not take the whole of a function's time with it.
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 8_000 },
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  endpointDiscoveryEnabled: false,
  accountIdEndpointMode: "disabled",
};

/** Endpoint, region and credentials come from the SDK's own environment variables. */
export function openTable(name: string, config: DynamoDBClientConfig = {}): Table {
  const client = new DynamoDBClient({ ...settled, ...config });
  return {
    name,
    client: DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    }),
  };
}
