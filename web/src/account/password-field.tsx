import { useState } from "preact/hooks";
import { t } from "../messages/account.ts";
import { Field } from "../ui/field.tsx";

interface Props {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly isNew: boolean;
  readonly problem?: string | undefined;
}

export function PasswordField({ value, onValue, isNew, problem }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      id="password"
      label={t("sign_up.password")}
      type={shown ? "text" : "password"}
      autoComplete={isNew ? "new-password" : "current-password"}
      autoCapitalize="off"
      spellcheck={false}
      required
      maxLength={isNew ? 128 : 1_024}
      value={value}
      onValue={onValue}
      problem={problem}
      hint={isNew ? t("sign_up.password_hint") : undefined}
      inside={
        <button
          type="button"
          class="plain"
          aria-pressed={shown}
          aria-label={t("sign_up.show_label")}
          onClick={() => setShown(!shown)}
        >
          {shown ? t("sign_up.hide") : t("sign_up.show")}
        </button>
      }
    />
  );
}
