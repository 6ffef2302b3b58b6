/** A list that comes in pages, with the button that brings the next one. */
import { useEffect, useRef, useState } from "preact/hooks";

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

interface Pages<Item> {
  /** Undefined until the first page has come. */
  readonly items: readonly Item[] | undefined;
  readonly error: unknown;
  /** The next page is being asked for. */
  readonly asking: boolean;
  /** Absent when there is nothing more. */
  readonly more: (() => void) | undefined;
  readonly reload: () => void;
}

/**
 * Asks for the first page once the page is alive, and anew when one of `by` is another. Of two
 * answers that cross, only the one asked for last counts.
 */
export function usePages<Item>(
  ask: (cursor?: string) => Promise<Page<Item>>,
  by: readonly unknown[] = [],
): Pages<Item> {
  const [pages, setPages] = useState<readonly Page<Item>[]>();
  const [error, setError] = useState<unknown>();
  const [asking, setAsking] = useState(false);
  const asked = useRef(0);

  const load = async (before: readonly Page<Item>[], cursor?: string) => {
    asked.current += 1;
    const mine = asked.current;
    setAsking(true);
    try {
      const page = await ask(cursor);
      if (mine !== asked.current) return;
      setPages([...before, page]);
      setError(undefined);
    } catch (problem) {
      if (mine !== asked.current) return;
      setError(problem);
    }
    setAsking(false);
  };
  const reload = () => void load([]);
  useEffect(() => {
    setPages(undefined);
    reload();
  }, by);

  const cursor = pages?.at(-1)?.nextCursor;
  return {
    items: pages?.flatMap((page) => page.items),
    error,
    asking,
    more: pages && cursor ? () => asking || void load(pages, cursor) : undefined,
    reload,
  };
}

/** Nothing, where there is nothing more. */
export function More({ of, label }: { of: Pages<unknown>; label: string }) {
  if (!of.more) return null;
  return (
    <p>
      <button type="button" class="button small" aria-disabled={of.asking} onClick={of.more}>
        {label}
      </button>
    </p>
  );
}
