/** From `npm start` to `ready`, on an installed clone, with an empty folder for the data. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atMost, median, type Row } from "./statistics.ts";

const runs = 3;
const root = join(import.meta.dirname, "..");

export async function start(): Promise<Row[]> {
  const first = await seconds({ rebuild: true });
  const again: number[] = [];
  for (let run = 0; run < runs; run++) again.push(await seconds({ rebuild: false }));
  return [
    {
      metric: "npm start to ready, everything to build",
      ours: first,
      unit: "s",
      ...atMost(10, first),
    },
    {
      metric: "npm start to ready, nothing changed",
      ours: median(again),
      unit: "s",
      ...atMost(10, median(again)),
    },
  ];
}

/** A running `npm start` on a free port, its data in a folder of its own. */
export async function running(): Promise<{
  url: string;
  /** Where its data lies, `endpoints.json` among it. */
  dir: string;
  seconds: number;
  stop(): Promise<void>;
}> {
  const dir = await mkdtemp(join(tmpdir(), "nana-img-"));
  const started = performance.now();
  const child = spawn("npm", ["start", "--silent"], {
    cwd: root,
    env: { ...process.env, PORT: "0", LOCAL_DIR: dir },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let written = "";
    child.stdout.on("data", (chunk) => {
      written += chunk;
      const ready = /^ready (\S+)/m.exec(written)?.[1];
      if (ready) resolve(ready);
    });
    child.once("close", () => reject(new Error(`npm start ended: ${written}`)));
  });
  return {
    url,
    dir,
    seconds: (performance.now() - started) / 1_000,
    async stop() {
      if (child.pid) process.kill(-child.pid, "SIGINT");
      await ended;
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function seconds({ rebuild }: { rebuild: boolean }): Promise<number> {
  if (rebuild) {
    for (const built of [".build", ".sst/dist/local", "web/dist"]) {
      await rm(join(root, built), { recursive: true, force: true });
    }
  }
  const cloud = await running();
  await cloud.stop();
  return cloud.seconds;
}
