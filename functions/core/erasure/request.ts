/** Asking for an erasure, and thinking better of it. One transaction raises the fence. */
import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get, getBoth } from "../../db/read.ts";
import { absent, put, remove, update, type Write } from "../../db/write.ts";
import { refusalOf } from "../account/fence.ts";
import type { AccountView } from "../account/schema.ts";
import { requireProof } from "../account/step-up.ts";
import { viewAccount } from "../account/view.ts";
import type { Person } from "../actor.ts";
import { day, iso } from "../clock.ts";
import type { DataContext, Jobs, Log } from "../context.ts";
import { AppError } from "../error.ts";
import { newId, type UserId } from "../id.ts";
import { resendJobAfterMs } from "../job.ts";
import { type Account, account, type Erasure, erasure } from "../privacy/inventory.ts";
import { erasureGraceDays } from "../promises.ts";
import { endOtherSessions } from "../session/end.ts";
import type { ErasureRequest, ErasureView } from "./schema.ts";
import { viewErasure } from "./view.ts";

type Context = DataContext & { readonly log: Log; readonly jobs: Pick<Jobs, "erasures"> };

const tries = 5;

/**
 * Begins the erasure of one's own account: at once, or after some days in which everything is
 * locked but can be taken along, and the erasure undone. Asked again it answers the one under way;
 * `now` ends the waiting.
 *
 * @throws AppError auth.step_up; rate.limited.
 */
export async function requestErasure(
  context: Context,
  person: Person,
  { when, password }: ErasureRequest,
): Promise<ErasureView> {
  await requireProof(context, person, password);
  const begun = await begin(context, person.userId, when, "person");
  if (when === "grace") await endOtherSessions(context, person);
  return viewErasure(context, begun);
}

/**
 * For operators: erases the account of a child, at once, without waiting and without proof.
 * @throws AppError person.not_found.
 */
export async function eraseChild(context: Context, userId: UserId): Promise<ErasureView> {
  const found = await get(context.table, account, keys.account(userId));
  if (!found) throw new AppError("person.not_found", "There is no such account.");
  return viewErasure(context, await begin(context, userId, "now", "operator"));
}

/** The erasure of the person's account, if there is one. */
export async function readErasure(
  context: DataContext,
  person: Person,
): Promise<ErasureView | null> {
  const found = await get(context.table, erasure, keys.erasure(person.userId));
  return found ? viewErasure(context, found) : null;
}

/**
 * Takes an erasure back, with nothing lost but what was being made. Undoing twice answers the same.
 * @throws AppError erasure.begun when its time has come.
 */
export async function undoErasure(context: DataContext, person: Person): Promise<AccountView> {
  const now = iso(context.clock.now());
  const undone = await commit(context.table, [
    update(account, keys.account(person.userId), {
      set: { status: "ACTIVE" },
      remove: ["erasingFrom"],
      add: { epoch: 1 },
      when: { status: { is: "ERASING" }, erasingFrom: { atLeast: now } },
    }),
    // One that follows a restored backup had begun before: a tombstone stands for it.
    remove(erasure, keys.erasure(person.userId), {
      state: { is: "grace" },
      by: { isNot: "tombstone" },
    }),
  ]);
  const found = await get(context.table, account, keys.account(person.userId));
  if (!found) throw refusalOf(undefined);
  if (!undone.done && found.status === "ERASING") {
    throw new AppError("erasure.begun", "The erasure has begun and can't be undone any more.");
  }
  return viewAccount(context, found);
}

async function begin(
  context: Context,
  userId: UserId,
  when: "now" | "grace",
  by: Erasure["by"],
): Promise<Erasure> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const [owner, going] = await getBoth(
      context.table,
      { entity: account, key: keys.account(userId) },
      { entity: erasure, key: keys.erasure(userId) },
    );
    const now = context.clock.now();
    const startsAt = iso(when === "now" ? now : now + erasureGraceDays * day);
    if (going && (going.state !== "grace" || going.startsAt <= startsAt)) return going;
    if (!owner) throw refusalOf(owner);
    const begun = going
      ? { ...going, startsAt }
      : newErasure(context, userId, owner.email, { startsAt, by, requestedAt: iso(now) });
    const fence = going ? sooner(going, startsAt) : raise(context, owner, begun);
    const { done } = await commit(context.table, fence);
    if (!done) continue;
    await send(context, userId);
    return begun;
  }
  throw new Error("the account kept changing while its erasure was begun");
}

export function newErasure(
  context: DataContext,
  userId: UserId,
  email: string | undefined,
  given: Pick<Erasure, "startsAt" | "by" | "requestedAt">,
): Erasure {
  return {
    id: newId("ers", context.clock),
    userId,
    state: "grace",
    ...given,
    prepared: false,
    ...(email === undefined ? {} : { email }),
    places: [],
    steps: [],
    exact: true,
    looks: 0,
  };
}

/** The fence: from here on nothing that read the account before can commit. */
function raise(context: DataContext, { id, epoch }: Account, begun: Erasure): Write[] {
  return [
    update(account, keys.account(id), {
      set: { status: "ERASING", erasingFrom: begun.startsAt },
      add: { epoch: 1 },
      when: { status: { is: "ACTIVE" }, epoch: { is: epoch } },
    }),
    put(erasure, keys.erasure(id), begun, {
      when: absent,
      // The message is sent at once; should it be lost, the sweeper sends it.
      dueAt: iso(context.clock.now() + resendJobAfterMs),
    }),
  ];
}

function sooner({ userId, id }: Erasure, startsAt: string): Write[] {
  return [
    update(account, keys.account(userId), {
      set: { erasingFrom: startsAt },
      when: { status: { is: "ERASING" } },
    }),
    update(erasure, keys.erasure(userId), {
      set: { startsAt },
      // From whoever prepares for the later day, and would put it off until then.
      remove: ["leaseOwner", "leaseUntil"],
      dueAt: startsAt,
      when: { id: { is: id }, state: { is: "grace" }, startsAt: { atLeast: startsAt } },
    }),
  ];
}

/** After the commit the item vouches for the message: failing to send it now costs only time. */
export async function send(context: Context, userId: UserId): Promise<void> {
  try {
    await context.jobs.erasures.send(keys.erasure(userId));
  } catch (error) {
    context.log.warn("message not sent, the sweeper will", { kind: erasure.name, error });
  }
}
