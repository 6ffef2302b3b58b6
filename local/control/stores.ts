/** Looking inside: the table's items, the buckets' objects, the functions' logs. */
import type { Answer } from "../distribution/message.ts";
import { type Item, request } from "../dynamodb/engine.ts";
import type { Machine } from "../machine.ts";
import type { Model } from "../template/model.ts";
import { file, html, page } from "./html.ts";

const pageSize = 50;

export async function tablePage(
  { engine }: Machine,
  { tables }: Model,
  query: URLSearchParams,
): Promise<Answer> {
  const [table] = tables;
  if (!table) return page("Table", html`<p>The template has no table.</p>`);
  const [hash = "pk"] = table.keySchema.map(({ AttributeName }) => AttributeName);
  const partition = query.get("partition");
  const from = query.get("from");
  const common = {
    TableName: table.name,
    Limit: pageSize,
    ...(from && { ExclusiveStartKey: JSON.parse(from) as Item }),
  };
  const found = (await (partition === null
    ? request(engine, "Scan", common)
    : request(engine, "Query", {
        ...common,
        KeyConditionExpression: "#hash = :value",
        ExpressionAttributeNames: { "#hash": hash },
        ExpressionAttributeValues: { ":value": { S: partition } },
      }))) as { Items: Item[]; LastEvaluatedKey?: Item };
  const link = (values: Record<string, string | undefined>) =>
    `/__local/table?${new URLSearchParams(
      Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )}`;
  const rows = found.Items.map((item) => {
    const { [hash]: key, ...rest } = item;
    const name = String(key?.S ?? "");
    const plain = Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, simple(value)]),
    );
    return html`<tr><td><a href="${link({ partition: name })}">${name}</a></td>
<td><pre>${JSON.stringify(plain, null, 1)}</pre></td></tr>`;
  });
  const next = found.LastEvaluatedKey
    ? html`<p><a href="${link({ partition: partition ?? undefined, from: JSON.stringify(found.LastEvaluatedKey) })}">Next page</a></p>`
    : html``;
  const all = partition === null ? html`` : html`<p><a href="/__local/table">All items</a></p>`;
  return page(
    partition ?? table.name,
    html`${all}<table><tr><th>${hash}</th><th>Item</th></tr>${rows}</table>${next}`,
  );
}

/** DynamoDB's typed JSON as people write it. */
function simple(value: unknown): unknown {
  const [[type, inner] = ["", undefined]] = Object.entries((value ?? {}) as object);
  if (type === "N") return Number(inner);
  if (type === "L") return (inner as unknown[]).map(simple);
  if (type === "NULL") return null;
  if (type === "M") {
    return Object.fromEntries(
      Object.entries(inner as object).map(([name, one]) => [name, simple(one)]),
    );
  }
  return inner;
}

export function bucketPage({ objects }: Machine, query: URLSearchParams): Answer {
  const name = query.get("name");
  if (name === null || !objects.buckets.has(name)) {
    const links = objects.listBuckets().map(
      (bucket) => html`<tr><td><a href="/__local/bucket?name=${bucket.name}">${bucket.name}</a></td>
<td>${objects.buckets.get(bucket.name)?.size ?? 0}</td></tr>`,
    );
    return page("Buckets", html`<table><tr><th>Bucket</th><th>Objects</th></tr>${links}</table>`);
  }
  const startAfter = query.get("after") ?? "";
  const list = objects.listObjects(name, { maxKeys: pageSize, startAfter });
  const rows = list.objects.map(
    ({ key, contentLength, contentType, lastModified }) => html`<tr>
<td><a href="/__local/object?${new URLSearchParams({ bucket: name, key }).toString()}">${key}</a></td>
<td>${contentType}</td><td>${contentLength}</td><td>${lastModified.toISOString()}</td></tr>`,
  );
  const last = list.objects.at(-1)?.key ?? "";
  const next = list.isTruncated
    ? html`<p><a href="/__local/bucket?${new URLSearchParams({ name, after: last }).toString()}">Next page</a></p>`
    : html``;
  return page(
    name,
    html`<table><tr><th>Key</th><th>Type</th><th>Bytes</th><th>Written</th></tr>${rows}</table>${next}`,
  );
}

export function objectFile({ objects }: Machine, query: URLSearchParams): Answer | undefined {
  const [bucket, key] = [query.get("bucket") ?? "", query.get("key") ?? ""];
  if (!objects.buckets.get(bucket)?.has(key)) return undefined;
  const { contentType, body } = objects.getObject(bucket, key);
  // Whatever somebody stored, it runs nothing here.
  return file(
    contentType,
    body,
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox",
  );
}

const lastLines = 200;

export function logPage(
  { functions }: Model,
  query: URLSearchParams,
  read: (functionName: string) => string,
): Answer {
  const name = functions.find((one) => one.name === query.get("function"))?.name;
  const links = functions.map(
    (one) => html`<a href="/__local/log?function=${one.name}">${one.name}</a>`,
  );
  const lines = name === undefined ? "" : lastOf(name, read);
  return page(name ?? "Logs", html`<div class="row">${links}</div><pre>${lines}</pre>`);
}

function lastOf(name: string, read: (functionName: string) => string): string {
  try {
    return read(name).trimEnd().split("\n").slice(-lastLines).reverse().join("\n");
  } catch {
    return "Nothing yet.";
  }
}
