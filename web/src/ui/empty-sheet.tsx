import type { ComponentChildren } from "preact";

interface Props {
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}

/** Where nothing is yet: an unexposed sheet, and what to do about it. */
export function EmptySheet({ title, text, children }: Props) {
  return (
    <div class="empty">
      <svg class="empty-drawing" viewBox="0 0 168 92" aria-hidden="true">
        <path class="paper-edge" d="M2.5 3.5h163v85H2.5z" />
        <path d="M14 14h42v28H14zM63 14h42v28H63zM112 14h42v28h-42zM14 50h42v28H14zM63 50h42v28H63zM112 50h42v28h-42z" />
        <path
          class="loop"
          d="M61 47.5c14-2.5 33-2.2 46-.5 2 9 1.5 22 .5 33-13 2-33 2-46.5.5-2-11-2-22 0-31.5 8-2.5 14-2.6 20-2.2"
        />
      </svg>
      <h2>{title}</h2>
      <p class="quiet">{text}</p>
      {children}
    </div>
  );
}
