/** Brings to life what was drawn when the site was built. */
import { type ComponentType, h, hydrate } from "preact";

/** Hydrates `[data-app=name]` with the properties it was drawn with. Does nothing on other pages. */
export function mount<Props extends object>(name: string, Component: ComponentType<Props>): void {
  const root = document.querySelector<HTMLElement>(`[data-app="${name}"]`);
  if (!root) return;
  const props = JSON.parse(root.dataset.props ?? "{}") as Props;
  hydrate(h(Component, props), root);
  // For whoever drives the page: from here on pressing has an effect.
  root.dataset.ready = "";
}
