/** Runs inside a function's own thread: loads the deployed bundle and calls its handler. */
import { parentPort, workerData } from "node:worker_threads";
import { followClock } from "../clock/patch.ts";
import { type FromThread, failureOf, type Invocation, type ThreadSetup } from "./protocol.ts";

type Handler = (event: unknown, context: object) => unknown;

const port = parentPort;
if (!port) throw new Error("This file runs in a thread of the local cloud only.");
const send = (message: FromThread) => port.postMessage(message);

const { clock, file, exportName } = workerData as ThreadSetup;
followClock(clock);

try {
  const bundle = (await import(file)) as Record<string, unknown>;
  const handler = bundle[exportName];
  if (typeof handler !== "function") throw new Error(`${file} exports no function ${exportName}`);
  port.on("message", (invocation: Invocation) => {
    void run(handler as Handler, invocation);
  });
  send({ type: "ready" });
} catch (error) {
  send({ type: "broken", failure: failureOf(error) });
}

async function run(handler: Handler, invocation: Invocation): Promise<void> {
  try {
    const value = await handler(invocation.event, contextOf(invocation));
    // Lambda's own rule: what a function returns must be JSON.
    send({ type: "result", value: value === undefined ? null : JSON.parse(JSON.stringify(value)) });
  } catch (error) {
    send({ type: "error", failure: failureOf(error) });
  }
}

function contextOf({
  requestId,
  functionName,
  memoryMegabytes,
  timeoutSeconds,
}: Invocation): object {
  // Measured by the running time: the clock may be moved meanwhile.
  const endsAt = performance.now() + timeoutSeconds * 1_000;
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:${process.env.AWS_REGION}:000000000000:function:${functionName}`,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "local",
    memoryLimitInMB: String(memoryMegabytes),
    getRemainingTimeInMillis: () => Math.max(0, Math.round(endsAt - performance.now())),
  };
}
