/**
 * Loads a page's scripts at the first sign of interest in something they serve. Until then a page
 * for everyone costs its readers no script but this.
 */
import { countWhenIdle } from "../statistics/idle.ts";

const places = "[data-wakes]";
const signs = ["pointerover", "pointerdown", "focusin", "keydown"] as const;

const load = document.querySelector("[data-app=composer]")
  ? () => import("./landing.ts")
  : () => import("./header.ts");
let loading: Promise<unknown> | undefined;

function wake(event: Event): void {
  if (!(event.target instanceof Element) || !event.target.closest(places)) return;
  for (const sign of signs) removeEventListener(sign, wake);
  loading ??= load().then(() => {
    removeEventListener("submit", hold, true);
    removeEventListener("click", hold, true);
  });
}

/** A press that is faster than the scripts is held, and done once they are there. */
function hold(event: Event): void {
  const target = event.target instanceof Element ? event.target : undefined;
  if (event.type === "submit" && target instanceof HTMLFormElement) {
    event.preventDefault();
    wake(event);
    void loading?.then(() => target.requestSubmit());
    return;
  }
  const sample = target?.closest<HTMLElement>("[data-prompt]");
  if (!sample) return;
  wake(event);
  void loading?.then(() => sample.click());
}

for (const sign of signs) addEventListener(sign, wake, { passive: true });
addEventListener("submit", hold, true);
addEventListener("click", hold, true);

countWhenIdle();
