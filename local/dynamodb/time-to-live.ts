/** `UpdateTimeToLive` and `DescribeTimeToLive`, which dynalite only pretends to have. */
import { type Store, table as tableOf } from "./dynalite.ts";
import { type Json, validationError } from "./engine.ts";

const keyOf = (table: string) => `time-to-live~${table}`;

interface Specification {
  AttributeName: string;
  Enabled: boolean;
}

export async function timeToLive(store: Store, operation: string, input: Json): Promise<Json> {
  const table = await tableOf(store, String(input.TableName));
  const key = keyOf(table.TableName);
  if (operation === "UpdateTimeToLive") {
    const asked = input.TimeToLiveSpecification as Partial<Specification> | undefined;
    if (!asked?.AttributeName || typeof asked.Enabled !== "boolean") {
      throw validationError("TimeToLiveSpecification needs AttributeName and Enabled");
    }
    await store.db.batch([{ type: "put", key, value: asked }]);
    return { TimeToLiveSpecification: asked };
  }
  const found = (await store.db.get(key)) as Specification | undefined;
  return {
    TimeToLiveDescription: found?.Enabled
      ? { TimeToLiveStatus: "ENABLED", AttributeName: found.AttributeName }
      : { TimeToLiveStatus: "DISABLED" },
  };
}
