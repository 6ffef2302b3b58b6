/**
 * Mails everyone about a new version of the policy, a stretch at a time. Any line may be the last
 * one that runs: the mark that somebody was told is on their account, so whoever goes on skips
 * them. It is set after the mail. One mail can therefore come twice, if the worker dies between the
 * two; set before, it could be lost, and this is news that people must get.
 */
import { randomUUID } from "node:crypto";
import { commit, commitOne } from "../../db/commit.ts";
import { type Key, keys } from "../../db/keys.ts";
import { get, scanPage } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import { day, epochSeconds, hour, iso, second } from "../clock.ts";
import type { NoticeContext } from "../context.ts";
import { write } from "../mail/mail.ts";
import { noticeTimeoutSeconds } from "../notice/limits.ts";
import { type Account, type Announcement, account, announcement } from "../privacy/inventory.ts";
import { findVersion } from "../privacy/policy/versions.ts";
import { retentionDays } from "../retention.ts";
import { gate, reallyWait, type Wait } from "./pace.ts";

/** Leaves room for codes under the 14 mails a second that SES allows at first. */
export const mailsPerSecond = 10;
/** How long one run goes on: its function has a minute, and a mail may take a while. */
const stretchMs = 35 * second;
/** Longer than a run can live. */
const leaseMs = (noticeTimeoutSeconds + 30) * second;
/** Items looked at in one request, most of them no accounts. */
const usualPageSize = 250;
/** Whoever could not be reached is tried again after this long, so many times. */
const nextPassMs = hour;
const passes = 24;

/** Sends for a while. What is left is due again within a minute or so. */
export async function announce(
  context: NoticeContext,
  key: Key,
  _item: object,
  { wait = reallyWait, pageSize = usualPageSize }: { wait?: Wait; pageSize?: number } = {},
): Promise<void> {
  const now = context.clock.now();
  const owner = randomUUID();
  let job = await claim(context, key, owner, now);
  if (!job) return;
  const until = now + stretchMs;
  const pass = gate(context.clock, mailsPerSecond, wait);
  while (job?.state === "RUNNING" && context.clock.now() < until) {
    const page = await scanPage(context.table, account, { limit: pageSize, after: job.cursor });
    const told = await tell(context, job, page.items, pass, until);
    if (!told) break;
    job = await turn(context, job, owner, { ...told, next: page.next });
  }
  if (job?.state === "RUNNING") await release(context, job, owner);
}

/** Takes the announcement, unless another is at it or the next walk is still to begin. */
function claim(context: NoticeContext, key: Key, owner: string, now: number) {
  const begun = { state: { is: "RUNNING" }, passFrom: { atMost: iso(now) } };
  return commitOne(
    context.table,
    update(announcement, key, {
      set: { leaseOwner: owner, leaseUntil: iso(now + leaseMs) },
      when: [
        { ...begun, leaseOwner: { exists: false } },
        { ...begun, leaseUntil: { atMost: iso(now) } },
        // The answer to this very claim was lost and the SDK asks again.
        { leaseOwner: { is: owner } },
      ],
    }),
  );
}

/** Mails one page of accounts; undefined when the time ran out before its end. */
async function tell(
  context: NoticeContext,
  job: Announcement,
  accounts: readonly Account[],
  pass: () => Promise<void>,
  until: number,
): Promise<{ knew: number; missed: number } | undefined> {
  const { version } = job;
  let knew = 0;
  let missed = 0;
  for (const person of accounts) {
    if (person.status !== "ACTIVE" || person.announcedVersion === version) continue;
    if (person.policyVersion === version) {
      knew++;
      continue;
    }
    await pass();
    if (context.clock.now() >= until) return undefined;
    // They may have begun to leave since the page was read.
    const now = await get(context.table, account, keys.account(person.id));
    if (now?.status === "ACTIVE" && !(await mail(context, job, now))) missed++;
  }
  return { knew, missed };
}

/** False when the mail could not be sent. The address is none of the log's business. */
async function mail(context: NoticeContext, job: Announcement, person: Account): Promise<boolean> {
  const { version } = job;
  const summary = findVersion(version)?.summary ?? [];
  try {
    await context.post.send(write("policyChanged", person.email, { version, summary }));
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    context.log.warn("a mail could not be sent", { kind: announcement.name, code: name });
    return false;
  }
  // Refused for who began to leave in the meantime: nothing more is written about them.
  await commit(context.table, [
    update(account, keys.account(person.id), {
      set: { announcedVersion: version },
      when: { status: { is: "ACTIVE" } },
    }),
    update(announcement, keys.announcement(version), { add: { sent: 1 } }),
  ]);
  context.metrics.count("NoticesSent", 1, { kind: announcement.name });
  return true;
}

interface Turned {
  readonly knew: number;
  readonly missed: number;
  /** Where the next page begins; undefined at the end of the walk. */
  readonly next: Key | undefined;
}

/** Writes down that a page is done with. At the end of a walk: that all is, or when the next begins. */
async function turn(
  context: NoticeContext,
  job: Announcement,
  owner: string,
  { knew, missed, next }: Turned,
): Promise<Announcement | undefined> {
  const key = keys.announcement(job.version);
  const when = { leaseOwner: { is: owner } };
  const now = context.clock.now();
  if (next) {
    const cursor = { pk: next.pk, sk: next.sk };
    const turned = { set: { cursor, knew: job.knew + knew, missed: job.missed + missed }, when };
    return commitOne(context.table, update(announcement, key, turned));
  }
  const left = job.missed + missed;
  if (left > 0 && job.pass < passes) {
    const passFrom = iso(now + nextPassMs);
    const again = {
      set: { pass: job.pass + 1, passFrom, knew: 0, missed: 0 },
      remove: ["cursor", "leaseOwner", "leaseUntil"] as const,
      dueAt: passFrom,
      when,
    };
    await commitOne(context.table, update(announcement, key, again));
    return undefined;
  }
  const finished = {
    set: {
      state: "DONE" as const,
      knew: job.knew + knew,
      missed: left,
      finishedAt: iso(now),
    },
    remove: ["cursor", "leaseOwner", "leaseUntil"] as const,
    dueAt: null,
    ttl: epochSeconds(now + retentionDays.audit * day),
    when,
  };
  const level = left > 0 ? "error" : "info";
  context.log[level]("the announcement is done", { kind: announcement.name, count: left });
  return commitOne(context.table, update(announcement, key, finished));
}

/** Lets the sweeper send the next run at once. */
async function release(context: NoticeContext, job: Announcement, owner: string): Promise<void> {
  await commitOne(
    context.table,
    update(announcement, keys.announcement(job.version), {
      remove: ["leaseOwner", "leaseUntil"],
      dueAt: iso(context.clock.now()),
      when: { leaseOwner: { is: owner } },
    }),
  );
}
