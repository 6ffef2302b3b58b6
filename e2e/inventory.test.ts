/** A whole life on the running product, compared with the inventory: nothing more, nothing dead. */
import { describe, expect, it } from "vitest";
import { day } from "../functions/core/clock.ts";
import type { MailName } from "../functions/core/mail/mail.ts";
import { cookieFlags, cookieLimits } from "../functions/core/privacy/cookies.ts";
import { classesOf, type ItemDeclaration } from "../functions/core/privacy/declare.ts";
import { logs } from "../functions/core/privacy/inventory/logs.ts";
import { mails } from "../functions/core/privacy/inventory/mails.ts";
import { type ObjectsDeclaration, objects } from "../functions/core/privacy/inventory/objects.ts";
import { queues } from "../functions/core/privacy/inventory/queues.ts";
import { items } from "../functions/core/privacy/inventory.ts";
import { localKeys, sessionKeys } from "../functions/core/privacy/storage-keys.ts";
import { retentionDays } from "../functions/core/retention.ts";
import { canary, type Sighting, scanEverything } from "../local/testing/canary.ts";
import { holdingsOfCloud, type Item, type LogLine } from "../local/testing/holdings.ts";
import {
  announcePolicy,
  consents,
  dueRequests,
  erase,
  exportAll,
  extend,
  inBrowser,
  inOtherBrowser,
  type Life,
  mishaps,
  remind,
  requestsAndOperators,
} from "./life.ts";
import { sendNonsense } from "./nonsense.ts";
import { declaredPaths, Seen } from "./seen.ts";
import { useSite } from "./site.ts";

const site = useSite();
const seen = new Seen();
/** What tells the person apart, and where it was found when their account was erased. */
let marks: string[] = [];
let left: Sighting[] = [];
const logged: LogLine[] = [];
const nonsense = canary("nonsense");
const prompt = `a red fox, ${canary("prompt")}`;

/** Attributes this life does not come to; and what does. */
const waiting = new Map(
  Object.entries({
    "buying credits: they expire, and name their payment": [
      "wallet.lots[].payment",
      "wallet.lots[].expiresAt",
      "wallet.lots[].graced",
      "hold.allocation[].payment",
      "hold.allocation[].expiresAt",
      "hold.allocation[].graced",
    ],
    "third parties, whose numbers must be remembered while they are told": [
      "erasure.steps[].memory",
    ],
    "failures, in the faults of erasures and exports": ["erasure.steps[].tryAt", "export.error"],
    "a moment only, in the tests of erasures and of requests": [
      "erasure.steps[].cursor",
      "supportRequest.letter",
      "extension.again",
    ],
    "more than one run can do, in the tests of large accounts and many people": [
      "audit.after",
      "export.walk.after",
      "export.upload.pieces[]",
      "export.upload.pieces[].etag",
      "export.upload.pieces[].bytes",
      "export.upload.pieces[].lines",
      "export.upload.pieces[].by",
      "announcement.cursor",
      "announcement.cursor.pk",
      "announcement.cursor.sk",
    ],
  }).flatMap(([why, paths]) => paths.map((path) => [path, why])),
);

const holdings = () => holdingsOfCloud(site.dir, site.cloud.endpoints);

async function keepLogs(): Promise<void> {
  for await (const line of holdings().logs()) logged.push(line);
}

describe("a whole life", () => {
  it("is lived", async () => {
    const stop = seen.lookOn(site);
    try {
      const life = await inBrowser(site, seen, prompt);
      await inOtherBrowser(site, seen);
      await consents(site, life);
      await mishaps(site, life);
      await sendNonsense(life.visitor, nonsense);
      await requestsAndOperators(site, life);
      await exportAll(site, life);
      await announcePolicy(site);
      await remind(site, life);
      await extend(site, life);
      marks = await marksOf(life);
      await erase(site, life);
      left = await scanEverything(holdings(), marks);
      // Before time goes on so far that they lapse.
      await keepLogs();
      await dueRequests(site);
      await keepLogs();
    } finally {
      await stop();
    }
  }, 300_000);
});

