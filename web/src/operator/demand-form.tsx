import { useEffect, useRef, useState } from "preact/hooks";
import {
  type DisclosableField,
  disclosableFields,
  fieldWords,
} from "../../../functions/core/disclosure/field.ts";
import { ApiError } from "../api.ts";
import { endOfDay } from "../format/time.ts";
import { t } from "../messages/operator.ts";
import { Field } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { focusFirst, type Problems } from "../ui/problems.ts";
import { toast } from "../ui/toast.tsx";
import { useAct } from "../ui/use-act.ts";
import { useUnsent } from "../ui/use-unsent.ts";
import { operator } from "./requests.ts";
import { Trouble } from "./trouble.tsx";

const blanks = ["person", "authority", "reference", "legalBasis"] as const;
const labels = {
  person: "op.demand_person",
  authority: "op.demand_authority",
  reference: "op.demand_reference",
  legalBasis: "op.demand_basis",
} as const;
const shortest = 3;

/** Writes a legal demand down. Nothing is read yet. */
export function DemandForm({ onEnd }: { onEnd: (written: boolean) => void }) {
  const [values, setValues] = useState({
    person: "",
    authority: "",
    reference: "",
    legalBasis: "",
  });
  const [fields, setFields] = useState<readonly DisclosableField[]>([]);
  const [sealed, setSealed] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const { acting, error, run } = useAct();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useUnsent(Object.values(values).some((value) => value !== ""));

  const submit = () => {
    const found: Record<string, string> = {};
    for (const name of blanks) {
      if (values[name].trim().length < shortest) found[name] = t("op.demand_missing");
    }
    if (fields.length === 0) found.fields = t("op.demand_no_field");
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirst(found, [...blanks, "fields"]);
    void run(async () => {
      try {
        const seal = sealed ? { sealedUntil: endOfDay(sealed) } : {};
        await operator.demand({ ...values, fields: [...fields], ...seal });
      } catch (problem) {
        const named = problem instanceof ApiError ? problem.fields : {};
        setProblems(named);
        throw problem;
      }
      toast(t("op.demand_done"));
      onEnd(true);
    });
  };

  return (
    <Form class="form demand-form" onSubmit={submit}>
      <div>
        <h2 ref={heading} tabIndex={-1}>
          {t("op.demand_title")}
        </h2>
        <p class="quiet small">{t("op.demand_text")}</p>
      </div>
      {blanks.map((name) => (
        <Field
          key={name}
          id={name}
          label={t(labels[name])}
          autoComplete="off"
          maxLength={300}
          value={values[name]}
          onValue={(value) => setValues({ ...values, [name]: value })}
          problem={problems[name]}
        />
      ))}
      <fieldset
        class="field"
        id="fields"
        tabIndex={-1}
        aria-describedby={problems.fields && "fields-problem"}
      >
        <legend>{t("op.demand_fields")}</legend>
        <div class="checks">
          {disclosableFields.map((field) => (
            <label key={field}>
              <input
                type="checkbox"
                checked={fields.includes(field)}
                onChange={(event) =>
                  setFields(
                    event.currentTarget.checked
                      ? [...fields, field]
                      : fields.filter((one) => one !== field),
                  )
                }
              />
              {fieldWords[field]}
            </label>
          ))}
        </div>
        {problems.fields && (
          <p class="problem" id="fields-problem">
            {problems.fields}
          </p>
        )}
      </fieldset>
      <Field
        id="sealedUntil"
        label={t("op.demand_sealed")}
        type="date"
        value={sealed}
        onValue={setSealed}
        problem={problems.sealedUntil}
      />
      <Trouble error={error} />
      <div class="form-end">
        <button type="submit" class="button main" aria-disabled={acting}>
          {t(acting ? "op.acting" : "op.demand_send")}
        </button>
        <button type="button" class="button" onClick={() => onEnd(false)}>
          {t("op.cancel")}
        </button>
      </div>
    </Form>
  );
}
