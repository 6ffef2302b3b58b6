/** Short confirmations at the bottom of the page, read out by screen readers. */
import { useEffect, useRef } from "preact/hooks";
import { store, useStore } from "../store.ts";

const shownMs = 4_000;
const toasts = store<readonly { id: number; text: string }[]>([]);
let lastId = 0;

export function toast(text: string): void {
  const id = ++lastId;
  // Two at most: an older one has been read, or never will be.
  toasts.set([...toasts.get().slice(-1), { id, text }]);
  setTimeout(() => toasts.set(toasts.get().filter((shown) => shown.id !== id)), shownMs);
}

export function Toasts() {
  const shown = useStore(toasts);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = root.current;
    if (!element?.showPopover) return;
    // The newest popover stands above everything, also above a dialog opened since the last one.
    if (element.matches(":popover-open")) element.hidePopover();
    element.showPopover();
  }, [shown]);
  return (
    <div class="toasts" ref={root} popover="manual" role="status" aria-live="polite">
      {shown.map(({ id, text }) => (
        <p class="toast" key={id}>
          {text}
        </p>
      ))}
    </div>
  );
}
