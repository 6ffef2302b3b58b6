/** The frames of images that are being made, and how far they are. */
import type { AspectRatio, GenerationView } from "../../../functions/api/types.ts";
import { numberOf } from "../composer/ratio-frame.tsx";
import { duration } from "../format/time.ts";
import { t } from "../messages/index.ts";

export type Stage = "sending" | "cancelling" | GenerationView["progress"]["stage"];

export function EmptyFrame({ ratio, stage }: { ratio: AspectRatio; stage: Stage }) {
  return <div class="frame waiting" style={{ "--ratio": numberOf(ratio) }} data-stage={stage} />;
}

/** "4 s of about 6 s"; only how long it has taken while nothing can be expected yet. */
export function timeWords(
  stage: Stage,
  sinceMs: { created: number; started: number | undefined },
  expectedSeconds: number,
  nowMs: number,
): string {
  const begun = stage === "drawing" || stage === "saving" ? sinceMs.started : undefined;
  const elapsedMs = nowMs - (begun ?? sinceMs.created);
  const elapsed = duration(elapsedMs);
  if (begun === undefined || expectedSeconds === 0) return elapsed;
  if (elapsedMs > expectedSeconds * 1_000 * 1.5 + 1_000) return t("waiting.longer", { elapsed });
  return t("waiting.of", { elapsed, expected: duration(Math.ceil(expectedSeconds) * 1_000) });
}

interface Props {
  readonly generation: GenerationView;
  readonly stage: Stage;
  readonly now: number;
}

export function Progress({ generation, stage, now }: Props) {
  const { fraction, startedAt, expectedSeconds } = generation.progress;
  const since = {
    created: Date.parse(generation.createdAt),
    started: startedAt === undefined ? undefined : Date.parse(startedAt),
  };
  return (
    <div class="progress">
      <p class="progress-words">
        <strong>{t(`stage.${stage}`)}</strong>
        <span class="quiet numbers">{timeWords(stage, since, expectedSeconds, now)}</span>
      </p>
      <div
        class="bar"
        role="progressbar"
        aria-label={t("waiting.progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(fraction * 100)}
      >
        <span style={{ transform: `scaleX(${fraction})` }} />
      </div>
    </div>
  );
}
