/** Loads the beacon when the page has nothing better to do: never before it can be seen and used. */
export function countWhenIdle(objects: () => boolean = () => false): void {
  const load = () => {
    // No network, no statistics.
    import("./beacon.ts").then(({ begin }) => begin(objects)).catch(() => undefined);
  };
  // Safari has no idle callback.
  const later = () => (globalThis.requestIdleCallback ?? setTimeout)(load);
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}
