import { type StateUpdater, useEffect, useState } from "preact/hooks";

export interface Load<Value> {
  /** Undefined until it has come. */
  readonly value: Value | undefined;
  /** Why it has not come; an older value stays. */
  readonly error: unknown;
  readonly reload: () => void;
  readonly set: (value: StateUpdater<Value | undefined>) => void;
}

/** Asks for something once the page is alive, and again when told to. */
export function useLoad<Value>(ask: () => Promise<Value>): Load<Value> {
  const [value, set] = useState<Value>();
  const [error, setError] = useState<unknown>();
  const reload = () => {
    setError(undefined);
    ask().then(set, setError);
  };
  useEffect(reload, []);
  return { value, error, reload, set };
}
