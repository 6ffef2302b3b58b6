/**
 * Random stories against the real store, with a process dying, an answer lost or a request late at
 * any call. `LEDGER_RUNS` says how many; `LEDGER_SEED` (and `LEDGER_PATH`, as a failure prints it)
 * plays the same ones again.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Services, startServices } from "../../../local/services.ts";
import { everyItem, openTestTable } from "../../db/testing/table.ts";
import { checkInvariants } from "./invariants.ts";
import { Machine } from "./testing/actor.ts";
import { faults } from "./testing/faults.ts";
import { script } from "./testing/script.ts";
import { World } from "./testing/world.ts";

const numRuns = Number(process.env.LEDGER_RUNS ?? 1_000);
const seed = Number(process.env.LEDGER_SEED ?? Math.floor(Math.random() * 2 ** 31));
const path = process.env.LEDGER_PATH;
/** What stories must have come to, or they would prove little. */
const variety = [
  ...["granted", "not granted: already", "conflict of grants"],
  ...["held", "held before", "not held: insufficient", "not held: refused", "conflict of holds"],
  ...["captured", "captured in part", "released", "settled before"],
  ...["something expired", "something had grace", "transaction refused"],
  ...faults.map((fault) => `fault ${fault}`),
];
/** Fewer stories than this need not come to all of it. */
const runsForVariety = 500;
const secondsAtMost = 600;

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());

test(
  "whatever crashes, repeats or comes late, credits are neither lost nor made §payment.credits",
  async () => {
    const machines = [
      new Machine(openTestTable(services)),
      new Machine(openTestTable(services)),
      new Machine(openTestTable(services)),
    ] as const;
    const tally = new Map<string, number>();
    const began = performance.now();
    let stories = 0;
    await fc.assert(
      fc.asyncProperty(script, async (story) => {
        await new World(String(++stories), tally).play(story, machines);
      }),
      { numRuns, seed, ...(path === undefined ? {} : { path }) },
    );
    const seconds = (performance.now() - began) / 1_000;
    expect(checkInvariants(await everyItem(openTestTable(services)), { now: 0 })).toEqual([]);
    console.log(`${stories} stories, LEDGER_SEED=${seed}, ${seconds.toFixed(1)} s`);
    console.log(Object.fromEntries([...tally].sort()));
    if (numRuns >= runsForVariety && path === undefined) {
      expect(variety.filter((what) => !tally.has(what))).toEqual([]);
    }
  },
  secondsAtMost * 1_000,
);
