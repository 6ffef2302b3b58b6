/** The distribution of an assembly, as tests ask about it: by path pattern. */

import { at, listAt, type Properties, resource, target } from "../../scripts/synth/testing.ts";
import type { Assembly } from "../../scripts/synth.ts";

/** `*` is the default behaviour. */
export const patterns = ["*", "/_astro/*", "/api/*", "/images/*"];

export function readDistribution(assembly: Assembly) {
  const config = at(
    resource(assembly, "AWS::CloudFront::Distribution").Properties,
    "DistributionConfig",
  ) as Properties;

  function behaviour(pattern: string): Properties {
    const found = [
      { PathPattern: "*", ...(config.DefaultCacheBehavior as Properties) },
      ...listAt(config, "CacheBehaviors"),
    ].find(({ PathPattern }) => PathPattern === pattern);
    if (!found) throw new Error(`no behaviour ${pattern}`);
    return found;
  }

  function originOf(pattern: string): Properties {
    const id = behaviour(pattern).TargetOriginId;
    return listAt(config, "Origins").find(({ Id }) => Id === id) ?? {};
  }

  function headersOf(pattern: string): unknown {
    const id = target(assembly, behaviour(pattern).ResponseHeadersPolicyId);
    const policy = resource(assembly, "AWS::CloudFront::ResponseHeadersPolicy", id);
    return at(policy.Properties, "ResponseHeadersPolicyConfig");
  }

  function edgeCode(pattern: string, eventType: "viewer-request" | "viewer-response"): string {
    const association = listAt(behaviour(pattern), "FunctionAssociations").find(
      ({ EventType }) => EventType === eventType,
    );
    const id = target(assembly, association?.FunctionARN);
    return String(resource(assembly, "AWS::CloudFront::Function", id).Properties.FunctionCode);
  }

  return { config, behaviour, originOf, headersOf, edgeCode };
}
