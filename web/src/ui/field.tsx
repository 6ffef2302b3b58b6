import type { ComponentChildren, InputHTMLAttributes } from "preact";

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, "onInput" | "value"> {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong with it, if anything. */
  readonly problem?: string | undefined;
  /** Beside the input, inside its frame. */
  readonly inside?: ComponentChildren;
}

/** A labelled input with its hint and its problem, tied together for screen readers. */
export function Field(props: Props) {
  const { id, label, value, onValue, hint, problem, inside, class: more = "", ...input } = props;
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const field = (
    <input
      {...input}
      id={id}
      class={`input ${more}`}
      value={value}
      aria-invalid={problem !== undefined}
      aria-describedby={described || undefined}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {inside ? (
        <div class="with-inside">
          {field}
          {inside}
        </div>
      ) : (
        field
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
