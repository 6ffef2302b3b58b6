/** Six digits from a mail. */
import { Field } from "./field.tsx";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onValue: (digits: string) => void;
  readonly problem: string | undefined;
}

const digits = 6;

export const isCode = (text: string) => text.length === digits;

/** Takes digits only, so that one pasted with spaces is right. */
export function CodeField({ onValue, ...field }: Props) {
  return (
    <Field
      {...field}
      id="code"
      class="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      onValue={(text) => onValue(text.replace(/\D/g, "").slice(0, digits))}
    />
  );
}
