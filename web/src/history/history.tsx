/** Everything a person made and still has, as a contact sheet by day. */
import { useEffect, useRef } from "preact/hooks";
import type { GenerationView, ModelView } from "../../../functions/api/types.ts";
import { t } from "../messages/history.ts";
import { runAgainInStudio } from "../pictures/actions.ts";
import { Cell } from "../pictures/cell.tsx";
import { SkeletonSheet } from "../pictures/skeleton-sheet.tsx";
import { useGallery } from "../pictures/use-gallery.tsx";
import { useNow } from "../pictures/use-now.ts";
import { api } from "../site.ts";
import { EmptySheet } from "../ui/empty-sheet.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { toast } from "../ui/toast.tsx";
import { byDay, type Day } from "./by-day.ts";
import { FilterBar } from "./filter-bar.tsx";
import { useHistory } from "./use-history.ts";
import { WordCell } from "./word-cell.tsx";

export interface HistoryProps {
  readonly models: readonly ModelView[];
}

export function History({ models }: HistoryProps) {
  const history = useHistory();
  const { filter, setFilter, items } = history;
  const now = useNow(30_000);
  const gallery = useGallery({
    items: items ?? [],
    models,
    onChange: history.change,
    onRemove: history.remove,
    onAgain: runAgainInStudio,
    onNearEnd: history.loadMore,
  });

  const filtered = filter.q.trim() !== "" || filter.state !== "";
  const askDeleteAll = () =>
    gallery.ask({
      title: t("delete.all_title"),
      text: t("delete.all"),
      act: t("delete.confirm_all"),
      acting: t("delete.deleting"),
      onAct: async () => {
        await api.deleteAll();
        history.clear();
        toast(t("delete.all_done"));
      },
    });

  return (
    <div class="history wrap">
      <div class="history-head">
        <h1>{t("history.title")}</h1>
        <FilterBar
          filter={filter}
          onFilter={setFilter}
          onDeleteAll={items && items.length > 0 && !filtered ? askDeleteAll : undefined}
        />
      </div>
      {!items && history.error === undefined && <SkeletonSheet label={t("history.loading")} />}
      {items && items.length > 0 && (
        <Days
          days={byDay(items, now)}
          now={now}
          onOpen={gallery.open}
          onChange={history.change}
          onRemove={history.remove}
          onDelete={gallery.deleteGeneration}
        />
      )}
      {items?.length === 0 && history.error === undefined && (
        <Nothing filtered={filtered} onShowAll={() => setFilter({ q: "", state: "" })} />
      )}
      {history.error !== undefined && <ErrorNote error={history.error} onRetry={history.retry} />}
      <More wanted={history.hasMore} loading={history.loadingMore} onReach={history.loadMore} />
      {gallery.dialogs}
    </div>
  );
}

interface DaysProps {
  readonly days: readonly Day[];
  readonly now: number;
  readonly onOpen: (image: GenerationView["images"][number]) => void;
  readonly onChange: (generation: GenerationView) => void;
  readonly onRemove: (generation: GenerationView) => void;
  readonly onDelete: (generation: GenerationView) => void;
}

function Days({ days, now, onOpen, onChange, onRemove, onDelete }: DaysProps) {
  return (
    <>
      {days.map(({ key, title, generations, imageCount }) => (
        <section class="day" key={key} aria-labelledby={`day-${key}`}>
          <div class="section-head">
            <h2 id={`day-${key}`}>{title}</h2>
            <span class="small quiet numbers">{t("history.day_count", { count: imageCount })}</span>
          </div>
          <ul class="sheet">
            {generations.flatMap((generation) =>
              generation.images.length > 0
                ? generation.images.map((image) => (
                    <Cell
                      key={image.id}
                      generation={generation}
                      image={image}
                      now={now}
                      onOpen={() => onOpen(image)}
                    />
                  ))
                : [
                    <WordCell
                      key={generation.id}
                      generation={generation}
                      onChange={onChange}
                      onGone={() => onRemove(generation)}
                      onDelete={() => onDelete(generation)}
                    />,
                  ],
            )}
          </ul>
        </section>
      ))}
    </>
  );
}

function Nothing({ filtered, onShowAll }: { filtered: boolean; onShowAll: () => void }) {
  if (filtered) {
    return (
      <EmptySheet title={t("history.none_title")} text={t("history.none")}>
        <button type="button" class="button" onClick={onShowAll}>
          {t("history.none_action")}
        </button>
      </EmptySheet>
    );
  }
  return (
    <EmptySheet title={t("history.empty_title")} text={t("history.empty")}>
      <a class="button main" href="/create">
        {t("history.empty_action")}
      </a>
    </EmptySheet>
  );
}

/** Fetches the next page before its place comes into view. */
function More(props: { wanted: boolean; loading: boolean; onReach: () => void }) {
  const { wanted, loading, onReach } = props;
  const end = useRef<HTMLDivElement>(null);
  const reach = useRef(onReach);
  reach.current = onReach;
  useEffect(() => {
    const element = end.current;
    if (!wanted || loading || !element) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && reach.current(),
      { rootMargin: "800px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [wanted, loading]);
  return (
    <div ref={end} class="more small quiet" role="status">
      {loading && t("history.more")}
    </div>
  );
}
