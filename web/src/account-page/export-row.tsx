import type { ExportView } from "../../../functions/api/types.ts";
import { fileSize } from "../format/size.ts";
import { dayAndTime } from "../format/time.ts";
import { t } from "../messages/rights.ts";
import { Icon } from "../ui/icon.tsx";

/** One export: how far it is, or what can be done with it. */
export function ExportRow({ view, onRemove }: { view: ExportView; onRemove: () => void }) {
  const { id, state, progress, parts, requestedAt, expiresAt } = view;
  const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return (
    <li class="export">
      <p class="export-state">
        <strong role="status">{t(`export.state.${state}`)}</strong>{" "}
        <span class="small quiet numbers">
          {t("export.asked_at", { day: dayAndTime(Date.parse(requestedAt)) })}
          {state === "ready" && expiresAt && (
            <>, {t("export.until", { day: dayAndTime(Date.parse(expiresAt)) })}</>
          )}
        </span>
      </p>
      {(state === "waiting" || state === "writing") && (
        <div class="progress">
          <div
            class="bar"
            role="progressbar"
            aria-label={t("export.progress")}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.floor(share * 100)}
          >
            <span style={{ transform: `scaleX(${share})` }} />
          </div>
          <p class="small quiet numbers">
            {t("export.of", { done: progress.done, total: progress.total })}
            {progress.bytes > 0 && <>, {t("export.bytes", { size: fileSize(progress.bytes) })}</>}
          </p>
        </div>
      )}
      {state === "ready" && (
        <p class="export-actions">
          {parts.map(({ n, bytes }) => {
            const size = fileSize(bytes);
            const count = parts.length;
            return (
              <a
                class="button small"
                key={n}
                href={`/api/account/exports/${id}/download?part=${n}`}
              >
                <Icon name="download" />
                {count > 1 ? t("export.part_n", { n, count }) : t("export.part")}{" "}
                <span class="quiet numbers">{size}</span>
              </a>
            );
          })}
          <button type="button" class="plain danger" onClick={onRemove}>
            <Icon name="trash" /> {t("export.remove")}
          </button>
        </p>
      )}
    </li>
  );
}
