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
  // An error stays until there is an answer: what asks every few seconds must not say it each time.
  const reload = () => {
    ask().then((found) => {
      set(() => found);
      setError(undefined);
    }, setError);
  };
  useEffect(reload, []);
  return { value, error, reload, set };
}
