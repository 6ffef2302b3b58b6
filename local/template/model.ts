/**
 * The product as its templates describe it: what there is to run on this machine. Everything the
 * runner does follows from this model, so what is missing in the template is missing here as well.
 */
import { join } from "node:path";
import type { Assembly } from "../../scripts/synth/assembly.ts";
import type { TableDefinition } from "../dynamodb/table.ts";
import type { QueueDefinition } from "../emulators/sqs.ts";
import { type Distribution, readDistribution } from "./distribution.ts";
import { keyName, physicalName } from "./names.ts";
import { type ResolvedResource, type ResolveOptions, resolveResources } from "./resolve.ts";
import { known, refuseUnknown } from "./resources.ts";

export interface FunctionModel {
  name: string;
  /** The module, and what it exports. */
  file: string;
  exportName: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMegabytes: number;
  runtime: string;
  /** How long what it writes is kept. Undefined: for ever. */
  logDays: number | undefined;
}

export interface LifecycleRule {
  prefix: string;
  days: number;
}

export interface BucketModel {
  /** As in endpoints.json: `images`. */
  key: string;
  name: string;
  lifecycle: LifecycleRule[];
}

export interface QueueModel extends QueueDefinition {
  key: string;
}

export interface EventSourceMapping {
  queue: string;
  function: string;
  batchSize: number;
  reportsFailures: boolean;
  /** Undefined: as many as Lambda likes. */
  maxConcurrency: number | undefined;
}

export interface ScheduleModel {
  name: string;
  /** `rate(1 minute)` or `cron(…)`. */
  expression: string;
  functions: string[];
}

export interface Deployment {
  bucket: string;
  /** Folder whose files go into the bucket. */
  folder: string;
  systemMetadata: Record<string, string>;
  userMetadata: Record<string, string>;
}

export interface RouteModel {
  /** `ANY /api/{proxy+}` */
  routeKey: string;
  function: string;
}

export interface Model {
  tables: TableDefinition[];
  buckets: BucketModel[];
  queues: QueueModel[];
  functions: FunctionModel[];
  mappings: EventSourceMapping[];
  schedules: ScheduleModel[];
  routes: RouteModel[];
  deployments: Deployment[];
  distribution: Distribution;
}

/** Reads an assembly. Throws one clear line for anything the local cloud cannot run. */
export function readModel(assembly: Assembly, options: ResolveOptions): Model {
  refuseUnknown(
    assembly.stacks.flatMap(({ template }) =>
      Object.values(template.Resources).map(({ Type }) => Type),
    ),
  );
  const resources = resolveResources(assembly, known, options);
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  return {
    tables: of("AWS::DynamoDB::Table").map(table),
    buckets: of("AWS::S3::Bucket").map(bucket),
    queues: of("AWS::SQS::Queue").map(queue),
    functions: of("AWS::Lambda::Function").flatMap((resource) =>
      lambda(assembly, resource, of("AWS::Logs::LogGroup")),
    ),
    mappings: of("AWS::Lambda::EventSourceMapping").map(mapping),
    schedules: of("AWS::Events::Rule").map(schedule),
    routes: routes(of("AWS::ApiGatewayV2::Route"), of("AWS::ApiGatewayV2::Integration")),
    deployments: of("Custom::CDKBucketDeployment").map((resource) =>
      deployment(assembly, resource),
    ),
    distribution: readDistribution(resources),
  };
}

/** Last part of an ARN: the name of the queue, function or table it stands for. */
export function arnName(arn: unknown): string {
  return String(arn).split(/[:/]/).pop() ?? "";
}

function table({ ref, properties }: ResolvedResource): TableDefinition {
  const ttl = properties.TimeToLiveSpecification as
    | { AttributeName: string; Enabled: boolean }
    | undefined;
  return {
    name: ref,
    keySchema: properties.KeySchema as TableDefinition["keySchema"],
    attributes: properties.AttributeDefinitions as TableDefinition["attributes"],
    globalIndexes: (properties.GlobalSecondaryIndexes ?? []) as TableDefinition["globalIndexes"],
    ...(ttl?.Enabled && { ttlAttribute: ttl.AttributeName }),
  };
}

interface Rule {
  Status: string;
  Prefix?: string;
  Filter?: { Prefix?: string };
  ExpirationInDays?: number;
}

