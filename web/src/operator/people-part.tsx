/** Looking a person up, which the person sees, and what can then be done. */
import { useEffect, useState } from "preact/hooks";
import type { PersonView } from "../../../functions/api/types.ts";
import { t } from "../messages/operator.ts";
import { Field } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { focusFirst, type Problems } from "../ui/problems.ts";
import { useAct } from "../ui/use-act.ts";
import { PersonCard } from "./person-card.tsx";
import { operator } from "./requests.ts";
import type { PartProps } from "./shown-again.ts";
import { Trouble } from "./trouble.tsx";

export function PeoplePart({ shown }: PartProps) {
  const [who, setWho] = useState("");
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const [found, setFound] = useState<{ person: PersonView; who: string }>();
  const { acting, error, run } = useAct();

  useEffect(() => {
    // From a request: the person is named in the address, the reason still has to be given.
    const [, named] = location.hash.split("=");
    if (!shown || !named) return;
    setWho(decodeURIComponent(named));
    setFound(undefined);
  }, [shown]);

  const lookUp = () => {
    const wrong: Record<string, string> = {};
    if (who.trim() === "") wrong.who = t("op.who_missing");
    if (reason.trim().length < 5) wrong.reason = t("op.reason_short");
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return focusFirst(wrong, ["who", "reason"]);
    setFound(undefined);
    const asked = who.trim();
    void run(async () =>
      setFound({ who: asked, person: await operator.person(asked, reason.trim()) }),
    );
  };

  return (
    <>
      <Form class="look-up" onSubmit={lookUp}>
        <Field
          id="who"
          label={t("op.who")}
          autoComplete="off"
          spellcheck={false}
          maxLength={254}
          value={who}
          onValue={setWho}
          problem={problems.who}
        />
        <Field
          id="reason"
          label={t("op.reason")}
          hint={t("op.reason_hint")}
          autoComplete="off"
          maxLength={500}
          value={reason}
          onValue={setReason}
          problem={problems.reason}
        />
        <button type="submit" class="button main" aria-disabled={acting}>
          {t(acting ? "op.looking" : "op.look_up")}
        </button>
      </Form>
      <Trouble error={error} />
      {found && (
        <PersonCard
          {...found}
          key={found.person.id}
          onChange={(person) => setFound({ ...found, person })}
        />
      )}
    </>
  );
}
