import type { ComponentChildren } from "preact";

interface ChoiceProps<Value extends string | number> {
  readonly legend: string;
  readonly name: string;
  readonly choices: readonly Value[];
  readonly value: Value | undefined;
  readonly onChoose: (value: Value) => void;
  /** The chosen one in words, where the choices are drawn. */
  readonly beside?: string;
  readonly className?: string;
  readonly children?: (value: Value) => ComponentChildren;
}

/** One of a few, all in sight: radio buttons under a legend. */
export function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { legend, name, choices, value, onChoose, beside, className = "", children } = props;
  return (
    <fieldset class={`choice ${className}`}>
      <legend class="tiny">
        {legend}
        {beside && (
          <span class="quiet" aria-hidden="true">
            {" "}
            {beside}
          </span>
        )}
      </legend>
      <div class="picks">
        {choices.map((choice) => (
          <label class="pick numbers" key={choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={value === undefined ? undefined : value === choice}
              onChange={() => onChoose(choice)}
            />
            {children ? children(choice) : <span>{choice}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
