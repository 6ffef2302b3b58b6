/** What one run of the worker may take (stacks/queues/erasure.ts). */
export const erasureTimeoutSeconds = 300;
