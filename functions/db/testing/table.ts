/** A table for tests, opened as the product opens its own. */
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import { openTable, type Table } from "../client.ts";

/** What `startServices` answers, as far as a table needs it. */
export interface Store {
  readonly tableName: string;
  readonly endpoints: { readonly dynamodb: string };
  readonly env: Readonly<Record<string, string>>;
}

export function openTestTable({ tableName, endpoints, env }: Store): Table {
  return openTable(tableName, {
    endpoint: endpoints.dynamodb,
    region: env.AWS_REGION ?? "",
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
    },
  });
}

/** Every item, as it is stored. */
export async function everyItem({ name, client }: Table): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for await (const page of paginateScan({ client }, { TableName: name, ConsistentRead: true })) {
    items.push(...(page.Items ?? []));
  }
  return items;
}

/** The commands this table's client sends from now on, each retry by itself. */
export function commandsOf({ client }: Table): string[] {
  const commands: string[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      commands.push(String(context.commandName).replace(/Command$/, ""));
      return next(args);
    },
    { step: "deserialize", priority: "high" },
  );
  return commands;
}

/** This table as a process sees it whose every command asks `first`, which may let it wait, or throw. */
export function asking(
  { name, client }: Table,
  first: (command: string) => void | Promise<void>,
): Table {
  const send = async (command: Parameters<typeof client.send>[0]) => {
    await first(command.constructor.name.replace(/Command$/, ""));
    return client.send(command);
  };
  const asks = new Proxy(client, {
    get: (of, property) => (property === "send" ? send : Reflect.get(of, property)),
  });
  return { name, client: asks };
}
