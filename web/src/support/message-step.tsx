import { useState } from "preact/hooks";
import type { ReceiptView } from "../../../functions/api/types.ts";
import { rightsTopics, type Topic, topics } from "../../../functions/core/support/topic.ts";
import { ApiError } from "../api.ts";
import { t } from "../messages/support.ts";
import { account } from "../site.ts";
import { useStore } from "../store.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field, TextArea } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { focusFirst, looksLikeEmail, type Problems } from "../ui/problems.ts";
import { support } from "./requests.ts";
import type { Message } from "./support-form.tsx";

interface Props {
  readonly draft: Message;
  readonly onDraft: (draft: Message) => void;
  readonly onSent: (receipt: ReceiptView) => void;
}

const others = topics.filter((topic) => !(rightsTopics as readonly Topic[]).includes(topic));
const longest = 5_000;

export function MessageStep({ draft, onDraft, onSent }: Props) {
  const person = useStore(account);
  const [problems, setProblems] = useState<Problems>({});
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);

  const set = (part: Partial<Message>) => {
    onDraft({ ...draft, ...part });
    const { [Object.keys(part)[0] ?? ""]: _, ...left } = problems;
    setProblems(left);
  };
  const show = (found: Problems) => {
    setProblems(found);
    focusFirst(found, ["topic", "message", "email"]);
  };

  const submit = async () => {
    if (sending) return;
    const topic = topics.find((one) => one === draft.topic);
    const message = draft.message.trim();
    const email = draft.email.trim();
    const found: Record<string, string> = {};
    if (!topic) found.topic = t("support.topic_missing");
    if (message === "") found.message = t("support.message_missing");
    if (!person && !looksLikeEmail(email)) found.email = t("support.email_missing");
    setError(undefined);
    if (!topic || Object.keys(found).length > 0) return show(found);
    setSending(true);
    try {
      onSent(await support.send({ topic, message, ...(person ? {} : { email }) }));
    } catch (problem) {
      const named = problem instanceof ApiError ? problem.fields : {};
      setSending(false);
      if (person && named.email) {
        // Asked for an address, as visitors are: the session has ended since the page was opened.
        onDraft({ ...draft, email: person.email });
        account.set(null);
        return show({ ...named, email: t("support.signed_out") });
      }
      show(named);
      if (Object.keys(named).length === 0) setError(problem);
    }
  };

  const option = (topic: Topic) => (
    <option value={topic} key={topic}>
      {t(`topic.${topic}`)}
    </option>
  );
  return (
    <Form onSubmit={submit}>
      <h2>{t("support.form")}</h2>
      <div class="field">
        <label for="topic">{t("support.topic")}</label>
        <select
          id="topic"
          class="input"
          value={draft.topic}
          aria-invalid={problems.topic !== undefined}
          aria-describedby={problems.topic && "topic-problem"}
          onChange={(event) => set({ topic: event.currentTarget.value })}
        >
          <option value="" disabled>
            {t("support.choose")}
          </option>
          <optgroup label={t("support.rights")}>{rightsTopics.map(option)}</optgroup>
          <optgroup label={t("support.else")}>{others.map(option)}</optgroup>
        </select>
        {problems.topic && (
          <p class="problem" id="topic-problem">
            {problems.topic}
          </p>
        )}
      </div>
      <TextArea
        id="message"
        label={t("support.message")}
        rows={6}
        maxLength={longest}
        value={draft.message}
        onValue={(message) => set({ message })}
        problem={problems.message}
        hint={t("support.message_hint")}
      />
      <Field
        id="email"
        label={t("support.email")}
        type="email"
        autoComplete="email"
        maxLength={254}
        readOnly={Boolean(person)}
        value={person?.email ?? draft.email}
        onValue={(email) => set({ email })}
        problem={problems.email}
        hint={t(person ? "support.email_own" : "support.email_hint")}
      />
      {error !== undefined && <ErrorNote error={error} />}
      <button type="submit" class="button main" aria-disabled={sending}>
        {t(sending ? "support.submitting" : "support.submit")}
      </button>
    </Form>
  );
}
