/** Writing more to a request that is not closed. */
import { useState } from "preact/hooks";
import { t } from "../messages/support.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { TextArea } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { toast } from "../ui/toast.tsx";
import { useAct } from "../ui/use-act.ts";
import { support } from "./requests.ts";

interface Props {
  readonly id: string;
  /** Asks for the list again. */
  readonly onTaken: () => Promise<void>;
}

const longest = 5_000;

export function MoreToSay({ id, onTaken }: Props) {
  const { acting, error, run } = useAct();
  const [message, setMessage] = useState("");
  const [missing, setMissing] = useState(false);
  const field = `more-${id}`;

  const submit = () => {
    if (message.trim() === "") {
      setMissing(true);
      document.getElementById(field)?.focus();
      return;
    }
    void run(async () => {
      await support.more(id, message.trim());
      setMessage("");
      toast(t("support.taken_title"));
      await onTaken();
    });
  };
  return (
    <Form onSubmit={submit}>
      <TextArea
        id={field}
        label={t("requests.write_more")}
        rows={3}
        maxLength={longest}
        readOnly={acting}
        value={message}
        onValue={(text) => {
          setMessage(text);
          setMissing(false);
        }}
        problem={missing ? t("support.message_missing") : undefined}
      />
      {error !== undefined && <ErrorNote error={error} />}
      <p>
        <button type="submit" class="button small" aria-disabled={acting}>
          {t(acting ? "support.submitting" : "support.submit")}
        </button>
      </p>
    </Form>
  );
}
