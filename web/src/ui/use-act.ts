import { useRef, useState } from "preact/hooks";

export interface Act {
  readonly acting: boolean;
  readonly error: unknown;
  /** Does it, unless it is being done. Errors are kept to be shown, not thrown. */
  readonly run: (act: () => Promise<void>) => Promise<void>;
}

/** One thing that a press does: it is going on, it is done, or it failed and says why. */
export function useAct(): Act {
  const [acting, setActing] = useState(false);
  const [error, setError] = useState<unknown>();
  const busy = useRef(false);
  const run = async (act: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    setActing(true);
    setError(undefined);
    try {
      await act();
    } catch (problem) {
      setError(problem);
    }
    busy.current = false;
    setActing(false);
  };
  return { acting, error, run };
}
