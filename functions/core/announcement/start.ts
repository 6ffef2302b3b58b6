/** Telling everyone of a new version of the policy: how it begins, and how far it got. */
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { absent, put } from "../../db/write.ts";
import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import { type Announcement, announcement } from "../privacy/inventory.ts";
import { currentVersion } from "../privacy/policy/versions.ts";

/**
 * Begins to mail everyone about the version in force. The sweeper sees to it within a minute. Asking
 * again answers how far it got and starts nothing: nobody is told twice.
 *
 * @throws AppError policy.outdated for any other version; announcement.not_material when nobody
 *   needs to be told.
 */
export async function startAnnouncement(
  context: DataContext,
  version: string,
): Promise<Announcement> {
  if (version !== currentVersion.version) {
    throw new AppError("policy.outdated", "Only the version in force can be announced.", {
      version: currentVersion.version,
    });
  }
  if (!currentVersion.material) {
    throw new AppError("announcement.not_material", "This version changes nothing material.");
  }
  const now = iso(context.clock.now());
  const begun = await commitOne(
    context.table,
    put(
      announcement,
      keys.announcement(version),
      {
        version,
        state: "RUNNING",
        pass: 1,
        passFrom: now,
        sent: 0,
        knew: 0,
        missed: 0,
        startedAt: now,
      },
      { dueAt: now, when: absent },
    ),
  );
  const standing = begun ?? (await readAnnouncement(context, version));
  if (!standing) throw new Error("the announcement went away while it was started");
  return standing;
}

/** How far it got, or undefined when it has not been started or ended long ago. */
export function readAnnouncement(
  context: DataContext,
  version: string,
): Promise<Announcement | undefined> {
  return get(context.table, announcement, keys.announcement(version));
}
