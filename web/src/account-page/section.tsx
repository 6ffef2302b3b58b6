import type { ComponentChildren } from "preact";

interface Props {
  /** Its place in the address, and in the list beside the page. */
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** One part of the page, reachable by its name. */
export function Section({ id, title, children }: Props) {
  return (
    <section class="rights-section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