describe("after it", () => {
  const kinds = Object.values<ItemDeclaration>(items);

  it("only declared kinds of item are stored, with declared attributes §account.declared", () => {
    const declared = new Map(kinds.map((kind) => [kind.name, declaredPaths(kind.attributes)]));
    const strange = [...seen.items].flatMap(([kind, paths]) =>
      [...paths]
        .filter((path) => !declared.get(kind)?.includes(path))
        .map((path) => `${kind}.${path}`),
    );
    expect(strange).toEqual([]);
  });

  it("every declared kind of item was stored, with every attribute but those that wait for a part", () => {
    const never = kinds.flatMap(({ name, attributes }) => {
      const paths = seen.items.get(name);
      if (!paths) return [name];
      return declaredPaths(attributes)
        .filter((path) => !paths.has(path))
        .map((path) => `${name}.${path}`);
    });
    expect(never.filter((path) => !waiting.has(path))).toEqual([]);
  });

  it("items live no longer than declared, and those without a term have none §retention.enforced", () => {
    const terms = new Map(kinds.map((kind) => [kind.name, kind]));
    // Some terms begin with the end of a day.
    const slackMs = day;
    for (const { kind, ttl, now } of seen.ttls.values()) {
      // A time to live may also stand behind what is removed by other means, and sooner.
      const classes = classesOf(terms.get(kind)?.kept ?? "never");
      const days = Math.max(0, ...classes.map((each) => retentionDays[each]));
      expect(ttl * 1_000, kind).toBeLessThanOrEqual(now + days * day + slackMs);
    }
    const limited = new Set([...seen.ttls.values()].map(({ kind }) => kind));
    const endless = kinds.filter(
      ({ name, enforcedBy }) => enforcedBy === "ttl" && !limited.has(name),
    );
    expect(endless.map(({ name }) => name)).toEqual([]);
  });

  const places = Object.values<ObjectsDeclaration>(objects);
  const placeOf = (object: string) =>
    places.find(({ bucket, prefix }) => object.startsWith(`${bucket}/${prefix}`));

  it("only declared places hold files, and every declared one held some", () => {
    expect([...seen.objects].filter((object) => !placeOf(object))).toEqual([]);
    const used = new Set([...seen.objects].map(placeOf));
    const never = places.filter((place) => !used.has(place)).map(({ name }) => name);
    expect(never).toEqual(["uploads"]);
  });

  it("beside its body a file has what S3 says of each, and how it is delivered", () => {
    const delivered = ["ContentType", "CacheControl", "ContentDisposition"];
    const s3 = [
      ...["AcceptRanges", "ContentLength", "ETag", "LastModified", "PartsCount"],
      // Empty: a name in it would stand here, too.
      "Metadata",
    ];
    expect([...seen.about].filter((name) => !s3.includes(name)).sort()).toEqual(delivered.sort());
  });

  it("messages carry their declared fields and no other, and every queue carried some", () => {
    const sent = holdings().sent();
    for (const { queue, body } of sent) {
      const declared = Object.entries(queues).find(([name]) => queue.startsWith(name))?.[1];
      expect(Object.keys(JSON.parse(body) as object), queue).toEqual(
        Object.keys(declared?.attributes ?? {}),
      );
    }
    const used = new Set(sent.map(({ queue }) => queue.replace(/(DeadLetter)?Queue$/, "")));
    expect([...used].sort()).toEqual(Object.keys(queues).sort());
  });

  it("cookies are the declared ones, for no longer and nobody else §cookies.list §cookies.session", () => {
    const limits: Readonly<Record<string, { path: RegExp; longestMinutes: number }>> = cookieLimits;
    for (const { name, path, maxAgeSeconds, flags } of seen.cookies) {
      const limit = limits[name];
      expect(limit, name).toBeDefined();
      expect(path).toMatch(limit?.path ?? /never/);
      expect(maxAgeSeconds).toBeLessThanOrEqual((limit?.longestMinutes ?? 0) * 60);
      expect(flags.join("; ")).toBe(cookieFlags.split("; ").sort().join("; "));
    }
    const names = new Set(seen.cookies.map(({ name }) => name));
    expect([...names].sort()).toEqual(Object.keys(cookieLimits).sort());
  });

  it("the browser's storage has the declared keys, and each was used §cookies.list", () => {
    expect([...seen.storage].sort()).toEqual([
      ...Object.values(localKeys).map((key) => `localStorage ${key}`),
      ...Object.values(sessionKeys).map((key) => `sessionStorage ${key}`),
    ]);
  });

  it("each mail was sent, and none but them §mail.list", async () => {
    const used = new Set<string>();
    for await (const { subject } of holdings().mails()) {
      const known = Object.entries(subjects).find(([, pattern]) => pattern.test(subject));
      expect(known, subject).toBeDefined();
      if (known) used.add(known[0]);
    }
    expect([...used].sort()).toEqual(Object.keys(mails).sort());
  });

  it("of who was erased, and of what was refused, nothing is left but what is declared §erasure.all §device.logs", () => {
    expect(marks.length).toBeGreaterThan(3);
    const where = new Set(left.map((sighting) => `${sighting.in} ${sighting.at.split("/")[0]}`));
    const [mailed, rest] = [
      [...where].filter((at) => at.startsWith("mail ")),
      [...where].filter((at) => !at.startsWith("mail ")),
    ];
    // What was mailed lies with the person, and in this machine's mailbox.
    expect(mailed.length).toBeGreaterThan(0);
    expect(rest).toEqual(["object tombstones"]);
  });

  it("log lines have declared fields only §device.logs", () => {
    expect(logged.length).toBeGreaterThan(100);
    const declared = new Set<string>(Object.keys(logs.functions.fields));
    const dimensions = new Set<string>(Object.keys(logs.metrics.fields));
    const strange = new Set<string>();
    for (const { log, line } of logged) {
      const fields = JSON.parse(line) as Record<string, unknown>;
      // The platform's own line about a function that was killed: constant words.
      if (fields.errorType === "Runtime.ExitError") continue;
      const metrics = metricsOf(fields);
      for (const name of Object.keys(fields)) {
        const known = metrics
          ? metrics.has(name) || dimensions.has(name) || ["_aws", "service"].includes(name)
          : declared.has(name);
        if (!known) strange.add(`${log}: ${name}`);
      }
    }
    expect([...strange]).toEqual([]);
  });
});

