import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { ModelView } from "../../../functions/api/types.ts";
import { type Draft, fitted, readDraft, saveDraft } from "./draft.ts";
import { promptId } from "./ids.ts";

/**
 * The draft of this tab: what was typed before the script came, else what was kept, else the usual.
 * `alive` turns true once that is settled, before the next painting.
 */
export function useDraft(models: readonly ModelView[]) {
  const [draft, setDraft] = useState<Draft>(() => fitted({}, models));
  const [alive, setAlive] = useState(false);

  useLayoutEffect(() => {
    setDraft((usual) => fitted({ ...usual, ...readDraft(), ...changedBefore(usual) }, models));
    setAlive(true);
  }, []);

  const change = (part: Partial<Draft>) =>
    setDraft((before) => {
      const after = fitted({ ...before, ...part }, models);
      saveDraft(after);
      return after;
    });

  const model = useMemo(
    () => models.find(({ id }) => id === draft.model) ?? models[0],
    [models, draft.model],
  );
  if (!model) throw new Error("there is no model to choose from");
  return { draft, change, alive, model };
}

/** What the person already typed or chose in the form as it was built. */
function changedBefore(usual: Draft): Partial<Draft> {
  const prompt = document.getElementById(promptId);
  if (!(prompt instanceof HTMLTextAreaElement) || !prompt.form) return {};
  const chosen = (name: string) => {
    const radio = prompt.form?.elements.namedItem(name);
    return radio instanceof RadioNodeList ? radio.value : "";
  };
  const changed: Record<string, unknown> = {};
  if (prompt.value !== "") changed.prompt = prompt.value;
  for (const name of ["aspectRatio", "resolution", "count"] as const) {
    const value = chosen(name);
    if (value !== "" && value !== String(usual[name])) {
      changed[name] = name === "count" ? Number(value) : value;
    }
  }
  return changed as Partial<Draft>;
}
