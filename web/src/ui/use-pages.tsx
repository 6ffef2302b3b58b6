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
  /** Asks for the first page alone. */
  readonly reload: () => void;
  /** Asks once more for all that is shown. */
  readonly refresh: () => Promise<void>;
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
  /** How many pages are to be shown, so that an answer that is not waited for any more lacks none. */
  const wanted = useRef(1);

  const load = async (count: number, before: readonly Page<Item>[] = []) => {
    asked.current += 1;
    wanted.current = count;
    const mine = asked.current;
    setAsking(before.length > 0);
    try {
      const found = [...before];
      while (found.length < count) {
        const cursor = found.at(-1)?.nextCursor;
        if (cursor === null) break;
        found.push(await ask(cursor));
        if (mine !== asked.current) return;
      }
      setPages(found);
      setError(undefined);
    } catch (problem) {
      if (mine !== asked.current) return;
      setError(problem);
    }
    setAsking(false);
  };
  const reload = () => void load(1);
  useEffect(() => {
    setPages(undefined);
    reload();
  }, by);

  const cursor = pages?.at(-1)?.nextCursor;
  return {
    items: pages?.flatMap((page) => page.items),
    error,
    asking,
    more: pages && cursor ? () => void load(pages.length + 1, pages) : undefined,
    reload,
    refresh: () => load(wanted.current),
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
