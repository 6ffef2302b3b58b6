/** Stage rules: which stage keeps its data, where it may run, which names it answers to, its limits. */

/** Regions the privacy policy names as places of processing. Deploying anywhere else is refused. */
export const allowedRegions = ["eu-central-1"] as const;

export const appName = "nana-img";
export const defaultRegion = allowedRegions[0];

/** The account that offline synthesis pretends to deploy to. */
export const offlineAccount = "000000000000";

export interface StageConfig {
  /**
   * Name people type. Its certificate's address is read from SSM (see parameters.ts). Without one the
   * site lives on the name CloudFront gives it, where CloudFront also lets TLS older than 1.2 in.
   */
  readonly domain?: string;
  readonly mail: {
    readonly from: string;
    /** The address inside `from`. */
    readonly fromAddress: string;
    /** The domain SES sends for; one stage per account makes the identity, the others use it. */
    readonly domain: string;
    readonly createsIdentity: boolean;
  };
  /** Who is told when an alarm goes off. */
  readonly alarmEmail?: string;
}

const mail = {
  from: "nana img <hello@nanaimg.app>",
  fromAddress: "hello@nanaimg.app",
  domain: "nanaimg.app",
  createsIdentity: false,
} as const;

const stages: Readonly<Record<string, StageConfig>> = {
  production: { domain: "nanaimg.app", mail: { ...mail, createsIdentity: true } },
};

/** Any other stage is a developer's own, or the local cloud: small, and gone without a trace. */
export function stageConfig(stage: string): StageConfig {
  return stages[stage] ?? { mail };
}

/** True where data must survive mistakes: stacks are protected, stores are kept. */
export function keepsData(stage: string): boolean {
  return stage === "production";
}

/** @throws Error for a region the policy does not name. */
export function requireAllowedRegion(region: string): void {
  if ((allowedRegions as readonly string[]).includes(region)) return;
  throw new Error(
    `region ${region} is not declared: personal data may be processed in ${allowedRegions.join(", ")} only (stacks/config.ts)`,
  );
}

/** Exists on developers' machines only. */
export const localStage = "local";

/** @throws Error unless the stage has a name that may be deployed. */
export function requireDeployableStage(stage: string | undefined): string {
  if (!stage) throw new Error("name the stage: npm run deploy -- --stage <name>");
  requireStageName(stage);
  if (stage === localStage) throw new Error(`stage ${localStage} never leaves this machine`);
  return stage;
}

/** @throws Error unless every resource can be named after it. */
export function requireStageName(stage: string): void {
  if (/^[a-z][a-z0-9-]{0,30}$/.test(stage)) return;
  throw new Error(`stage "${stage}" is not a name: use lower-case letters, digits and hyphens`);
}

/** What a burst, a runaway client or a stuck queue can cost at most. */
export const limits = {
  apiRequestsPerSecond: 200,
  apiBurst: 400,
  apiTimeoutSeconds: 20,
  /** What API Gateway waits at most. */
  operatorTimeoutSeconds: 29,
  generationTimeoutSeconds: 300,
  /** Parallel generations; each one is a worker. */
  generationConcurrency: 20,
  deadLetterTimeoutSeconds: 30,
  sweepTimeoutSeconds: 50,
  auditTimeoutSeconds: 900,
} as const;
