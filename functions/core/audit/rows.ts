/** What is wrong with rows of the table: past their time, waiting for nobody, or not declared. */
import type { Entity } from "../../db/codec.ts";
import { commitOne } from "../../db/commit.ts";
import type { Key } from "../../db/keys.ts";
import { scanOverdue } from "../../db/read.ts";
import { remove } from "../../db/write.ts";
import { day, epochSeconds, iso, second } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { items } from "../privacy/inventory.ts";
import { type Finding, overdueRow } from "./finding.ts";

/** Rows looked at in one request. */
const atOnce = 1_000;
/** Whatever is due is attended to within minutes. After this long nobody does. */
const unattendedMs = day;

const declared: ReadonlySet<string> = new Set(Object.values(items).map(({ name }) => name));

export interface OverdueRow {
  readonly key: Key;
  readonly finding: Finding;
  readonly type: string;
  /** Epoch seconds. */
  readonly ttl: number | undefined;
}

/** A page of the table. `next` is where to go on. */
export async function judgeRows(
  context: DataContext,
  after: Key | undefined,
): Promise<{ looked: number; found: OverdueRow[]; next: Key | undefined }> {
  const now = context.clock.now();
  const { rows, looked, next } = await scanOverdue(context.table, {
    limit: atOnce,
    after,
    ttlBefore: epochSeconds(now - day),
    dueBefore: iso(now - unattendedMs),
    types: [...declared],
  });
  const found = rows.flatMap((row): OverdueRow[] => {
    const key = { pk: String(row.pk), sk: String(row.sk) };
    const ttl = typeof row.ttl === "number" ? row.ttl : undefined;
    const finding = findingOf(row, ttl, now);
    return finding ? [{ key, finding, type: String(row.type), ttl }] : [];
  });
  return { looked, found, next };
}

function findingOf(
  { type, dueAt }: Readonly<Record<string, unknown>>,
  ttl: number | undefined,
  now: number,
): Finding | undefined {
  if (!declared.has(String(type))) return "unknown";
  const overdue = ttl === undefined ? undefined : overdueRow(ttl * second, now);
  const unattended = typeof dueAt === "string" && dueAt < iso(now - unattendedMs);
  return overdue ?? (unattended ? "unattended" : undefined);
}

/** Removes a row whose time is over, unless it was given more meanwhile. Answers whether it went. */
export async function removeRow(
  context: DataContext,
  { key, type, ttl }: OverdueRow,
): Promise<boolean> {
  const entity = Object.values(items).find(({ name }) => name === type);
  if (!entity || ttl === undefined) return false;
  const gone = await commitOne(context.table, remove(entity as Entity, key, { ttl: { is: ttl } }));
  return gone !== undefined;
}
