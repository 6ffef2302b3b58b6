/** History as a contact sheet: one sheet per day, as days are where the person is. */
import type { GenerationView } from "../../../functions/api/types.ts";
import { dayKey, dayTitle } from "../format/time.ts";

export interface Day {
  readonly key: string;
  readonly title: string;
  readonly generations: readonly GenerationView[];
  readonly imageCount: number;
}

/** Groups what is ordered newest first. */
export function byDay(
  generations: readonly GenerationView[],
  nowMs: number,
  timeZone?: string,
): Day[] {
  const days = new Map<string, { title: string; generations: GenerationView[] }>();
  for (const generation of generations) {
    const createdMs = Date.parse(generation.createdAt);
    const key = dayKey(createdMs, timeZone);
    const day = days.get(key) ?? { title: dayTitle(createdMs, nowMs, timeZone), generations: [] };
    day.generations.push(generation);
    days.set(key, day);
  }
  return [...days].map(([key, day]) => ({
    key,
    ...day,
    imageCount: day.generations.reduce((sum, { images }) => sum + images.length, 0),
  }));
}
