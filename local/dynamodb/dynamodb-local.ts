/**
 * Amazon's DynamoDB Local as the engine: its jar comes with the npm package
 * `amplify-dynamodb-simulator` and is started directly. Needs Java 17 or later.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { host, region } from "../aws.ts";
import type { Answer, DynamoEngine, Json } from "./engine.ts";

export function javaExists(): boolean {
  return spawnSync("java", ["-version"], { stdio: "ignore" }).status === 0;
}

/** Opens the database in a directory, or in memory when none is given. */
export async function openDynamoLocal(options: { dir?: string } = {}): Promise<DynamoEngine> {
  if (!javaExists()) {
    throw new Error(
      "DYNAMODB_ENGINE=dynamodb-local needs Java 17 or later, and there is no `java`.",
    );
  }
  const port = await freePort();
  if (options.dir) mkdirSync(options.dir, { recursive: true });
  const folder = join(
    dirname(createRequire(import.meta.url).resolve("amplify-dynamodb-simulator/package.json")),
    "emulator",
  );
  const child = spawn(
    "java",
    [
      `-Djava.library.path=${join(folder, "DynamoDBLocal_lib")}`,
      "-jar",
      join(folder, "DynamoDBLocal.jar"),
      "-port",
      String(port),
      // Without it every access key has a database of its own.
      "-sharedDb",
      "-disableTelemetry",
      ...(options.dir ? ["-dbPath", options.dir] : ["-inMemory"]),
    ],
    {
      // It leaves a file of its own where it is started.
      cwd: options.dir ?? tmpdir(),
      stdio: ["ignore", "ignore", "pipe"],
      env: { PATH: process.env.PATH },
    },
  );
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
  });
  const engine: DynamoEngine = {
    name: "dynamodb-local",
    call: (operation, input) => call(port, operation, input),
    stop: () => stop(child),
  };
  // However this process ends, a database nobody can reach must not stay behind.
  process.once("exit", () => child.kill("SIGKILL"));
  await untilReady(child, engine, () => complaint);
  return engine;
}

async function call(port: number, operation: string, input: Json): Promise<Answer> {
  const response = await fetch(`http://${host}:${port}/`, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
      authorization:
        `AWS4-HMAC-SHA256 Credential=local/20200101/${region}/dynamodb/aws4_request, ` +
        "SignedHeaders=host, Signature=local",
    },
    body: JSON.stringify(input),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

async function untilReady(
  child: ChildProcess,
  engine: DynamoEngine,
  complaint: () => string,
): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`DynamoDB Local did not start: ${complaint()}`);
    try {
      await engine.call("ListTables", {});
      return;
    } catch {
      await delay(50);
    }
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
