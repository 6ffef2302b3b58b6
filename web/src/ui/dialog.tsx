/** A question over the page. The platform's own modal dialog keeps the focus inside and returns it. */
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface DialogProps {
  /** Of the element that closes it from outside. */
  readonly dialog: RefObject<HTMLDialogElement>;
  readonly class?: string;
  /** Begins the ids of its parts: `<name>-title`, and `<name>-text` if there is one. */
  readonly name: string;
  readonly described?: boolean;
  /** While something is done it does not go away. */
  readonly acting: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function useDialog(): RefObject<HTMLDialogElement> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return dialog;
}

export function Dialog(props: DialogProps) {
  const { dialog, name, described = false, acting, onClose, children } = props;
  return (
    <dialog
      class={props.class ?? "confirm"}
      ref={dialog}
      aria-labelledby={`${name}-title`}
      aria-describedby={described ? `${name}-text` : undefined}
      onClose={(event) => {
        // A dialog may stand in another, whose own closing this is not.
        event.stopPropagation();
        onClose();
      }}
      onCancel={(event) => acting && event.preventDefault()}
    >
      {children}
    </dialog>
  );
}

interface AnswersProps {
  readonly dialog: RefObject<HTMLDialogElement>;
  readonly keep: string;
  readonly act: string;
  readonly acting: boolean;
  readonly danger: boolean;
  /** Absent where the button sends the form it stands in. */
  readonly onAct?: () => void;
}

/** The two ways out: leaving it, and doing it. */
export function Answers({ dialog, keep, act, acting, danger, onAct }: AnswersProps) {
  return (
    <div class="buttons">
      <button
        type="button"
        class="button"
        disabled={acting}
        onClick={() => dialog.current?.close()}
      >
        {keep}
      </button>
      <button
        type={onAct ? "button" : "submit"}
        class={`button ${danger ? "danger" : "main"}`}
        aria-disabled={acting}
        onClick={onAct}
      >
        {act}
      </button>
    </div>
  );
}
