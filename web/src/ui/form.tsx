import type { ComponentChildren } from "preact";

interface Props {
  readonly class?: string;
  readonly onSubmit: () => unknown;
  readonly children: ComponentChildren;
}

/** A form the page answers by itself. What is wrong stands beside the fields, not in the browser's bubbles. */
export function Form({ class: kind = "form", onSubmit, children }: Props) {
  return (
    <form
      class={kind}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {children}
    </form>
  );
}