function bucket({ logicalId, ref, properties }: ResolvedResource): BucketModel {
  const { Rules: rules = [] } = (properties.LifecycleConfiguration ?? {}) as { Rules?: Rule[] };
  return {
    key: keyName(logicalId),
    name: ref,
    lifecycle: rules.flatMap(({ Status, Prefix, Filter, ExpirationInDays: days }) =>
      Status === "Enabled" && days !== undefined
        ? [{ prefix: Prefix ?? Filter?.Prefix ?? "", days }]
        : [],
    ),
  };
}

function queue(resource: ResolvedResource): QueueModel {
  const { properties } = resource;
  const attributes: Record<string, string> = {};
  for (const name of ["VisibilityTimeout", "MessageRetentionPeriod", "DelaySeconds"]) {
    if (properties[name] !== undefined) attributes[name] = String(properties[name]);
  }
  if (properties.RedrivePolicy) {
    attributes.RedrivePolicy = JSON.stringify(properties.RedrivePolicy);
  }
  return {
    key: keyName(resource.logicalId).replace(/Queue$/, ""),
    name: physicalName(resource),
    attributes,
  };
}

/** The product's own functions; those that only help deploying have no bundle and are left out. */
function lambda(
  assembly: Assembly,
  { logicalId, ref, properties }: ResolvedResource,
  logGroups: ResolvedResource[],
): FunctionModel[] {
  const bundle = assembly.functionBundles[logicalId];
  if (!bundle) return [];
  const { Variables: variables = {} } = (properties.Environment ?? {}) as {
    Variables?: Record<string, unknown>;
  };
  const { LogGroup } = (properties.LoggingConfig ?? {}) as { LogGroup?: string };
  const { RetentionInDays: logDays } = (logGroups.find((group) => group.ref === LogGroup)
    ?.properties ?? {}) as { RetentionInDays?: number };
  return [
    {
      name: ref,
      file: bundle.file,
      exportName: bundle.handler.split(".").pop() ?? "handler",
      environment: Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [name, String(value)]),
      ),
      timeoutSeconds: Number(properties.Timeout ?? 3),
      memoryMegabytes: Number(properties.MemorySize ?? 128),
      runtime: String(properties.Runtime),
      logDays,
    },
  ];
}

function mapping({ properties }: ResolvedResource): EventSourceMapping {
  const types = (properties.FunctionResponseTypes ?? []) as string[];
  const scaling = properties.ScalingConfig as { MaximumConcurrency?: number } | undefined;
  return {
    queue: arnName(properties.EventSourceArn),
    function: arnName(properties.FunctionName),
    batchSize: Number(properties.BatchSize ?? 10),
    reportsFailures: types.includes("ReportBatchItemFailures"),
    maxConcurrency: scaling?.MaximumConcurrency,
  };
}

function schedule({ logicalId, properties }: ResolvedResource): ScheduleModel {
  const targets = (properties.Targets ?? []) as { Arn: string }[];
  return {
    name: keyName(logicalId),
    expression: String(properties.ScheduleExpression),
    functions: properties.State === "DISABLED" ? [] : targets.map(({ Arn }) => arnName(Arn)),
  };
}

function routes(all: ResolvedResource[], integrations: ResolvedResource[]): RouteModel[] {
  return all.map(({ properties }) => {
    const integration = integrations.find(({ ref }) => properties.Target === `integrations/${ref}`);
    if (integration?.properties.PayloadFormatVersion !== "2.0") {
      throw new Error(`Route ${properties.RouteKey} does not lead to a function by payload 2.0.`);
    }
    return {
      routeKey: String(properties.RouteKey),
      function: arnName(integration.properties.IntegrationUri),
    };
  });
}

function deployment(assembly: Assembly, { properties }: ResolvedResource): Deployment {
  const [key, ...more] = properties.SourceObjectKeys as string[];
  if (!key || more.length > 0) throw new Error("A BucketDeployment needs exactly one source here.");
  return {
    bucket: String(properties.DestinationBucketName),
    folder: join(assembly.assemblyDir, `asset.${key.replace(/\.zip$/, "")}`),
    systemMetadata: (properties.SystemMetadata ?? {}) as Record<string, string>,
    userMetadata: (properties.UserMetadata ?? {}) as Record<string, string>,
  };
}
