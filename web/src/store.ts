/** A value that several parts of a page show: the header's balance and the composer's, for one. */
import { useEffect, useState } from "preact/hooks";

export interface Store<Value> {
  get(): Value;
  set(value: Value): void;
  /** Calls back on every change. Answers how to stop. */
  subscribe(listener: () => void): () => void;
}

export function store<Value>(initial: Value): Store<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function useStore<Value>(source: Store<Value>): Value {
  const [value, setValue] = useState(() => source.get());
  useEffect(() => {
    const update = () => setValue(() => source.get());
    update(); // It may have changed between the first drawing and now.
    return source.subscribe(update);
  }, [source]);
  return value;
}
