/**
 * Once a day: compares what is stored with what should be, store by store and page by page. What it
 * finds is counted first, then removed if its time is over or it belongs to nothing.
 */
import { commitOne } from "../../db/commit.ts";
import { type Key, keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { absent, put, update } from "../../db/write.ts";
import { day, epochSeconds, hour, iso } from "../clock.ts";
import { type AuditContext, shelfNames } from "../context.ts";
import { type Audit, audit } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import { judges } from "./files.ts";
import { type Finding, isBelievable, isLeftover, isRemovable } from "./finding.ts";
import { judgeRows, removeRow } from "./rows.ts";

/** Files before rows: rows are what files are held against. */
const stores = [...shelfNames, "table"] as const;
type Store = (typeof stores)[number];

/** S3's rules have had the morning (UTC) for what they remove at midnight. */
const beginsAtMs = 12 * hour;
const rowsAtOnce = 25;

interface Page {
  readonly looked: number;
  readonly findings: readonly Finding[];
  /** Where the next page begins; undefined when this was the last. */
  readonly after: string | undefined;
  /** Removes what may be removed, and answers how much that was. */
  readonly clear: () => Promise<number>;
}

/**
 * Goes on with the audit of the day until it is done or `enough` says to stop; to be called again
 * then. May die at any line: a page is counted when its counts are committed, and what was counted
 * and not removed is found again the next day.
 */
export async function runAudit(context: AuditContext, enough: () => boolean): Promise<void> {
  const date = iso(context.clock.now() - beginsAtMs).slice(0, 10);
  let now: Audit | undefined = await begin(context, date);
  while (now?.state === "running" && !enough()) now = await auditPage(context, now);
}

async function begin(context: AuditContext, date: string): Promise<Audit | undefined> {
  const key = keys.audit(date);
  const begun = await get(context.table, audit, key);
  if (begun) return begun;
  const first: Audit = {
    day: date,
    state: "running",
    startedAt: iso(context.clock.now()),
    store: stores[0],
    revision: 0,
    stores: [],
  };
  const ttl = epochSeconds(Date.parse(date) + retentionDays.audit * day);
  return commitOne(context.table, put(audit, key, first, { when: absent, ttl }));
}

/** Answers the audit as it stands afterwards; undefined when another has gone on with it. */
async function auditPage(context: AuditContext, now: Audit): Promise<Audit | undefined> {
  const store = stores.find((name) => name === now.store) ?? stores[0];
  const page = await (store === "table"
    ? lookAtRows(context, now.after)
    : lookAtFiles(context, store, now.after));
  const next = page.after === undefined ? stores[stores.indexOf(store) + 1] : store;
  const counted = await commitOne(
    context.table,
    update(audit, keys.audit(now.day), {
      set: {
        stores: addUp(now.stores, store, page),
        store: next,
        after: page.after,
        ...(next ? {} : { state: "done", finishedAt: iso(context.clock.now()) }),
      },
      remove: [...(next ? [] : ["store" as const]), ...(page.after ? [] : ["after" as const])],
      add: { revision: 1 },
      when: { revision: { is: now.revision } },
    }),
  );
  if (!counted) return undefined;
  report(context, store, page);
  if (counted.state === "done") context.metrics.count("AuditsFinished");
  const removed = await page.clear();
  if (removed === 0) return counted;
  return commitOne(
    context.table,
    update(audit, keys.audit(now.day), {
      set: { stores: add(counted.stores, store, { removed }) },
      add: { revision: 1 },
      when: { revision: { is: counted.revision } },
    }),
  );
}

async function lookAtFiles(
  { shelves, ...context }: AuditContext,
  store: Exclude<Store, "table">,
  after: string | undefined,
): Promise<Page> {
  const shelf = shelves[store];
  const objects = await shelf.page(after);
  const found = new Map(await judges[store](context, objects, shelf));
  for (const [key, finding] of found) {
    // It may have been deleted, row first, while we looked.
    if (finding === "orphaned" && !(await shelf.has(key))) found.delete(key);
  }
  const findings = [...found.values()];
  const believed = isBelievable(findings, objects.length);
  const going = [...found].flatMap(([key, finding]) =>
    isRemovable(finding) && (believed || finding !== "orphaned") ? [key] : [],
  );
  return {
    looked: objects.length,
    findings,
    after: objects.at(-1)?.key,
    async clear() {
      await shelf.remove(going);
      return going.length;
    },
  };
}

async function lookAtRows(context: AuditContext, after: string | undefined): Promise<Page> {
  const page = await judgeRows(context, after === undefined ? undefined : parseKey(after));
  const going = page.found.filter(({ finding }) => isRemovable(finding));
  return {
    looked: page.looked,
    findings: page.found.map(({ finding }) => finding),
    after: page.next && JSON.stringify(page.next),
    async clear() {
      let removed = 0;
      for (let from = 0; from < going.length; from += rowsAtOnce) {
        const some = going.slice(from, from + rowsAtOnce);
        const gone = await Promise.all(some.map((row) => removeRow(context, row)));
        removed += gone.filter(Boolean).length;
      }
      return removed;
    },
  };
}

function parseKey(text: string): Key {
  const { pk, sk } = JSON.parse(text) as Key;
  return { pk, sk };
}

function report(context: AuditContext, store: Store, { findings }: Page): void {
  const count = findings.filter(isLeftover).length;
  if (count === 0) return;
  context.metrics.count("LeftoversFound", count);
  context.log.error("there is what should not be", { kind: store, count });
}

type Counts = Audit["stores"][number];

function addUp(counts: readonly Counts[], store: Store, { looked, findings }: Page): Counts[] {
  const of = (finding: Finding) => findings.filter((one) => one === finding).length;
  return add(counts, store, {
    looked,
    late: of("late"),
    expired: of("expired"),
    orphaned: of("orphaned"),
    unattended: of("unattended"),
    unknown: of("unknown"),
  });
}

function add(
  counts: readonly Counts[],
  store: Store,
  more: Partial<Omit<Counts, "store">>,
): Counts[] {
  const zero = {
    looked: 0,
    late: 0,
    expired: 0,
    orphaned: 0,
    unattended: 0,
    unknown: 0,
    removed: 0,
  };
  const before = counts.find((one) => one.store === store) ?? { store, ...zero };
  const after = Object.entries(more).map(([name, by]) => [
    name,
    before[name as keyof typeof zero] + by,
  ]);
  const others = counts.filter((one) => one.store !== store);
  return [...others, { ...before, ...Object.fromEntries(after) }];
}
