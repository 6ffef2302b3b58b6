/** The product's own template and bundles, running on one machine. `docs/decisions/local-cloud.md`. */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Assembly } from "../scripts/synth/assembly.ts";
import { accessKeyId, clientEnvironment, region, secretAccessKey } from "./aws.ts";
import { build } from "./build.ts";
import { Clock } from "./clock/clock.ts";
import { Control } from "./control/control.ts";
import { deploySite } from "./deploy-site.ts";
import { Distribution } from "./distribution/distribution.ts";
import { serveSite } from "./distribution/server.ts";
import { FunctionLog } from "./functions/log.ts";
import { FunctionPool } from "./functions/pool.ts";
import { emptyFolder, lockFolder } from "./lock.ts";
import { type EngineName, type Machine, openMachine } from "./machine.ts";
import { Monitor } from "./monitor.ts";
import { Poller } from "./sources/poller.ts";
import { Schedules } from "./sources/schedules.ts";
import type { Model } from "./template/model.ts";
import { readModel } from "./template/product.ts";
import { Time } from "./time.ts";

export interface CloudOptions {
  /** Where everything is kept. Default `.local`. */
  dir?: string;
  /** 0 (the default) picks a free one. */
  port?: number;
  /** Start empty. */
  fresh?: boolean;
  engine?: EngineName;
  /** What to run; by default the repository's own, built when something changed. */
  assembly?: Assembly;
  /** Gets a line when there is something to say, errors of functions included. */
  log?: (line: string) => void;
}

/** The content of endpoints.json: enough for the AWS CLI, or any SDK, to look inside. */
export interface Endpoints {
  url: string;
  dynamodb: string;
  s3: string;
  sqs: string;
  ses: string;
  ssm: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  table: string;
  buckets: Record<string, string>;
  /** Queue URLs. */
  queues: Record<string, string>;
}

export interface LocalCloud {
  url: string;
  endpoints: Endpoints;
  time: Time;
  stop(): Promise<void>;
}

/** Instances of one function at a time: a laptop has a few cores, whatever the template allows. */
const maxInstances = 4;

/** Throws one clear line when something cannot run; nothing is left running then. */
export async function startLocalCloud(options: CloudOptions = {}): Promise<LocalCloud> {
  const dir = resolve(options.dir ?? ".local");
  const started: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    started.push(lockFolder(dir));
    if (options.fresh) emptyFolder(dir);
    const cloud = await start({ ...options, dir }, started);
    return { ...cloud, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: CloudOptions & { dir: string },
  started: (() => Promise<void> | void)[],
): Promise<Omit<LocalCloud, "stop">> {
  const { dir, engine = "dynalite", log = () => {} } = options;
  const clock = new Clock({ file: join(dir, "clock") });
  const pools = new Map<string, FunctionPool>();
  const monitor = new Monitor((name, key) => pools.get(name)?.kill(key) ?? false);
  // Both end before anything is thrown, so that what was opened can be closed.
  const [machineOpened, assemblyBuilt] = await Promise.allSettled([
    openMachine({ dir, engine, traffic: monitor }),
    options.assembly ?? build(log),
  ]);
  if (machineOpened.status === "fulfilled") started.push(() => machineOpened.value.stop());
  const [machine, assembly] = [fulfilled(machineOpened), fulfilled(assemblyBuilt)];

  const model = readModel(assembly, machine);
  await machine.provide(model);
  for (const queue of machine.queues.all()) monitor.watch(queue);
  for (const deployment of model.deployments) deploySite(machine.objects, deployment);

  const functionLog = new FunctionLog({ dir: join(dir, "logs"), show: log });
  started.push(() => functionLog.close());
  for (const functionModel of model.functions) {
    const pool = new FunctionPool({
      model: functionModel,
      endpointEnvironment: clientEnvironment(machine.endpoints),
      maxInstances,
      log: functionLog,
    });
    pools.set(functionModel.name, pool);
    started.push(() => pool.stop());
  }
  const invoke = (name: string, event: unknown) => poolOf(pools, name).invoke(event);
  await Promise.all([...pools.values()].map((pool) => pool.warm()));

  const pollers = model.mappings.map(
    (mapping) =>
      new Poller({
        mapping,
        queue: machine.queues.get(mapping.queue),
        store: machine.queues.store,
        invoke: (event) => invoke(mapping.function, event),
        concurrency: Math.min(mapping.maxConcurrency ?? maxInstances, maxInstances),
        count: (operation) => monitor.count("sqs", operation),
      }),
  );
  const schedules = new Schedules(model.schedules, invoke);
  const quiet = () =>
    pollers.every((poller) => poller.quiet) &&
    [...pools.values()].every((pool) => pool.running === 0);
  const time = new Time({ clock, machine, model, log: functionLog, schedules, quiet });

  const control = new Control({ machine, model, monitor, time, clock, logDir: join(dir, "logs") });
  const site = await serveSite({
    distribution: new Distribution({
      config: model.distribution,
      objects: machine.objects,
      api: { routes: model.routes, invoke },
    }),
    local: (request) => control.answer(request),
    port: options.port ?? 0,
  });
  started.push(() => site.close());
  started.push(async () => {
    time.stop();
    await Promise.all(pollers.map((poller) => poller.stop()));
  });

  const endpoints = describe(site.url, machine, model);
  control.endpoints = endpoints;
  writeFileSync(join(dir, "endpoints.json"), `${JSON.stringify(endpoints, null, 2)}\n`);
  await requireHealth(site.url);
  time.start();
  // A page asks for several things at once; the second instance is there by then.
  poolOf(pools, model.routes[0]?.function ?? "")
    .warm()
    .catch(() => undefined);
  return { url: site.url, endpoints, time };
}

function fulfilled<T>(result: PromiseSettledResult<T>): T {
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

function poolOf(pools: ReadonlyMap<string, FunctionPool>, name: string): FunctionPool {
  const pool = pools.get(name);
  if (!pool) throw new Error(`The template refers to function ${name}, which it does not have.`);
  return pool;
}

async function requireHealth(url: string): Promise<void> {
  const response = await fetch(`${url}/api/health`);
  if (!response.ok) {
    throw new Error(`GET /api/health answered ${response.status}: ${await response.text()}`);
  }
}

function describe(url: string, machine: Machine, model: Model): Endpoints {
  return {
    url,
    ...machine.endpoints,
    region,
    accessKeyId,
    secretAccessKey,
    table: model.tables[0]?.name ?? "",
    buckets: Object.fromEntries(model.buckets.map(({ key, name }) => [key, name])),
    queues: Object.fromEntries(model.queues.map(({ key, name }) => [key, machine.queueUrl(name)])),
  };
}
