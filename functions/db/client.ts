/** The table as the product holds it: a name and a client. */
import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

export interface Table {
  readonly name: string;
  readonly client: DynamoDBDocumentClient;
}

/** Endpoint, region and credentials come from the SDK's own environment. */
export function openTable(name: string, config: DynamoDBClientConfig = {}): Table {
  const client = new DynamoDBClient({ maxAttempts: 4, ...config });
  return {
    name,
    client: DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    }),
  };
}
