import { useLayoutEffect } from "preact/hooks";

/** While something is written that was not sent, the browser asks before the page is left. */
export function useUnsent(unsent: boolean): void {
  // At once, not after the next frame: between the two a page could be left unasked.
  useLayoutEffect(() => {
    if (!unsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unsent]);
}
