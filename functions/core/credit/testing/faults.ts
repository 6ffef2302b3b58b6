/** What can go wrong between the product and its table, injected into the real client. */
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { Table } from "../../../db/client.ts";

export const faults = [
  /** The process dies before it sends the request. */
  "crash",
  /** The request is served, and the process dies before it sees the answer. */
  "lost",
  /** The process dies, and the request arrives afterwards, when others have gone on. */
  "late",
  /** The request is served, the answer is lost, and the SDK asks again. */
  "repeat",
  /** Another transaction has one of the items in hand. */
  "conflict",
] as const;
export type Fault = (typeof faults)[number];

/** Stands for the end of a process: nothing after it runs. */
export class Crash extends Error {}

/** One request as it leaves, each retry counted by itself. */
export interface Call {
  readonly command: string;
  /** The sort key of a request for one item. */
  readonly sk: string | undefined;
  /** The same in a retry. Only transactions have one. */
  readonly token: string | undefined;
}

/** What becomes of one request. */
export interface Fate {
  readonly fault: Fault | undefined;
  /** Told when the request was served without an error. */
  served(): void;
  /** Told when it was refused. */
  refused(): void;
  /** Given a request that shall arrive late. */
  arrive(send: () => Promise<void>): void;
}

/** Puts `next`, which is asked before each request leaves, between this table's client and the store. */
export function interpose(table: Table, next: (call: Call) => Promise<Fate>): void {
  table.client.middlewareStack.add(
    (store, context) => async (args) => {
      const input = args.input as { ClientRequestToken?: string; Key?: { sk?: { S?: string } } };
      const token = input.ClientRequestToken;
      const sk = input.Key?.sk?.S;
      const fate = await next({ command: String(context.commandName), sk, token });
      const send = async () => {
        try {
          const result = await store(args);
          fate.served();
          return result;
        } catch (error) {
          fate.refused();
          throw error;
        }
      };
      const { fault } = fate;
      // A read that comes late tells nobody anything.
      if (fault === "crash" || (fault === "late" && !token)) throw new Crash();
      if (fault === "late") {
        fate.arrive(async () => void (await send()));
        throw new Crash();
      }
      if (fault === "conflict" && token) throw conflict();
      const result = await send();
      if (fault === "lost") throw new Crash();
      if (fault === "repeat") {
        throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
      }
      return result;
    },
    { step: "deserialize", priority: "high", name: "interposed" },
  );
}

function conflict(): Error {
  return new TransactionCanceledException({
    message: "Transaction cancelled",
    $metadata: {},
    CancellationReasons: [{ Code: "TransactionConflict" }],
  });
}
