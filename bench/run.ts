/** `npm run bench`: measures, prints a table, and writes the same as JSON to `.bench/results.json`. */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { bundleAll } from "./bundles.ts";
import { coldStart } from "./cold-start.ts";
import { erasure } from "./erasure.ts";
import { exports } from "./export.ts";
import { generation } from "./generation.ts";
import { imageStep } from "./image-step.ts";
import { startMember } from "./member.ts";
import { scan } from "./scan.ts";
import { site } from "./site.ts";
import { running, start } from "./start.ts";
import type { Row } from "./statistics.ts";
import { warm } from "./warm.ts";

const rows: Row[] = [];
const measure = async (what: string, measured: () => Promise<Row[]>) => {
  console.error(`measuring ${what} …`);
  rows.push(...(await measured()));
};

await measure("npm start", start);
const bundles = await bundleAll();
const member = await startMember();
await measure("cold starts", () => coldStart(bundles, member));
await member.stop();
await measure("warm requests", warm);
await measure("the image step", imageStep);
await measure("exports", exports);
const cloud = await running();
await measure("generations", () => generation(cloud.url));
await measure("the landing page", () => site(cloud.url));
await measure("looking through all stores", () => scan(cloud));
await measure("the erasure of a large account", () => erasure(cloud));
await cloud.stop();

const number = (value: number) => Number(value.toPrecision(3)).toLocaleString("en");
const cells = rows.map((row) => [
  row.metric,
  `${number(row.ours)} ${row.unit}`.trim(),
  row.peer ? `${number(row.peer.value)} ${row.unit} (${row.peer.name})` : "",
  row.ratio === undefined ? "" : number(row.ratio),
  row.target ? `${row.target} ${row.reached ? "reached" : "missed"}` : "",
]);
const header = ["metric", "ours", "peer", "ratio", "target"];
console.log(`| ${header.join(" | ")} |\n|${header.map(() => "---").join("|")}|`);
for (const row of cells) console.log(`| ${row.join(" | ")} |`);

const file = join(import.meta.dirname, "..", ".bench", "results.json");
const machine = { node: process.version, processors: availableParallelism() };
writeFileSync(file, JSON.stringify({ machine, rows }, null, 2));
process.exit(0);
