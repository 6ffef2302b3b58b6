/** The CloudFront distribution of the template: behaviours, origins, functions, headers and keys. */
import type { ResolvedResource } from "./resolve.ts";

export type Origin =
  | { kind: "bucket"; bucket: string; headers: Record<string, string> }
  | { kind: "api"; domain: string; headers: Record<string, string>; timeoutSeconds: number };

export interface HeaderRule {
  name: string;
  value: string;
  /** False: only where the origin did not set it. */
  override: boolean;
}

export interface HeadersPolicy {
  set: HeaderRule[];
  /** Lower case. */
  remove: string[];
}

/** What of a viewer's request reaches the origin. */
export interface ForwardPolicy {
  /** Lower case; undefined: only what CloudFront itself adds. */
  headers: string[];
  cookies: boolean;
  query: boolean;
}

export interface Behaviour {
  /** `*` for the default one. */
  pathPattern: string;
  origin: Origin;
  methods: string[];
  /** CloudFront compresses only what its cache policy lets it cache in several encodings. */
  compress: boolean;
  viewerRequest: string | undefined;
  viewerResponse: string | undefined;
  headers: HeadersPolicy;
  forward: ForwardPolicy;
  /** PEM by key pair id; undefined where anybody may look. */
  trustedKeys: Map<string, string> | undefined;
}

export interface Distribution {
  /** In the order they are tried; the default one last. */
  behaviours: Behaviour[];
}

interface BehaviourConfig {
  PathPattern?: string;
  TargetOriginId: string;
  AllowedMethods?: string[];
  CachePolicyId?: string;
  Compress?: boolean;
  FunctionAssociations?: { EventType: string; FunctionARN: string }[];
  LambdaFunctionAssociations?: unknown[];
  OriginRequestPolicyId?: string;
  ResponseHeadersPolicyId?: string;
  TrustedKeyGroups?: string[];
}

interface OriginConfig {
  Id: string;
  DomainName: string;
  OriginPath?: string;
  S3OriginConfig?: object;
  CustomOriginConfig?: { OriginReadTimeout?: number };
  OriginCustomHeaders?: { HeaderName: string; HeaderValue: string }[];
}

interface Config {
  Origins: OriginConfig[];
  DefaultCacheBehavior: BehaviourConfig;
  CacheBehaviors?: BehaviourConfig[];
  CustomErrorResponses?: unknown[];
  DefaultRootObject?: string;
}

/** The cache policies AWS manages and the stacks use; an own one would have to be read here. */
const compressingCachePolicies: Readonly<Record<string, boolean>> = {
  // CachingOptimized
  "658327ea-f89d-4fab-a63d-7e88639e58f6": true,
  // CachingDisabled
  "4135ea2d-6df8-44a3-9df3-4b5a84be39ad": false,
};

export function readDistribution(resources: readonly ResolvedResource[]): Distribution {
  const all = resources.filter(({ type }) => type === "AWS::CloudFront::Distribution");
  const [only] = all;
  if (!only || all.length > 1) {
    throw new Error(`The template has ${all.length} distributions; the local cloud needs one.`);
  }
  const config = only.properties.DistributionConfig as Config;
  if (config.CustomErrorResponses?.length || config.DefaultRootObject) {
    throw new Error(
      "The distribution has custom error responses or a default root object, which the local distribution does not know.",
    );
  }
  const read = (behaviour: BehaviourConfig) => readBehaviour(behaviour, config.Origins, resources);
  return {
    behaviours: [...(config.CacheBehaviors ?? []).map(read), read(config.DefaultCacheBehavior)],
  };
}

function readBehaviour(
  config: BehaviourConfig,
  origins: OriginConfig[],
  resources: readonly ResolvedResource[],
): Behaviour {
  const pathPattern = config.PathPattern ?? "*";
  const compressing = compressingCachePolicies[config.CachePolicyId ?? ""];
  if (compressing === undefined || config.LambdaFunctionAssociations?.length) {
    throw new Error(`Behaviour ${pathPattern} uses a cache policy or function of an unknown kind.`);
  }
  const edge = (eventType: string) => {
    const association = config.FunctionAssociations?.find(
      ({ EventType }) => EventType === eventType,
    );
    if (!association) return undefined;
    return String(find(resources, association.FunctionARN).properties.FunctionCode);
  };
  const origin = origins.find(({ Id }) => Id === config.TargetOriginId);
  if (!origin) throw new Error(`Behaviour ${pathPattern} has no origin.`);
  return {
    pathPattern,
    origin: readOrigin(origin, resources),
    methods: config.AllowedMethods ?? ["GET", "HEAD"],
    compress: config.Compress === true && compressing,
    viewerRequest: edge("viewer-request"),
    viewerResponse: edge("viewer-response"),
    headers: readHeaders(config.ResponseHeadersPolicyId, resources),
    forward: readForward(config.OriginRequestPolicyId, resources),
    trustedKeys: config.TrustedKeyGroups?.length
      ? new Map(config.TrustedKeyGroups.flatMap((group) => keysOf(group, resources)))
      : undefined,
  };
}

