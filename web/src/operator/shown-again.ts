/** A part of the operators' page stays while another one is shown; what it lists may be old by then. */
import { useEffect, useRef } from "preact/hooks";

export interface PartProps {
  readonly shown: boolean;
}

/** Calls back whenever the part is shown again, not the first time. */
export function useShownAgain(shown: boolean, look: () => void): void {
  const before = useRef(shown);
  useEffect(() => {
    if (shown && !before.current) look();
    before.current = shown;
  }, [shown]);
}
