/** Asks before something goes for good. The platform's own modal dialog keeps the focus inside. */
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../messages/index.ts";
import { ErrorNote } from "./error-note.tsx";

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
  const dialog = useRef<HTMLDialogElement>(null);
  const [acting, setActing] = useState(false);
  const [error, setError] = useState<unknown>();

  useEffect(() => dialog.current?.showModal(), []);

  const act = async () => {
    if (acting) return;
    setActing(true);
    setError(undefined);
    try {
      await question.onAct();
      dialog.current?.close();
    } catch (problem) {
      setError(problem);
      setActing(false);
    }
  };

  return (
    <dialog
      class="confirm"
      ref={dialog}
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
      onClose={(event) => {
        event.stopPropagation();
        onClose();
      }}
      onCancel={(event) => acting && event.preventDefault()}
    >
      <h2 id="confirm-title">{question.title}</h2>
      <p id="confirm-text" class="quiet">
        {question.text}
      </p>
      {error !== undefined && <ErrorNote error={error} />}
      <div class="buttons">
        <button
          type="button"
          class="button"
          disabled={acting}
          onClick={() => dialog.current?.close()}
        >
          {t("delete.keep")}
        </button>
        <button
          type="button"
          class="button danger"
          aria-disabled={acting}
          onClick={() => void act()}
        >
          {acting ? question.acting : question.act}
        </button>
      </div>
    </dialog>
  );
}
