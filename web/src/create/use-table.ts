/** What lies on the studio's table: orders on their way, generations, and the latest of history. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { GenerationRequestInput, GenerationView } from "../../../functions/api/types.ts";
import { ApiError } from "../api.ts";
import { Presses } from "../composer/press.ts";
import { isOpen } from "../pictures/poll.ts";
import { api, refreshBalance, serverClock } from "../site.ts";

export interface Row {
  /** Stays the same from the press to the finished picture, so that nothing jumps. */
  readonly key: string;
  readonly generation: GenerationView;
  readonly sending: boolean;
}

const latestShown = 12;

export function useTable() {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [latest, setLatest] = useState<readonly GenerationView[]>();
  const [listError, setListError] = useState<unknown>();
  const [orderError, setOrderError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const presses = useRef(new Presses());

  const load = async () => {
    setListError(undefined);
    try {
      const { items } = await api.generations({ limit: latestShown });
      // What is still being made goes on the table, also after a reload.
      const known = (rows: readonly Row[], id: string) =>
        rows.some((row) => row.generation.id === id);
      setRows((before) => [
        ...before,
        ...items
          .filter((generation) => isOpen(generation) && !known(before, generation.id))
          .map((generation) => ({ key: generation.id, generation, sending: false })),
      ]);
      setLatest(items.filter((generation) => !isOpen(generation)));
    } catch (error) {
      setListError(error);
    }
  };
  useEffect(() => void load(), []);

  /** Carries out a press of Generate. Resolves when the API has answered or cannot be reached. */
  const order = async (wanted: GenerationRequestInput, pressed?: string) => {
    const key = presses.current.keyFor(wanted, pressed);
    setOrderError(undefined);
    setSending(true);
    setRows((before) => [
      { key, generation: placeFor(wanted), sending: true },
      ...before.filter((row) => row.key !== key),
    ]);
    try {
      const generation = await api.generate(wanted, key);
      presses.current.answered();
      setRows((before) =>
        before
          // The list may have brought the very same generation while the answer was on its way.
          .filter((row) => row.key === key || row.generation.id !== generation.id)
          .map((row) => (row.key === key ? { key, generation, sending: false } : row)),
      );
      void refreshBalance();
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) presses.current.answered();
      setRows((before) => before.filter((row) => row.key !== key));
      setOrderError(error);
      if (error instanceof ApiError && error.code === "credit.insufficient") void refreshBalance();
    }
    setSending(false);
  };

  const change = (generation: GenerationView) => {
    const put = (other: GenerationView) => (other.id === generation.id ? generation : other);
    setRows((before) => before.map((row) => ({ ...row, generation: put(row.generation) })));
    setLatest((before) => before?.map(put));
  };

  const remove = ({ id }: GenerationView) => {
    setRows((before) => before.filter((row) => row.generation.id !== id));
    setLatest((before) => before?.filter((other) => other.id !== id));
  };

  const onTable = new Set(rows.map(({ generation }) => generation.id));
  return {
    rows,
    latest: latest?.filter(({ id }) => !onTable.has(id)),
    listError,
    orderError,
    sending,
    load,
    order,
    change,
    remove,
  };
}

/** Stands for a generation until the API has named it. */
function placeFor(wanted: GenerationRequestInput): GenerationView {
  const now = new Date(serverClock.now()).toISOString();
  return {
    id: "",
    state: "queued",
    progress: { stage: "waiting", fraction: 0, expectedSeconds: 0 },
    prompt: wanted.prompt,
    model: wanted.model,
    resolution: wanted.resolution,
    aspectRatio: wanted.aspectRatio,
    count: wanted.count ?? 1,
    seed: wanted.seed ?? 0,
    favorite: false,
    credits: { quoted: 0, charged: 0, refunded: 0 },
    images: [],
    createdAt: now,
    expiresAt: now,
    goneBy: now,
  };
}
