/** What a person allows and objects to. Giving and taking back are the same switch. */
import { randomBytes } from "node:crypto";
import { commit } from "../../db/commit.ts";
import { keys, ranges } from "../../db/keys.ts";
import { get, queryPage } from "../../db/read.ts";
import { absent, put, update, type Write } from "../../db/write.ts";
import { signedOut } from "../account/account.ts";
import { refusalOf } from "../account/fence.ts";
import { type Objection, objections } from "../account/schema.ts";
import type { Person } from "../actor.ts";
import { iso } from "../clock.ts";
import type { ConsentContext, DataContext } from "../context.ts";
import { type Account, account, consent, giver } from "../privacy/inventory.ts";
import { mayEnable } from "../privacy/policy/purposes.ts";
import { countTry } from "../session/rate.ts";
import { countCopies } from "../training/copies.ts";
import { stragglersEndMs } from "../training/lease.ts";
import { trainingIsOn } from "./in-force.ts";
import { newReceipt, putReceipt, viewReceipt } from "./receipt.ts";
import type { ConsentsChange, ConsentsView } from "./schema.ts";
import { statements } from "./statement.ts";
import { removeCopiesNow } from "./withdraw.ts";

type Choices = Omit<ConsentsChange, "shown">;
type Shown = NonNullable<ConsentsChange["shown"]>;

const tries = 5;
const receiptsShown = 100;

/** What came with a request besides the person: whether their browser asks not to be counted. */
export interface Signalled {
  readonly signal: boolean;
}

/**
 * What the person allows now, and every receipt. A browser that asks not to be counted (`Sec-GPC`)
 * objects to analytics by that: the first time it is seen, the objection is written down.
 *
 * @throws AppError auth.required when the account is gone though a session is left.
 * @see https://w3c.github.io/gpc/
 */
export async function readConsents(
  context: ConsentContext,
  person: Person,
  { signal }: Signalled,
): Promise<ConsentsView> {
  const found = await get(context.table, account, keys.account(person.userId));
  if (!found) throw signedOut();
  const objects = signal && found.status === "ACTIVE" && !found.objections.includes("analytics");
  if (objects) return setConsents(context, person, {}, { signal });
  return view(context, found, signal);
}

/**
 * Sets what is given; what is left out or is so already stays and gets no receipt. While a browser's
 * signal objects to analytics, no switch turns them on.
 *
 * @throws AppError auth.required; account.erasing for what allows more while the account waits to be
 *   erased; account.restricted for a consent to training while processing is restricted; rate.limited
 *   for what allows more, never for what is taken back; consent.words_changed for a yes to words that
 *   are no longer those beside the switch.
 */
export async function setConsents(
  context: ConsentContext,
  person: Person,
  asked: ConsentsChange,
  { signal }: Signalled,
): Promise<ConsentsView> {
  const { shown = {}, ...choices } = asked;
  const change: Choices = signal ? { ...choices, analytics: false } : choices;
  // Each receipt of taking something back follows one of allowing it: limiting these limits both.
  if (allowsMore(change)) await countTry(context, "allow.person", person.userId);
  for (let attempt = 0; attempt < tries; attempt++) {
    const found = await get(context.table, account, keys.account(person.userId));
    if (!found || !isOpenTo(context, found, change)) throw refusalOf(found);
    const training = await trainingIsOn(context, found);
    if (change.training && !training && found.restricted) throw refusalOf(found);
    const signalled = signal && asked.analytics === undefined;
    const { set, remove, writes } = plan(context, { ...found, training }, change, {
      signalled,
      shown,
    });
    if (writes.length === 0) return view(context, found, signal);
    const done = await commit(context.table, [
      update(account, keys.account(found.id), {
        set,
        remove,
        add: { consentsRevision: 1 },
        when: asRead(found),
      }),
      ...writes,
    ]);
    if (!done.done) continue;
    const withdrawn = change.training === false ? found.trainingReceipt : undefined;
    const removedCopies = withdrawn && (await removeCopiesNow(context, found.id, withdrawn));
    const now: Account = { ...found, ...set };
    for (const name of remove) delete now[name];
    const seen = await view(context, now, signal);
    return typeof removedCopies === "number" ? { ...seen, removedCopies } : seen;
  }
  throw new Error("the account kept changing while consents were set");
}

