import { useEffect, useState } from "preact/hooks";
import { type Draft, orderOf } from "../composer/draft.ts";
import { api } from "../site.ts";

const settleMs = 400;

/** The API's own price for the draft's settings, once it has named it. */
export function useQuote(draft: Draft): number | undefined {
  const settings = [draft.model, draft.resolution, draft.aspectRatio, draft.count].join(" ");
  const [quoted, setQuoted] = useState<{ settings: string; credits: number }>();
  const written = draft.prompt.trim() !== "";

  useEffect(() => {
    if (!written || quoted?.settings === settings) return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const { credits } = await api.quote(orderOf({ ...draft, seed: "" }), stop.signal);
        setQuoted({ settings, credits });
      } catch {
        // The catalogue's price stands; what is wrong with the order is told when it is pressed.
      }
    };
    const timer = setTimeout(() => void ask(), settleMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [settings, written]);

  return quoted?.settings === settings ? quoted.credits : undefined;
}