function find(resources: readonly ResolvedResource[], ref: string): ResolvedResource {
  const found = resources.find((resource) => resource.ref === ref);
  if (!found) throw new Error(`The distribution refers to ${ref}, which is not in the template.`);
  return found;
}

function readOrigin(origin: OriginConfig, resources: readonly ResolvedResource[]): Origin {
  const headers = Object.fromEntries(
    (origin.OriginCustomHeaders ?? []).map(({ HeaderName, HeaderValue }) => [
      HeaderName.toLowerCase(),
      HeaderValue,
    ]),
  );
  if (origin.CustomOriginConfig) {
    const timeoutSeconds = origin.CustomOriginConfig.OriginReadTimeout ?? 30;
    return { kind: "api", domain: origin.DomainName, headers, timeoutSeconds };
  }
  const bucket = resources.find(
    ({ type, ref }) => type === "AWS::S3::Bucket" && origin.DomainName.startsWith(`${ref}.s3.`),
  );
  if (!bucket || origin.OriginPath) {
    throw new Error(`Origin ${origin.DomainName} is not a bucket of the template.`);
  }
  return { kind: "bucket", bucket: bucket.ref, headers };
}

interface HeadersConfig {
  CustomHeadersConfig?: { Items: { Header: string; Value: string; Override: boolean }[] };
  RemoveHeadersConfig?: { Items: { Header: string }[] };
  SecurityHeadersConfig?: {
    ContentSecurityPolicy?: { ContentSecurityPolicy: string; Override: boolean };
    ContentTypeOptions?: { Override: boolean };
    FrameOptions?: { FrameOption: string; Override: boolean };
    ReferrerPolicy?: { ReferrerPolicy: string; Override: boolean };
    StrictTransportSecurity?: {
      AccessControlMaxAgeSec: number;
      IncludeSubdomains?: boolean;
      Preload?: boolean;
      Override: boolean;
    };
    XSSProtection?: { Protection: boolean; ModeBlock?: boolean; Override: boolean };
  };
}

function readHeaders(
  id: string | undefined,
  resources: readonly ResolvedResource[],
): HeadersPolicy {
  if (id === undefined) return { set: [], remove: [] };
  const config = find(resources, id).properties.ResponseHeadersPolicyConfig as HeadersConfig;
  const set: HeaderRule[] = (config.CustomHeadersConfig?.Items ?? []).map((item) => ({
    name: item.Header.toLowerCase(),
    value: item.Value,
    override: item.Override,
  }));
  const security = config.SecurityHeadersConfig ?? {};
  const add = (
    name: string,
    value: string | undefined,
    rule: { Override: boolean } | undefined,
  ) => {
    if (rule && value !== undefined) set.push({ name, value, override: rule.Override });
  };
  const {
    ContentSecurityPolicy: csp,
    StrictTransportSecurity: hsts,
    XSSProtection: xss,
  } = security;
  add("content-security-policy", csp?.ContentSecurityPolicy, csp);
  add("x-content-type-options", "nosniff", security.ContentTypeOptions);
  add("x-frame-options", security.FrameOptions?.FrameOption, security.FrameOptions);
  add("referrer-policy", security.ReferrerPolicy?.ReferrerPolicy, security.ReferrerPolicy);
  add("x-xss-protection", xss?.Protection ? `1${xss.ModeBlock ? "; mode=block" : ""}` : "0", xss);
  add(
    "strict-transport-security",
    [
      `max-age=${hsts?.AccessControlMaxAgeSec}`,
      ...(hsts?.IncludeSubdomains ? ["includeSubDomains"] : []),
      ...(hsts?.Preload ? ["preload"] : []),
    ].join("; "),
    hsts,
  );
  const remove = (config.RemoveHeadersConfig?.Items ?? []).map(({ Header }) =>
    Header.toLowerCase(),
  );
  return { set, remove };
}

function readForward(
  id: string | undefined,
  resources: readonly ResolvedResource[],
): ForwardPolicy {
  if (id === undefined) return { headers: [], cookies: false, query: false };
  const config = find(resources, id).properties.OriginRequestPolicyConfig as {
    CookiesConfig: { CookieBehavior: string };
    HeadersConfig: { HeaderBehavior: string; Headers?: string[] };
    QueryStringsConfig: { QueryStringBehavior: string };
  };
  const header = config.HeadersConfig.HeaderBehavior;
  const cookie = config.CookiesConfig.CookieBehavior;
  const query = config.QueryStringsConfig.QueryStringBehavior;
  const simple = new Set(["all", "none"]);
  if (!["whitelist", "none"].includes(header) || !simple.has(cookie) || !simple.has(query)) {
    throw new Error(
      "The origin request policy forwards in a way the local distribution does not know.",
    );
  }
  return {
    headers: (config.HeadersConfig.Headers ?? []).map((name) => name.toLowerCase()),
    cookies: cookie === "all",
    query: query === "all",
  };
}

function keysOf(group: string, resources: readonly ResolvedResource[]): [string, string][] {
  const { Items: ids } = find(resources, group).properties.KeyGroupConfig as { Items: string[] };
  return ids.map((id) => {
    const { EncodedKey: pem } = find(resources, id).properties.PublicKeyConfig as {
      EncodedKey: string;
    };
    return [id, pem];
  });
}
