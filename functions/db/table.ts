/** The one definition of the table: the stack, the tests and the local cloud all build it from here. */
export const tableDefinition = {
  partitionKey: "pk",
  sortKey: "sk",
  /** Epoch seconds. DynamoDB may remove an item days later, so readers check the time themselves. */
  ttlAttribute: "ttl",
  /**
   * What the sweeper must look at, soonest first. Sparse: only items that carry both attributes are
   * in it, and they lose them when nothing is left to do.
   */
  dueIndex: { name: "due", partitionKey: "duePk", sortKey: "dueAt" },
} as const;