/** What is found of a person wherever something is about them: numbers, address, name, words. */
async function marksOf({ mia, userId }: Life): Promise<string[]> {
  const account = await accountOf(userId);
  return [userId, mia.name, mia.email, String(account?.imagePrefix), prompt, nonsense];
}

async function accountOf(userId: string): Promise<Item | undefined> {
  for await (const item of holdings().items()) {
    if (item.type === "account" && item.id === userId) return item;
  }
  return undefined;
}

/** A mail without a line here does not compile. */
const subjects: Readonly<Record<MailName, RegExp>> = {
  code: /^\d{6} is your nana img code$/,
  alreadyMember: /^You already have a nana img account$/,
  imagesGo: /of your images goe?s? (on|in) /,
  requestCode: /^\d{6} confirms your request to nana img$/,
  requestReceived: /^We have your request$/,
  requestExtended: /^Your request takes longer$/,
  requestAnswered: /^Our answer to your request$/,
  requestDue: /^(Due by|Overdue since) /,
  exportReady: /^Your export is ready$/,
  imageTakenDown: /^We took an image of yours down$/,
  policyChanged: /^We changed our privacy policy$/,
  erasureAsked: /^Your nana img account will be erased on /,
  accountErased: /^Your nana img account is erased$/,
};

/** The names of what is measured, of a line in CloudWatch's embedded format. */
function metricsOf(fields: Record<string, unknown>): Set<string> | undefined {
  const told = fields._aws as { CloudWatchMetrics: { Metrics: { Name: string }[] }[] } | undefined;
  return (
    told &&
    new Set(told.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)))
  );
}
