/** Names that functions publish metrics and logs under, and that alarms look them up by. */
import type { MetricName } from "../functions/core/context.ts";

export const metricsNamespace = "NanaImg";

/** Published by the sweeper on every run: how late the oldest due item was, in seconds. */
export const sweepLateMetric = "SweepLateSeconds" satisfies MetricName;

/** Published by the sweeper and the dead letter worker: generations nobody could finish. */
export const givenUpMetric = "GenerationsGivenUp" satisfies MetricName;

/** Published by the erasure worker, as long as an erasure is not done after a day. */
export const overdueErasuresMetric = "ErasuresOverdue" satisfies MetricName;

/** Published by the worker of exports: exports that came no further, attempt after attempt. */
export const exportsGivenUpMetric = "ExportsGivenUp" satisfies MetricName;

/** Published by the auditor and the erasure worker: what was found that should not be. By the auditor also that an audit came to its end. */
export const leftoversMetric = "LeftoversFound" satisfies MetricName;
export const auditsMetric = "AuditsFinished" satisfies MetricName;

/** Powertools puts this on every line and metric as `service`; the stage keeps stages apart. */
export function serviceName(stage: string, functionId: string): string {
  const kebab = functionId.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
  return `${stage}-${kebab}`;
}
