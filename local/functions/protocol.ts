/** What the machine and a function's thread say to each other. */

/** Given to a thread when it starts. */
export interface ThreadSetup {
  /** Shared clock; see clock/patch.ts. */
  clock: SharedArrayBuffer;
  /** Module and export of the handler. */
  file: string;
  exportName: string;
}

export interface Invocation {
  requestId: string;
  event: unknown;
  functionName: string;
  memoryMegabytes: number;
  timeoutSeconds: number;
}

export interface Failure {
  errorType: string;
  errorMessage: string;
  trace: string[];
}

export type FromThread =
  | { type: "ready" }
  | { type: "broken"; failure: Failure }
  | { type: "result"; value: unknown }
  | { type: "error"; failure: Failure };

export function failureOf(error: unknown): Failure {
  const known = error instanceof Error;
  return {
    errorType: known ? error.name : typeof error,
    errorMessage: known ? error.message : String(error),
    trace: known ? (error.stack ?? "").split("\n") : [],
  };
}
