/** What the stores of a running site hold of one person: counted before an erasure, looked for after it. */
import { addressDigest } from "../functions/core/account/address.ts";
import { digest } from "../functions/core/digest.ts";
import { scanEverything } from "../local/testing/canary.ts";
import { type Holdings, holdingsOfCloud, type Item } from "../local/testing/holdings.ts";
import type { Visitor } from "../local/testing/visitor.ts";
import { done } from "./life.ts";
import type { Site } from "./site.ts";
import type { Person } from "./steps.ts";

export interface Traces {
  readonly userId: string;
  /** The random name under which the person's images lie. */
  readonly imagePrefix: string;
  /** What says who they are, but for their address: their number and their own words. */
  readonly who: readonly string[];
  /** The numbers of what they made. */
  readonly numbers: readonly string[];
  /** The address, and the digest under which it is found. */
  readonly address: readonly string[];
  /** Under what their tries are counted. */
  readonly tries: readonly string[];
}

export async function tracesOf(
  site: Site,
  visitor: Visitor,
  { name, email, password }: Person,
  prompts: readonly string[],
): Promise<Traces> {
  const userId = String((await done(visitor, "GET", "/api/account")).id);
  const account = (await rowsOf(site, userId)).find(({ type }) => type === "account");
  const imagePrefix = String(account?.imagePrefix);
  const { items = [] } = (await visitor.call("GET", "/api/generations")).body;
  const numbers = items.flatMap(({ id, images }) => [id, ...images.map((image) => image.id)]);
  return {
    userId,
    imagePrefix,
    who: [userId, imagePrefix, name, password, ...prompts],
    numbers,
    address: [email, addressDigest(email)],
    tries: [digest(userId), digest(addressDigest(email))],
  };
}

/** The rows that lie under a person. */
export async function rowsOf(site: Site, userId: string): Promise<Item[]> {
  const rows: Item[] = [];
  for await (const item of holdings(site).items()) {
    if (item.pk === `USER#${userId}`) rows.push(item);
  }
  return rows;
}

/** Files of a bucket with such a name in their key. */
export async function countFiles(site: Site, bucket: string, name: string): Promise<number> {
  let count = 0;
  for await (const file of holdings(site).keys()) {
    if (file.bucket === bucket && file.key.includes(name)) count++;
  }
  return count;
}

/**
 * Where any of the marks is found: kinds of item, buckets, queues, logs, and mails to anybody but
 * `to`, whose mailbox is their own.
 */
export async function whereabouts(
  site: Site,
  marks: readonly string[],
  to: string,
): Promise<string[]> {
  const held = holdings(site);
  const kinds = new Map<string, string>();
  for await (const { pk, sk, type } of held.items()) kinds.set(`${pk} ${sk}`, String(type));
  const sightings = await scanEverything({ ...held, mails: () => mailsBut(held, to) }, marks);
  const places = sightings.map((seen) => {
    const at = seen.in === "item" ? kinds.get(seen.at) : seen.at.split("/")[0];
    return `${seen.in} ${at}`;
  });
  return [...new Set(places)].sort();
}

async function* mailsBut(held: Holdings, to: string): ReturnType<Holdings["mails"]> {
  for await (const mail of held.mails()) if (!mail.to.includes(to)) yield mail;
}

function holdings(site: Site) {
  return holdingsOfCloud(site.dir, site.cloud.endpoints);
}
