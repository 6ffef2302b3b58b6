/** Deleting the account: what goes, what stays and why; and, while it can be undone, the way back. */
import { useEffect, useState } from "preact/hooks";
import type { ErasureView } from "../../../functions/api/types.ts";
import { dayAndTime } from "../format/time.ts";
import { t } from "../messages/rights.ts";
import { account } from "../site.ts";
import { useStore } from "../store.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { toast } from "../ui/toast.tsx";
import { useAct } from "../ui/use-act.ts";
import type { ErasureDialogProps } from "./erasure-dialog.tsx";
import { rights } from "./requests.ts";
import { Section } from "./section.tsx";

/** Something that stays after the account is gone. */
export interface Retained {
  readonly about: string;
  readonly kept: string;
  readonly why: string;
}

export interface ErasureProps {
  /** As the inventory declares it. Written when the site is built. */
  readonly retained: readonly Retained[];
  readonly backupDays: number;
  readonly graceDays: number;
  /** The account is no more: the page has nothing left to show. */
  readonly onBegun: () => void;
}

type Dialog = (props: ErasureDialogProps) => preact.JSX.Element;

export function Erasure({ retained, backupDays, graceDays, onBegun }: ErasureProps) {
  const person = useStore(account);
  const leaving = person?.status === "ERASING";
  const [dialog, setDialog] = useState<{ Dialog: Dialog; now: boolean }>();
  const [erasure, setErasure] = useState<ErasureView | null>();
  const opening = useAct();
  const undoing = useAct();
  const looking = useAct();

  const look = () => void looking.run(async () => setErasure(await rights.erasure()));
  useEffect(() => {
    if (leaving) look();
  }, [leaving]);

  const open = (now: boolean) =>
    opening.run(async () => {
      const { ErasureDialog } = await import("./erasure-dialog.tsx");
      setDialog({ Dialog: ErasureDialog, now });
    });
  const undo = () =>
    undoing.run(async () => {
      account.set(await rights.undoErasure());
      setErasure(undefined);
      toast(t("erase.undone"));
    });
  const erased = (begun: ErasureView) => {
    if (begun.state !== "grace") return onBegun();
    setErasure(begun);
    const before = account.get();
    if (before) account.set({ ...before, status: "ERASING" });
  };

  return (
    <Section id="delete" title={t("erase.title")}>
      {leaving ? (
        <div class="pending">
          <p role="status">
            {erasure
              ? t("erase.pending", { day: dayAndTime(Date.parse(erasure.startsAt)) })
              : t("me.loading")}
          </p>
          {looking.error !== undefined && <ErrorNote error={looking.error} onRetry={look} />}
          {undoing.error !== undefined && <ErrorNote error={undoing.error} />}
          <p class="form-end">
            <button
              type="button"
              class="button main"
              aria-disabled={undoing.acting}
              onClick={() => void undo()}
            >
              {t(undoing.acting ? "erase.undoing" : "erase.undo")}
            </button>
            <button type="button" class="plain danger" onClick={() => void open(true)}>
              {t("erase.sooner")}
            </button>
          </p>
        </div>
      ) : (
        <>
          <p class="quiet">{t("erase.lead")}</p>
          <div class="goes-and-stays">
            <div>
              <h3>{t("erase.what")}</h3>
              <ul class="plain-list">
                <li>{t("erase.goes_images")}</li>
                <li>{t("erase.goes_you")}</li>
                <li>{t("erase.goes_credits")}</li>
                <li>{t("erase.goes_rest")}</li>
              </ul>
            </div>
            <div>
              <h3>{t("erase.retained")}</h3>
              <ul class="plain-list">
                {retained.map(({ about, kept, why }) => (
                  <li key={about}>
                    {about} {why} <span class="numbers">{kept}.</span>
                  </li>
                ))}
                <li>{t("erase.backups", { days: backupDays })}</li>
              </ul>
            </div>
          </div>
          <p>
            <button
              type="button"
              class="button bad"
              aria-disabled={!person}
              onClick={() => person && void open(false)}
            >
              {t("erase.open")}
            </button>
          </p>
        </>
      )}
      {opening.error !== undefined && <ErrorNote error={opening.error} />}
      {dialog && (
        <dialog.Dialog
          graceDays={graceDays}
          now={dialog.now}
          onErased={erased}
          onClose={() => setDialog(undefined)}
        />
      )}
    </Section>
  );
}
