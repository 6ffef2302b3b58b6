/** The services of this machine, with nothing of the product in them yet. */
import { join } from "node:path";
import { accountId } from "./aws.ts";
import { openDynalite } from "./dynamodb/dynalite-engine.ts";
import { openDynamoLocal } from "./dynamodb/dynamodb-local.ts";
import type { DynamoEngine } from "./dynamodb/engine.ts";
import { serveDynamo } from "./dynamodb/server.ts";
import { ensureTable } from "./dynamodb/table.ts";
import { serveObjectsAndQueues } from "./emulators/endpoints.ts";
import type { ObjectStore } from "./emulators/fauxqs.ts";
import { openObjects } from "./emulators/s3.ts";
import { Mailbox, serveMail } from "./emulators/ses.ts";
import { Queues } from "./emulators/sqs.ts";
import { serveParameters } from "./emulators/ssm.ts";
import { Vault } from "./emulators/vault.ts";
import type { Service, Traffic } from "./endpoint.ts";
import type { Model } from "./template/model.ts";

export const engineNames = ["dynalite", "dynamodb-local"] as const;
export type EngineName = (typeof engineNames)[number];

export interface Machine {
  engine: DynamoEngine;
  objects: ObjectStore;
  queues: Queues;
  mailbox: Mailbox;
  vault: Vault;
  endpoints: Record<Service, string>;
  /** The URL a queue of that name has, made or not. */
  queueUrl(name: string): string;
  /** Makes the tables, buckets and queues of the template that are not there yet. */
  provide(model: Pick<Model, "tables" | "buckets" | "queues">): Promise<void>;
  stop(): Promise<void>;
}

export async function openMachine(options: {
  dir: string;
  engine: EngineName;
  traffic: Traffic;
}): Promise<Machine> {
  const { dir, traffic } = options;
  const open = options.engine === "dynalite" ? openDynalite : openDynamoLocal;
  const engine = await open({ dir: join(dir, options.engine) });
  const objects = openObjects({ dir: join(dir, "s3") });
  const queues = new Queues({ dir: join(dir, "sqs") });
  const mailbox = new Mailbox({ file: join(dir, "mail.json") });
  const vault = new Vault({ file: join(dir, "secrets.json") });
  const [dynamodb, { s3, sqs }, ses, ssm] = await Promise.all([
    serveDynamo(engine, traffic),
    serveObjectsAndQueues(objects, queues.store, { traffic }),
    serveMail(mailbox, traffic),
    serveParameters(vault, traffic),
  ]);
  return {
    engine,
    objects,
    queues,
    mailbox,
    vault,
    endpoints: {
      dynamodb: dynamodb.url,
      s3: s3.url,
      sqs: sqs.url,
      ses: ses.url,
      ssm: ssm.url,
    },
    queueUrl: (name) => `${sqs.url}/${accountId}/${name}`,
    provide: async (model) => {
      for (const table of model.tables) await ensureTable(engine, table);
      for (const { name } of model.buckets) objects.createBucket(name);
      for (const queue of model.queues) queues.create(queue, sqs.url);
    },
    stop: async () => {
      queues.store.shutdown();
      await Promise.all([dynamodb, s3, sqs, ses, ssm].map((endpoint) => endpoint.close()));
      await engine.stop();
    },
  };
}
