/** How much of an extension is done at a time. */
import { minute, second } from "../clock.ts";

/** What one run of the worker may take (stacks/queues/extension.ts). */
export const extensionTimeoutSeconds = 300;

/** How long a worker's claim counts, and its copies may still arrive: longer than it can live. */
export const leaseMs = extensionTimeoutSeconds * second + minute;

export interface ExtensionLimits {
  /** Generations looked at between two notes of how far it is. */
  readonly together: number;
  /** What must be left of a function's time to go on. */
  readonly reserveMs: number;
}

export const extensionLimits: ExtensionLimits = { together: 20, reserveMs: 90 * second };
