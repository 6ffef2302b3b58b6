/** Views and visitors by day: bars and a line, with the same numbers as a table. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { AnalyticsView } from "../../../functions/api/types.ts";
import { dayAndYear, shortDay } from "../format/time.ts";
import { t } from "../messages/operator.ts";
import { scaleOf } from "./scale.ts";
import { WideTable } from "./wide-table.tsx";

type Days = AnalyticsView["days"];

/** Until it is known how wide the window is. */
const usualWidth = 960;
/** So much room one date takes, in pixels. */
const dateWidth = 64;
const height = 220;
const left = 44;
const bottom = 24;
const top = 8;

export function DayChart({ days, sums }: { days: Days; sums: string }) {
  const { place, width } = useWidth();
  const { most, ticks } = scaleOf(Math.max(0, ...days.map(({ views }) => views)));
  const step = (width - left) / Math.max(1, days.length);
  const barWidth = Math.max(2, Math.min(28, step * 0.62));
  const x = (n: number) => left + step * (n + 0.5);
  const y = (count: number) => top + (height - top - bottom) * (1 - count / most);
  // As many dates as can be read beside one another.
  const every = Math.ceil((days.length * dateWidth) / (width - left));

  return (
    <figure class="chart" ref={place}>
      <figcaption>
        <h2>{t("op.per_day")}</h2>
        <p class="small quiet numbers">{sums}</p>
        <p class="legend small">
          <span class="key views">{t("op.views")}</span>
          <span class="key visitors">{t("op.visitors")}</span>
        </p>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${t("op.per_day")}: ${sums}`}>
        {ticks.map((tick) => (
          <g key={tick}>
            <path class="grid" d={`M${left} ${y(tick)}H${width}`} />
            <text class="tick" x={left - 8} y={y(tick) + 4} text-anchor="end">
              {tick.toLocaleString()}
            </text>
          </g>
        ))}
        {days.map(({ day, views }, n) => (
          <g key={day}>
            <path
              class="views"
              d={`M${x(n) - barWidth / 2} ${y(0)}V${y(views)}h${barWidth}V${y(0)}z`}
            />
            {n % every === 0 && (
              <text class="tick" x={x(n)} y={height - 6} text-anchor="middle">
                {shortDay(Date.parse(day), "UTC")}
              </text>
            )}
          </g>
        ))}
        <path
          class="visitors"
          d={days.map(({ visitors }, n) => `${n === 0 ? "M" : "L"}${x(n)} ${y(visitors)}`).join("")}
        />
        {days.map(({ day, visitors }, n) => (
          <circle key={day} class="visitors" cx={x(n)} cy={y(visitors)} r="3" />
        ))}
      </svg>
      <details class="receipts">
        <summary>{t("op.as_table")}</summary>
        <WideTable label={t("op.per_day")}>
          <table class="dense numbers">
            <thead>
              <tr>
                <th scope="col">{t("op.day")}</th>
                <th scope="col" class="count">
                  {t("op.views")}
                </th>
                <th scope="col" class="count">
                  {t("op.visitors")}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, views, visitors }) => (
                <tr key={day}>
                  <th scope="row">{dayAndYear(Date.parse(day), "UTC")}</th>
                  <td class="count">{views.toLocaleString()}</td>
                  <td class="count">{visitors.toLocaleString()}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </details>
    </figure>
  );
}

/** Drawn as wide as it stands there, so that its words keep their size. */
function useWidth() {
  const place = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(usualWidth);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { place, width };
}
