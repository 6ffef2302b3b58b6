/** How long a writer of copies may be at work. */
import { minute, second } from "../clock.ts";

/** What one run of the worker may take (stacks/queues/training.ts). */
export const trainingTimeoutSeconds = 60;

/** How long a writer's claim counts: as long as its function can live, and a little. */
export const leaseMs = (trainingTimeoutSeconds + 15) * second;

/** From now until no writer that was let in before can put another copy, with time to spare. */
export const stragglersEndMs = leaseMs + 5 * minute;
