/** The one way a function of the product is declared: same runtime, own log group, own rights only. */
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Duration, RemovalPolicy } from "aws-cdk-lib/core";
import { type App, Function as SstFunction, type Stack } from "sst/constructs";
import { retentionDays } from "../functions/core/retention.ts";
import { builtinModules } from "./builtin-modules.ts";
import { offlineAccount } from "./config.ts";
import { eagerCode } from "./eager-code.ts";
import { jsonModules } from "./json-modules.ts";
import { metricsNamespace, serviceName } from "./observability.ts";

export interface FunctionOptions {
  /** File and export, e.g. `functions/api/handler.handler`. */
  readonly handler: string;
  readonly description: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  /** Exactly what the code reads; a test compares. */
  readonly environment: Readonly<Record<string, string>>;
  readonly permissions: readonly PolicyStatement[];
  /** Runs by a schedule, which comes again: a failed or late run is not repeated. */
  readonly scheduled?: boolean;
  /**
   * Somebody waits for its cold start: its bundle is cut for that, which takes longer to make, and it
   * does not read source maps, so its traces name no source.
   */
  readonly startsFast?: boolean;
  /** Packs the `sharp` that runs on Lambda; see `npm run deploy`. */
  readonly usesSharp?: boolean;
}

export function productFunction(
  app: App,
  stack: Stack,
  id: string,
  options: FunctionOptions,
): SstFunction {
  const logGroup = new LogGroup(stack, `${id}Logs`, {
    retention: retentionDays.log,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  // A role of its own: the default one may write to every log group of the account.
  const role = new Role(stack, `${id}Role`, {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
  });
  logGroup.grantWrite(role);
  for (const statement of options.permissions) role.addToPolicy(statement);

  const lambda = new SstFunction(stack, id, {
    handler: options.handler,
    description: options.description,
    runtime: "nodejs24.x",
    architecture: "arm_64",
    memorySize: options.memoryMegabytes,
    timeout: options.timeoutSeconds,
    // X-Ray's rights cannot be narrowed to a resource; the structured logs carry the request id.
    tracing: "disabled",
    role,
    logGroup,
    environment: {
      ...options.environment,
      POWERTOOLS_SERVICE_NAME: serviceName(app.stage, id),
      POWERTOOLS_METRICS_NAMESPACE: metricsNamespace,
      LOG_LEVEL: "INFO",
      ...(options.startsFast ? {} : { NODE_OPTIONS: "--enable-source-maps" }),
    },
    nodejs: {
      format: "esm",
      minify: true,
      sourcemap: true,
      splitting: true,
      esbuild: {
        mainFields: ["module", "main"],
        external: ["sharp"],
        keepNames: false,
        sourcesContent: false,
        target: "node24",
        plugins: [builtinModules, jsonModules, ...(options.startsFast ? [eagerCode] : [])],
        // For dependencies in CommonJS, which ask for Node's modules by `require`.
        banner: {
          js: 'const require = /* @__PURE__ */ process.getBuiltinModule("node:module").createRequire(import.meta.url);',
        },
      },
    },
    hooks: { afterBuild: removeNpmFiles },
    ...(options.scheduled ? { retryAttempts: 0, maxEventAge: Duration.minutes(1) } : {}),
    ...(options.usesSharp ? { copyFiles: sharpForLambda(app) } : {}),
    _doNotAllowOthersToBind: true,
  });
  removeSstEnvironment(lambda);
  return lambda;
}

/** Names SST sets for its own runtime library, which is not used. */
function removeSstEnvironment(lambda: SstFunction): void {
  const resource = lambda.node.defaultChild as CfnFunction;
  for (const name of [
    "SST_APP",
    "SST_STAGE",
    "SST_SSM_PREFIX",
    "AWS_NODEJS_CONNECTION_REUSE_ENABLED",
  ]) {
    resource.addPropertyDeletionOverride(`Environment.Variables.${name}`);
  }
}

/** SST installs into each package what it left unbundled: here nothing, which leaves two files. */
async function removeNpmFiles(_: unknown, folder: string): Promise<void> {
  for (const file of ["package.json", "package-lock.json"]) {
    await rm(join(folder, file), { force: true });
  }
}

const sharpFolder = ".build/sharp-linux-arm64/node_modules";

/**
 * `sharp` has a native part, so the machine that deploys cannot just bundle its own. Offline it is
 * left out, and found in the repository's node_modules, below which the bundles lie.
 */
function sharpForLambda(app: App): { from: string; to: string }[] {
  if (app.account === offlineAccount) return [];
  if (!existsSync(sharpFolder)) {
    throw new Error(`${sharpFolder} is missing: deploy with \`npm run deploy\`, which prepares it`);
  }
  return [{ from: sharpFolder, to: "node_modules" }];
}
