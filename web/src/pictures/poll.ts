/** How a page follows a generation until it has ended. */
import type { GenerationView } from "../../../functions/api/types.ts";
import { ApiError, UnreachableError } from "../api.ts";

/** How long to wait before asking again, by how long it has been followed. Milliseconds. */
export function pollDelayMs(followedMs: number): number {
  if (followedMs < 3_000) return 250;
  if (followedMs < 10_000) return 500;
  if (followedMs < 30_000) return 1_000;
  return 2_000;
}

export function isOpen({ state }: Pick<GenerationView, "state">): boolean {
  return state === "queued" || state === "running";
}

export interface Surroundings {
  readonly now: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Resolves when somebody can see the page: at once when they already can. */
  readonly visible: (signal: AbortSignal) => Promise<void>;
}

export interface Follower {
  readonly onView: (view: GenerationView) => void;
  /** It was deleted, here or elsewhere. */
  readonly onGone: () => void;
  /** The connection is lost, or is back. Asking goes on. */
  readonly onReachable: (reachable: boolean) => void;
}

/** Asks until the generation has ended or is gone, or until `signal`. Never rejects. */
export async function follow(
  ask: (signal: AbortSignal) => Promise<GenerationView>,
  { onView, onGone, onReachable }: Follower,
  signal: AbortSignal,
  around: Surroundings = page,
): Promise<void> {
  const startedMs = around.now();
  let reachable = true;
  const reach = (now: boolean) => {
    if (now !== reachable) onReachable(now);
    reachable = now;
  };
  while (!signal.aborted) {
    try {
      const view = await ask(signal);
      if (signal.aborted) return;
      reach(true);
      onView(view);
      if (!isOpen(view)) return;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiError && error.status === 404) return onGone();
      if (error instanceof ApiError && error.code === "auth.required") return;
      reach(!(error instanceof UnreachableError));
    }
    await around.wait(pollDelayMs(around.now() - startedMs), signal);
    await around.visible(signal);
  }
}

const page: Surroundings = {
  now: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        document.removeEventListener("visibilitychange", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done);
      // Coming back to the page asks at once; leaving it goes on to `visible`.
      document.addEventListener("visibilitychange", done);
    }),
  visible: (signal) =>
    new Promise((resolve) => {
      if (!document.hidden || signal.aborted) return resolve();
      const look = () => {
        if (document.hidden && !signal.aborted) return;
        signal.removeEventListener("abort", look);
        document.removeEventListener("visibilitychange", look);
        resolve();
      };
      signal.addEventListener("abort", look);
      document.addEventListener("visibilitychange", look);
    }),
};
