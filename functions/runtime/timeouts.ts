/** A connection that hangs must not take the whole of a function's time with it. Milliseconds. */
export const timeouts = { connectionTimeout: 2_000, requestTimeout: 15_000 } as const;
