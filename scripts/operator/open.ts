/** What the tools reach of a stage, and who is using them. */
import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import * as z from "zod";
import type { Operator } from "../../functions/core/actor.ts";
import { systemClock } from "../../functions/core/clock.ts";
import type { Log } from "../../functions/core/context.ts";
import type { OperatorContext } from "../../functions/core/operator/context.ts";
import { operatorOf } from "../../functions/core/operator/operator.ts";
import {
  type OperatorConfig,
  openOperatorContext,
  operatorConfigNames,
} from "../../functions/runtime/operator-context.ts";
import { clientEnvironment } from "../../local/aws.ts";
import type { Endpoints } from "../../local/cloud.ts";
import {
  appName,
  defaultRegion,
  localStage,
  requireStageName,
  stageConfig,
} from "../../stacks/config.ts";
import { Misuse } from "./read.ts";

export interface Opened {
  readonly context: OperatorContext;
  readonly operator: Operator;
}

/** @throws Misuse; Error when the stage or the credentials are not there. */
export async function openStage(stage: string, as: string | undefined): Promise<Opened> {
  requireStageName(stage);
  if (stage === localStage) return openLocal(as);
  if (as !== undefined) throw new Misuse("--as is for the local cloud only");
  return openDeployed(stage);
}

async function openLocal(as: string | undefined): Promise<Opened> {
  const { url, dynamodb, s3, sqs, ses, ...found } = readEndpoints();
  Object.assign(process.env, clientEnvironment({ dynamodb, s3, sqs, ses }));
  const now = await localNow(url);
  const offsetMs = now - systemClock.now();
  const config = localConfig({ url, dynamodb, s3, sqs, ses, ...found });
  return {
    context: openOperatorContext(config, log, {
      clock: { now: () => systemClock.now() + offsetMs },
    }),
    operator: operatorOf(`machine:${as ?? userInfo().username}`),
  };
}

function readEndpoints(): Endpoints {
  const file = join(process.env.LOCAL_DIR || ".local", "endpoints.json");
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Error(`${file} is not there: run npm start, or name a stage with --stage`);
  }
}

/** The local cloud's own time, which may have been moved. */
async function localNow(url: string): Promise<number> {
  try {
    const answer = await fetch(new URL("/__local/clock", url));
    return Date.parse(((await answer.json()) as { now: string }).now);
  } catch {
    throw new Error("the local cloud does not answer: run npm start");
  }
}

function localConfig({ table, buckets, queues }: Endpoints): OperatorConfig {
  const queueUrls = ["Generation", "Training", "Export", "Erasure", "Notice", "Extension"].flatMap(
    (id) => [
      [`${id.toUpperCase()}_QUEUE_URL`, queues[id.toLowerCase()]],
      [`${id.toUpperCase()}_DEAD_LETTER_QUEUE_URL`, queues[`${id.toLowerCase()}DeadLetter`]],
    ],
  );
  return readConfig({
    TABLE_NAME: table,
    IMAGES_BUCKET: buckets.images,
    TOMBSTONES_BUCKET: buckets.tombstones,
    MAIL_FROM: stageConfig(localStage).mail.from,
    ...Object.fromEntries(queueUrls),
  });
}

/** @throws Error naming what the stage does not tell. */
function readConfig(told: unknown): OperatorConfig {
  const result = z.record(z.enum(operatorConfigNames), z.string().min(1)).safeParse(told);
  if (result.success) return result.data;
  const missing = result.error.issues.map(({ path }) => path.join("."));
  throw new Error(`the stage does not tell ${missing.join(", ")}: deploy it again`);
}

async function openDeployed(stage: string): Promise<Opened> {
  // What reads AWS's own variables finds the region there, too.
  process.env.AWS_REGION = defaultRegion;
  const sts = new STSClient({ region: defaultRegion });
  const { Arn = "" } = await sts.send(new GetCallerIdentityCommand({}));
  const { credentials } = sts.config;
  return {
    context: openOperatorContext(await deployedConfig(stage), log, { table: { credentials } }),
    operator: operatorOf(identityOf(Arn)),
  };
}

/**
 * Whom credentials stand for. IAM Identity Center names the person, whichever role they took; an IAM
 * user is one person. Roles, and what their sessions are called, are chosen by who takes them: all of
 * them together are one operator, since nobody can tell two apart.
 */
export function identityOf(arn: string): string {
  const [, , , , account = "", who = ""] = arn.split(":");
  const [kind, role = "", session] = who.split("/");
  if (kind === "user") return `user:${arn}`;
  const named = kind === "assumed-role" && role.startsWith("AWSReservedSSO_");
  return named ? `sso:${session}` : `aws:${account}`;
}

async function deployedConfig(stage: string): Promise<OperatorConfig> {
  const StackName = `${stage}-${appName}-Api`;
  const client = new CloudFormationClient({ region: defaultRegion });
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  const names = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === "OperatorNames");
  if (!names?.OutputValue) throw new Error(`the stack ${StackName} does not name its stores`);
  return readConfig(JSON.parse(names.OutputValue));
}

/** Nothing to keep: what matters is written down with the person. */
const log: Log = {
  info: () => {},
  warn: (message) => console.error(message),
  error: (message) => console.error(message),
};
