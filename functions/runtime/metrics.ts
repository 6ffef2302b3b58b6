/** Metrics in CloudWatch's embedded format: log lines that become numbers. */
import { MetricUnit, Metrics as Powertools } from "@aws-lambda-powertools/metrics";
import type { Metrics } from "../core/context.ts";

/** Namespace and service come from POWERTOOLS_METRICS_NAMESPACE and POWERTOOLS_SERVICE_NAME. */
export function openMetrics(): Metrics & { flush(): void } {
  const metrics = new Powertools();
  return {
    count(name, value = 1, dimensions) {
      if (!dimensions) return void metrics.addMetric(name, MetricUnit.Count, value);
      const single = metrics.singleMetric();
      for (const [dimension, of] of Object.entries(dimensions)) single.addDimension(dimension, of);
      single.addMetric(name, MetricUnit.Count, value);
    },
    milliseconds: (name, value) => void metrics.addMetric(name, MetricUnit.Milliseconds, value),
    seconds: (name, value) => void metrics.addMetric(name, MetricUnit.Seconds, value),
    flush() {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}
