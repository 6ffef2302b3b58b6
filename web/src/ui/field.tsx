import type { ComponentChildren, InputHTMLAttributes, TextareaHTMLAttributes } from "preact";

interface Words {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with it, if anything. */
  readonly problem?: string | undefined;
}

interface Value {
  readonly value: string;
  readonly onValue: (value: string) => void;
}

interface FieldProps
  extends Words,
    Value,
    Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "label" | "onInput" | "value"> {
  /** Beside the input, inside its frame. */
  readonly inside?: ComponentChildren;
}

/** A labelled input with its hint and its problem, tied together for screen readers. */
export function Field(props: FieldProps) {
  const { label, value, onValue, hint, problem, inside, class: more = "", ...input } = props;
  const field = (
    <input
      {...input}
      {...tied(props)}
      class={`input ${more}`}
      value={value}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
  return (
    <Labelled id={input.id} label={label} hint={hint} problem={problem}>
      {inside ? (
        <div class="with-inside">
          {field}
          {inside}
        </div>
      ) : (
        field
      )}
    </Labelled>
  );
}

interface TextAreaProps
  extends Words,
    Value,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id" | "label" | "onInput" | "value"> {}

/** The same for what takes several lines. */
export function TextArea(props: TextAreaProps) {
  const { label, value, onValue, hint, problem, ...input } = props;
  return (
    <Labelled id={input.id} label={label} hint={hint} problem={problem}>
      <textarea
        {...input}
        {...tied(props)}
        class="input"
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Labelled>
  );
}

function tied({ id, hint, problem }: Words) {
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return { "aria-invalid": problem !== undefined, "aria-describedby": described || undefined };
}

function Labelled(props: Words & { readonly children: ComponentChildren }) {
  const { id, label, hint, problem, children } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
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
