import type { GenerationView, ImageView } from "../../../functions/api/types.ts";
import { t } from "../messages/composer.ts";
import { Cell } from "../pictures/cell.tsx";
import { SkeletonSheet } from "../pictures/skeleton-sheet.tsx";
import { useNow } from "../pictures/use-now.ts";
import { EmptySheet } from "../ui/empty-sheet.tsx";

interface Props {
  /** Undefined while they are being loaded. */
  readonly items: readonly GenerationView[] | undefined;
  /** Nothing else is on the table. */
  readonly alone: boolean;
  readonly onOpen: (image: ImageView) => void;
}

export function Latest({ items, alone, onOpen }: Props) {
  const now = useNow(30_000);
  if (!items) return <SkeletonSheet label={t("create.loading")} />;
  const cells = items.flatMap((generation) =>
    generation.images.map((image) => ({ generation, image })),
  );
  if (cells.length === 0) {
    return alone ? <EmptySheet title={t("create.empty_title")} text={t("create.empty")} /> : null;
  }
  return (
    <section aria-labelledby="latest">
      <div class="section-head">
        <h2 id="latest">{t("create.latest")}</h2>
        <a href="/history" class="small">
          {t("create.all")}
        </a>
      </div>
      <ul class="sheet">
        {cells.map(({ generation, image }) => (
          <Cell
            key={image.id}
            generation={generation}
            image={image}
            now={now}
            onOpen={() => onOpen(image)}
          />
        ))}
      </ul>
    </section>
  );
}
