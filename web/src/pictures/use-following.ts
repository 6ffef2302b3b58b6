import { useEffect, useRef, useState } from "preact/hooks";
import type { GenerationView } from "../../../functions/api/types.ts";
import { api, refreshBalance } from "../site.ts";
import { follow, isOpen } from "./poll.ts";

/** Keeps the generation current while it is being made. False while the API cannot be reached. */
export function useFollowing(
  generation: GenerationView,
  following: boolean,
  onChange: (generation: GenerationView) => void,
  onGone: () => void,
): boolean {
  const [reachable, setReachable] = useState(true);
  const callbacks = useRef({ onChange, onGone });
  callbacks.current = { onChange, onGone };
  useEffect(() => {
    if (!following) return;
    const stop = new AbortController();
    void follow(
      (signal) => api.generation(generation.id, signal),
      {
        onView: (view) => {
          callbacks.current.onChange(view);
          if (!isOpen(view)) void refreshBalance();
        },
        onGone: () => callbacks.current.onGone(),
        onReachable: setReachable,
      },
      stop.signal,
    );
    return () => stop.abort();
  }, [generation.id, following]);
  return reachable;
}
