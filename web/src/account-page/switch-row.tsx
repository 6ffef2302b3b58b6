/** A setting that acts the moment it is switched, and says what came of it. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { ErrorNote } from "../ui/error-note.tsx";
import { useAct } from "../ui/use-act.ts";

interface Props {
  readonly id: string;
  readonly label: string;
  /** Undefined until it is known. */
  readonly on: boolean | undefined;
  /** Switches, and answers in words what happened. */
  readonly onSwitch: (on: boolean) => Promise<string>;
  readonly locked?: boolean;
  readonly children: ComponentChildren;
}

export function SwitchRow({ id, label, on, onSwitch, locked = false, children }: Props) {
  const { acting, error, run } = useAct();
  const [said, setSaid] = useState("");
  const [wanted, setWanted] = useState<boolean>();
  const waiting = acting || on === undefined || locked;

  const flip = (target: boolean) =>
    run(async () => {
      setSaid("");
      setWanted(target);
      try {
        setSaid(await onSwitch(target));
      } finally {
        // From here on it shows what is, which after a failure is what was.
        setWanted(undefined);
      }
    });

  return (
    <div class="setting">
      <div class="setting-words">
        <label class="setting-label" for={id}>
          {label}
        </label>
        <div class="setting-text small quiet" id={`${id}-text`}>
          {children}
        </div>
      </div>
      <input
        id={id}
        class="switch"
        type="checkbox"
        role="switch"
        aria-checked={wanted ?? on ?? false}
        checked={wanted ?? on ?? false}
        aria-describedby={`${id}-text`}
        aria-disabled={waiting}
        data-unknown={on === undefined ? "" : undefined}
        onClick={(event) => waiting && event.preventDefault()}
        onChange={(event) => void flip(event.currentTarget.checked)}
      />
      <div class="setting-said">
        <p class="small said" role="status">
          {said}
        </p>
        {error !== undefined && <ErrorNote error={error} />}
      </div>
    </div>
  );
}
