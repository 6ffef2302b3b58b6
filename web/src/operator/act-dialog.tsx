/** Confirms one act of an operator: what happens, what it needs to know, and the reason. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../messages/operator.ts";
import { Answers, Dialog, useDialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { toast } from "../ui/toast.tsx";
import { useAct } from "../ui/use-act.ts";
import { Trouble } from "./trouble.tsx";

/** Something to fill in. `check` answers what is wrong with it, if anything. */
export interface Blank {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly check?: (value: string) => string | undefined;
  readonly numeric?: boolean;
  readonly type?: "date";
}

export interface ActQuestion {
  readonly title: string;
  /** Whose account or which demand it is about, so that nobody presses for the wrong one. */
  readonly of?: string;
  readonly text: ComponentChildren;
  readonly act: string;
  /** It cannot be undone. */
  readonly danger?: boolean;
  readonly blanks: readonly Blank[];
  /** Does it, and answers in words what came of it, if that is not in sight. The dialog waits. */
  readonly onAct: (values: Readonly<Record<string, string>>) => Promise<string | undefined>;
}

export const reasonBlank: Blank = {
  id: "reason",
  label: t("op.reason"),
  hint: t("op.reason_hint"),
  check: (value) => (value.trim().length < 5 ? t("op.reason_short") : undefined),
};

export function ActDialog({ question, onClose }: { question: ActQuestion; onClose: () => void }) {
  const { title, of, text, act, danger = false, blanks, onAct } = question;
  const dialog = useDialog();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const { acting, error, run } = useAct();

  useEffect(() => {
    // Going back to another part hides this one: a dialog open in it would hold the page unseen.
    const close = () => dialog.current?.close();
    addEventListener("hashchange", close);
    return () => removeEventListener("hashchange", close);
  }, []);

  const submit = () => {
    const found: Record<string, string> = {};
    for (const { id, check } of blanks) {
      const problem = check?.(values[id] ?? "");
      if (problem) found[id] = problem;
    }
    setProblems(found);
    const [first] = Object.keys(found);
    if (first) return document.getElementById(`act-${first}`)?.focus();
    void run(async () => {
      const said = await onAct(values);
      if (said) toast(said);
      dialog.current?.close();
    });
  };

  return (
    <Dialog dialog={dialog} name="act" described acting={acting} onClose={onClose}>
      <Form onSubmit={submit}>
        <div>
          <h2 id="act-title">{title}</h2>
          <div id="act-text">
            {of && <p class="act-of numbers">{of}</p>}
            <p class="quiet">{text}</p>
          </div>
        </div>
        {blanks.map(({ id, label, hint, numeric, type }) => (
          <Field
            key={id}
            id={`act-${id}`}
            label={label}
            hint={hint}
            type={type}
            inputMode={numeric ? "numeric" : undefined}
            maxLength={500}
            value={values[id] ?? ""}
            onValue={(value) => {
              setValues({ ...values, [id]: value });
              const { [id]: _, ...others } = problems;
              setProblems(others);
            }}
            problem={problems[id]}
          />
        ))}
        <Trouble error={error} />
        <Answers
          dialog={dialog}
          keep={t("op.cancel")}
          act={acting ? t("op.acting") : act}
          acting={acting}
          danger={danger}
        />
      </Form>
    </Dialog>
  );
}
