import { describe, expect, it } from "vitest";
import type { GenerationState, GenerationView } from "../../../functions/api/types.ts";
import { ApiError, UnreachableError } from "../api.ts";
import { follow, pollDelayMs, type Surroundings } from "./poll.ts";

const view = (state: GenerationState) => ({ id: "gen_1", state }) as GenerationView;
const notFound = new ApiError(404, {
  error: { code: "generation.not_found", message: "Gone." },
  requestId: "",
});

/** Time that passes only by waiting, and a page that is looked at when the test says so. */
function surroundings(visible: () => Promise<void> = async () => {}) {
  const waitsMs: number[] = [];
  let nowMs = 0;
  const around: Surroundings = {
    now: () => nowMs,
    wait: async (ms) => {
      waitsMs.push(ms);
      nowMs += ms;
    },
    visible,
  };
  return { around, waitsMs };
}

/** Answers with each of `steps` in turn, throwing those that are errors. */
function asking(steps: (GenerationView | Error)[]) {
  let asked = 0;
  return async () => {
    const step = steps[Math.min(asked++, steps.length - 1)];
    if (!step || step instanceof Error) throw step ?? new Error("nothing to answer");
    return step;
  };
}

function follower() {
  const told: string[] = [];
  return {
    told,
    onView: ({ state }: GenerationView) => told.push(state),
    onGone: () => told.push("gone"),
    onReachable: (reachable: boolean) => told.push(reachable ? "reachable" : "unreachable"),
  };
}

describe("asking how far a generation is", () => {
  it("is frequent for three seconds, then rarer and rarer, never rarer than every two seconds", () => {
    expect([0, 2_999, 3_000, 9_999, 10_000, 30_000, 3_600_000].map(pollDelayMs)).toEqual([
      250, 250, 500, 500, 1_000, 2_000, 2_000,
    ]);
  });

  it("ends with the generation", async () => {
    const { around, waitsMs } = surroundings();
    const to = follower();
    const steps = [view("queued"), view("running"), view("succeeded")];
    await follow(asking(steps), to, new AbortController().signal, around);
    expect(to.told).toEqual(["queued", "running", "succeeded"]);
    expect(waitsMs).toEqual([250, 250]);
  });

  it("goes on when the connection is lost, says so once, and says when it is back", async () => {
    const { around } = surroundings();
    const to = follower();
    const silence = new UnreachableError(false);
    const steps = [view("running"), silence, silence, view("failed")];
    await follow(asking(steps), to, new AbortController().signal, around);
    expect(to.told).toEqual(["running", "unreachable", "reachable", "failed"]);
  });

  it("ends when the generation was deleted elsewhere", async () => {
    const { around } = surroundings();
    const to = follower();
    await follow(asking([view("running"), notFound]), to, new AbortController().signal, around);
    expect(to.told).toEqual(["running", "gone"]);
  });

  it("rests while nobody looks, and asks at once when they look again", async () => {
    let look = () => {};
    const hidden = new Promise<void>((resolve) => {
      look = resolve;
    });
    const { around, waitsMs } = surroundings(() => hidden);
    const to = follower();
    const steps = [view("running"), view("succeeded")];
    const following = follow(asking(steps), to, new AbortController().signal, around);
    await Promise.resolve();
    await Promise.resolve();
    expect(to.told).toEqual(["running"]);
    look();
    await following;
    expect(to.told).toEqual(["running", "succeeded"]);
    expect(waitsMs).toEqual([250]);
  });

  it("tells nothing more once it was stopped", async () => {
    const stop = new AbortController();
    const { around } = surroundings();
    const to = follower();
    const ask = async () => {
      stop.abort();
      return view("succeeded");
    };
    await follow(ask, to, stop.signal, around);
    expect(to.told).toEqual([]);
  });
});