/** As long as an erasure can be undone, what was allowed can be taken back. */
function isOpenTo({ clock }: DataContext, of: Account, change: Choices): boolean {
  if (of.status === "ACTIVE") return true;
  return (of.erasingFrom ?? "") > iso(clock.now()) && !allowsMore(change);
}

function allowsMore(change: Choices): boolean {
  return Object.values(change).includes(true);
}

/** The epoch says, too, that no erasure has begun or was undone since. */
function asRead({ epoch, restricted, consentsRevision }: Account) {
  return {
    epoch: { is: epoch },
    restricted: { is: restricted },
    consentsRevision: consentsRevision === undefined ? { exists: false } : { is: consentsRevision },
  } as const;
}

interface Plan {
  readonly set: Pick<Account, "objections"> & { trainingReceipt?: string };
  readonly remove: readonly "trainingReceipt"[];
  /** Besides the account: receipts, and what is promised with them. Empty when nothing changes. */
  readonly writes: readonly Write[];
}

/** An account, and whether the consent to training it goes by is in force. */
type Standing = Account & { readonly training: boolean };

function plan(
  context: DataContext,
  of: Standing,
  change: Choices,
  { signalled, shown }: { signalled: boolean; shown: Shown },
): Plan {
  const writes: Write[] = [];
  const stated = new Set<Objection>(of.objections);
  for (const purpose of objections) {
    const granted = change[purpose];
    if (granted === undefined || granted !== stated.has(purpose)) continue;
    if (granted) stated.delete(purpose);
    else stated.add(purpose);
    const how = signalled && purpose === "analytics" ? "signal" : "account page";
    const receipt = newReceipt(context, { purpose, granted, how }, shown[purpose]);
    writes.push(putReceipt(of.id, receipt));
  }
  const set = { objections: [...stated] };
  const training =
    change.training === undefined
      ? undefined
      : planTraining(context, of, change.training, shown.training);
  return {
    set: training?.receipt ? { ...set, trainingReceipt: training.receipt } : set,
    remove: training && !training.receipt ? ["trainingReceipt"] : [],
    writes: [...writes, ...(training?.writes ?? [])],
  };
}

/**
 * The receipt with the name to give under, or with the promise to remove everything under it. A yes
 * that the policy has outgrown is followed by another with both.
 */
function planTraining(
  context: DataContext,
  of: Standing,
  granted: boolean,
  shown: string | undefined,
): { receipt: string | undefined; writes: Write[] } | undefined {
  const ends = of.trainingReceipt;
  if (granted ? of.training : ends === undefined) return undefined;
  const said = { purpose: "training", granted, how: "account page", ends } as const;
  const receipt = newReceipt(context, said, shown);
  const writes = [putReceipt(of.id, receipt), ...(ends ? [emptied(context, of, ends)] : [])];
  if (!granted) return { receipt: undefined, writes };
  if (!mayEnable("training", receipt)) throw new Error("the policy in force names no training");
  const name = randomBytes(15).toString("hex");
  const made = { receipt: receipt.id, userId: of.id, name, createdAt: receipt.at };
  const named = put(giver, keys.giver(of.id, receipt.id), made, { when: absent });
  return { receipt: receipt.id, writes: [...writes, named] };
}

/** The promise to remove everything that was given under a consent that ends. */
function emptied({ clock }: DataContext, { id }: Account, ends: string): Write {
  const now = clock.now();
  return update(giver, keys.giver(id, ends), {
    set: { withdrawnAt: iso(now), until: iso(now + stragglersEndMs) },
    dueAt: iso(now),
  });
}

async function view(context: ConsentContext, of: Account, signal: boolean): Promise<ConsentsView> {
  const [{ items }, trainingCopies, training] = await Promise.all([
    queryPage(context.table, consent, ranges.consents(of.id), {
      limit: receiptsShown,
      newestFirst: true,
    }),
    countCopies(context, of.id),
    trainingIsOn(context, of),
  ]);
  return {
    training,
    analytics: !of.objections.includes("analytics") && !signal,
    reminders: !of.objections.includes("reminders"),
    receipts: items.map(viewReceipt),
    trainingCopies,
    statements,
    signal,
  };
}
