/** One export in a process of its own, over the real clients. Prints what it took. */
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { systemClock } from "../functions/core/clock.ts";
import type { ExportContext } from "../functions/core/context.ts";
import { runExport } from "../functions/core/export/run.ts";
import { exportJob } from "../functions/core/privacy/inventory.ts";
import { openTable } from "../functions/db/client.ts";
import { keys } from "../functions/db/keys.ts";
import { get } from "../functions/db/read.ts";
import { openArchives } from "../functions/runtime/archives.ts";
import { openReader } from "../functions/runtime/reader.ts";
import type { Measured } from "./export.ts";
import { newExport, type Person } from "./export-seed.ts";
import { peakBytes } from "./peak.ts";

const person = JSON.parse(process.env.BENCH_PERSON ?? "{}") as Person;
const table = openTable(person.table);
const silent = () => undefined;
const context: ExportContext = {
  table,
  clock: systemClock,
  log: { info: silent, warn: silent, error: console.error },
  metrics: { count: silent, milliseconds: silent, seconds: silent },
  images: openReader(person.images),
  archives: openArchives(person.exports),
  jobs: { exports: { send: async () => undefined } },
  post: { send: async () => undefined },
};
const { job, items } = newExport(person.userId);
for (const Item of items) {
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}
const started = performance.now();
const key = keys.export(person.userId, job.id);
await runExport(context, key, { remainingMs: () => Number.POSITIVE_INFINITY });
const ms = performance.now() - started;
const ended = await get(table, exportJob, key);
if (ended?.state !== "ready") throw new Error(`the export is ${ended?.state}`);
const measured: Measured = {
  ms,
  bytes: ended.bytes,
  peakBytes: peakBytes(),
};
console.log(JSON.stringify(measured));
await context.archives.removeAll(`exports/${person.userId}/`);
process.exit(0);
