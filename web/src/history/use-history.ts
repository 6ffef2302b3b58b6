/** The pages of history that are loaded, and the filter they were loaded with. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { GenerationState, GenerationView } from "../../../functions/api/types.ts";
import { api } from "../site.ts";

export interface Filter {
  readonly q: string;
  readonly state: GenerationState | "";
}

interface Loaded {
  readonly items: readonly GenerationView[];
  readonly nextCursor: string | null;
}

const pageSize = 36;
const typingMs = 300;

export function useHistory() {
  const [filter, setFilter] = useState<Filter>({ q: "", state: "" });
  const [loaded, setLoaded] = useState<Loaded>();
  const [error, setError] = useState<unknown>();
  const [more, setMore] = useState(false);
  const current = useRef<AbortController>();

  const load = useCallback(async (wanted: Filter, cursor?: string) => {
    current.current?.abort();
    const asking = new AbortController();
    current.current = asking;
    setError(undefined);
    setMore(cursor !== undefined);
    const { q, state } = wanted;
    try {
      const page = await api.generations(
        { q: q.trim(), state: state || undefined, cursor, limit: pageSize },
        asking.signal,
      );
      setLoaded((before) => ({
        items: cursor && before ? [...before.items, ...page.items] : page.items,
        nextCursor: page.nextCursor,
      }));
    } catch (problem) {
      if (asking.signal.aborted) return;
      setError(problem);
    }
    setMore(false);
  }, []);

  const first = useRef(true);
  useEffect(() => {
    // Typing is waited out; the first page is not.
    const timer = setTimeout(() => void load(filter), first.current ? 0 : typingMs);
    first.current = false;
    return () => clearTimeout(timer);
  }, [filter]);

  const items = loaded?.items;
  const nextCursor = loaded?.nextCursor ?? undefined;
  const edit = (to: (items: readonly GenerationView[]) => readonly GenerationView[]) =>
    setLoaded((before) => before && { ...before, items: to(before.items) });

  return {
    filter,
    setFilter,
    items,
    error,
    loadingMore: more,
    hasMore: nextCursor !== undefined,
    loadMore: () => {
      if (nextCursor !== undefined && !more && error === undefined) void load(filter, nextCursor);
    },
    retry: () => void load(filter, items ? nextCursor : undefined),
    change: (generation: GenerationView) =>
      edit((all) => all.map((other) => (other.id === generation.id ? generation : other))),
    remove: ({ id }: GenerationView) => edit((all) => all.filter((other) => other.id !== id)),
    clear: () => setLoaded({ items: [], nextCursor: null }),
  };
}
