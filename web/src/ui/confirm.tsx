/** Asks before something goes for good. */
import { t } from "../messages/index.ts";
import { Answers, Dialog, useDialog } from "./dialog.tsx";
import { ErrorNote } from "./error-note.tsx";
import { useAct } from "./use-act.ts";

export interface Question {
  readonly title: string;
  readonly text: string;
  /** On the button that does it, before and while. */
  readonly act: string;
  readonly acting: string;
  /** The dialog stays open until it is done, and shows why when it fails. */
  readonly onAct: () => Promise<void>;
}

export function Confirm({ question, onClose }: { question: Question; onClose: () => void }) {
  const dialog = useDialog();
  const { acting, error, run } = useAct();
  const act = () =>
    void run(async () => {
      await question.onAct();
      dialog.current?.close();
    });

  return (
    <Dialog dialog={dialog} name="confirm" described acting={acting} onClose={onClose}>
      <h2 id="confirm-title">{question.title}</h2>
      <p id="confirm-text" class="quiet">
        {question.text}
      </p>
      {error !== undefined && <ErrorNote error={error} />}
      <Answers
        dialog={dialog}
        keep={t("delete.keep")}
        act={acting ? question.acting : question.act}
        acting={acting}
        danger
        onAct={act}
      />
    </Dialog>
  );
}
