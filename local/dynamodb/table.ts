/** Makes a table as CloudFormation describes it, on whichever engine. */
import { setTimeout as delay } from "node:timers/promises";
import { type DynamoEngine, DynamoError, type Json, request } from "./engine.ts";

export interface TableDefinition {
  name: string;
  keySchema: { AttributeName: string; KeyType: string }[];
  attributes: { AttributeName: string; AttributeType: string }[];
  globalIndexes: Json[];
  ttlAttribute?: string;
}

/** Makes the table if there is none. Throws, in one line, when an older one has another shape. */
export async function ensureTable(engine: DynamoEngine, table: TableDefinition): Promise<void> {
  try {
    await request(engine, "CreateTable", {
      TableName: table.name,
      KeySchema: table.keySchema,
      AttributeDefinitions: table.attributes,
      BillingMode: "PAY_PER_REQUEST",
      ...(table.globalIndexes.length > 0 && { GlobalSecondaryIndexes: table.globalIndexes }),
    });
  } catch (error) {
    if (!(error instanceof DynamoError) || error.name !== "ResourceInUseException") throw error;
    await refuseAnotherShape(engine, table);
  }
  await untilActive(engine, table.name);
  if (table.ttlAttribute) await ensureTimeToLive(engine, table.name, table.ttlAttribute);
}

async function untilActive(engine: DynamoEngine, name: string): Promise<void> {
  for (;;) {
    const { Table } = (await request(engine, "DescribeTable", { TableName: name })) as {
      Table: { TableStatus: string };
    };
    if (Table.TableStatus === "ACTIVE") return;
    await delay(1);
  }
}

async function ensureTimeToLive(engine: DynamoEngine, name: string, attribute: string) {
  const { TimeToLiveDescription: current } = (await request(engine, "DescribeTimeToLive", {
    TableName: name,
  })) as { TimeToLiveDescription: { TimeToLiveStatus: string } };
  if (current.TimeToLiveStatus === "ENABLED") return;
  await request(engine, "UpdateTimeToLive", {
    TableName: name,
    TimeToLiveSpecification: { AttributeName: attribute, Enabled: true },
  });
}

async function refuseAnotherShape(engine: DynamoEngine, table: TableDefinition): Promise<void> {
  const { Table } = (await request(engine, "DescribeTable", { TableName: table.name })) as {
    Table: { KeySchema: Json[]; GlobalSecondaryIndexes?: Json[] };
  };
  const shape = (keys: unknown, indexes: Json[]) =>
    JSON.stringify([
      keys,
      indexes.map(({ IndexName, KeySchema }) => [IndexName, KeySchema]).sort(),
    ]);
  const there = shape(Table.KeySchema, Table.GlobalSecondaryIndexes ?? []);
  if (there !== shape(table.keySchema, table.globalIndexes)) {
    throw new Error(
      `The table kept from an earlier start has other keys or indexes than ${table.name} has now. ` +
        "Start once with LOCAL_FRESH=1.",
    );
  }
}
