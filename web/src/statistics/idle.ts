/**
 * Loads the beacon when the page has nothing better to do: never before it can be seen and used. To
 * be called while the page loads.
 */
export function countWhenIdle(objects: () => boolean = () => false): void {
  addEventListener("load", () =>
    // Safari has no idle callback. Without a network there are no statistics.
    (globalThis.requestIdleCallback ?? setTimeout)(() =>
      import("./beacon.ts").then(
        ({ begin }) => begin(objects),
        () => {},
      ),
    ),
  );
}
