import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Holds a table that may be wider than the window: it then scrolls by itself, by keyboard too. */
export function WideTable({ label, children }: { label: string; children: ComponentChildren }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    // What fits needs no stop on the way through the page.
    const observer = new ResizeObserver(() => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <section class="wide-table" aria-label={label} ref={place}>
      {children}
    </section>
  );
}
