/** What a run leaves in the stores and the browser, noted while it lasts: much of it is gone at the end. */
import type { BrowserContext, Page, Response } from "playwright-core";
import type { Attribute, Attributes } from "../functions/db/attribute.ts";
import { structural } from "../functions/db/codec.ts";
import { holdingsOfCloud, type Item } from "../local/testing/holdings.ts";
import type { Site } from "./site.ts";

export interface SeenCookie {
  readonly name: string;
  readonly path: string;
  readonly maxAgeSeconds: number;
  /** What stands behind the name besides path and age, sorted. */
  readonly flags: readonly string[];
}

export class Seen {
  /** Kinds of item, and the attributes each was seen with: `images[].id`. */
  readonly items = new Map<string, Set<string>>();
  /** Items with a time to live, as they were when seen at `now` (epoch milliseconds). */
  readonly ttls = new Map<string, { kind: string; ttl: number; now: number }>();
  /** Bucket and key. */
  readonly objects = new Set<string>();
  /** What S3 was seen to keep of objects beside their bodies, by name; metadata as `Metadata.name`. */
  readonly about = new Set<string>();
  readonly cookies: SeenCookie[] = [];
  /** `localStorage theme`, also what a page keeps elsewhere: `indexedDB visits`. */
  readonly storage = new Set<string>();

  /** Reads all stores once. */
  async look(
    site: Site,
    holdings = holdingsOfCloud(site.dir, site.cloud.endpoints),
  ): Promise<void> {
    const items: Item[] = [];
    for await (const item of holdings.items()) items.push(item);
    // Asked for afterwards: time may have been moved while they were read.
    const now = await site.now();
    for (const item of items) this.#note(item, now);
    for await (const at of holdings.keys()) {
      const object = `${at.bucket}/${at.key}`;
      if (this.objects.has(object)) continue;
      this.objects.add(object);
      // The pages of the site say with which status they are answered.
      if (at.bucket === "site") continue;
      for (const [name, value] of Object.entries((await holdings.about(at)) ?? {})) {
        addPaths(this.about, name, value);
      }
    }
  }

  /** Looks again and again until it is told to stop. */
  lookOn(site: Site): () => Promise<void> {
    const holdings = holdingsOfCloud(site.dir, site.cloud.endpoints);
    let going = true;
    const looking = (async () => {
      while (going) {
        await this.look(site, holdings);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    })();
    // Its failure is told to who stops it.
    looking.catch(() => undefined);
    return async () => {
      going = false;
      await looking;
    };
  }

  /** Notes what a browser is given to keep, from its first page on. */
  async watch(context: BrowserContext): Promise<void> {
    context.on("response", (response) => void this.#cookiesOf(response));
    await context.exposeFunction("noteKept", (area: string, key: string) => {
      this.storage.add(`${area} ${key}`);
    });
    await context.addInitScript(`{
      const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) {
        noteKept(this === localStorage ? "localStorage" : "sessionStorage", key);
        return set.call(this, key, value);
      };
    }`);
  }

  /** Notes what a browser holds by now, whichever way it came there: scripts need not ask for it. */
  async lookInto(page: Page): Promise<void> {
    const held = await page.evaluate<string[]>(`(async () => [
      ...Object.keys(localStorage).map((key) => "localStorage " + key),
      ...Object.keys(sessionStorage).map((key) => "sessionStorage " + key),
      ...(await indexedDB.databases()).map(({ name }) => "indexedDB " + name),
      ...(await caches.keys()).map((name) => "cache " + name),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => "worker " + scope),
    ])()`);
    for (const one of held) this.storage.add(one);
    for (const { name, path, expires, ...cookie } of await page.context().cookies()) {
      const flags = [
        ...(cookie.httpOnly ? ["HttpOnly"] : []),
        ...(cookie.secure ? ["Secure"] : []),
        `SameSite=${cookie.sameSite}`,
      ];
      const maxAgeSeconds = expires - Date.now() / 1_000;
      this.cookies.push({ name, path, maxAgeSeconds, flags: flags.sort() });
    }
  }

  async #cookiesOf(response: Response): Promise<void> {
    const headers = await response.headersArray().catch(() => []);
    for (const { name, value } of headers) {
      if (name.toLowerCase() !== "set-cookie") continue;
      for (const line of value.split("\n")) this.cookies.push(parseCookie(line));
    }
  }

  #note(item: Item, now: number): void {
    const kind = String(item.type);
    const seen = this.items.get(kind) ?? new Set<string>();
    this.items.set(kind, seen);
    if (typeof item.ttl === "number") {
      const { ttl } = item;
      this.ttls.set(`${item.pk} ${item.sk} ${ttl}`, { kind, ttl, now });
    }
    for (const [name, value] of Object.entries(item)) {
      if (!(structural as readonly string[]).includes(name)) addPaths(seen, name, value);
    }
  }
}

function addPaths(paths: Set<string>, path: string, value: unknown): void {
  paths.add(path);
  if (Array.isArray(value)) {
    for (const one of value) addPaths(paths, `${path}[]`, one);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) addPaths(paths, `${path}.${name}`, inner);
  }
}

/** The same paths, as an inventory declares them. */
export function declaredPaths(attributes: Attributes, before = ""): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    pathsOf(`${before}${name}`, attribute),
  );
}

function pathsOf(path: string, { of, fields }: Attribute<unknown>): string[] {
  return [
    path,
    ...(of ? pathsOf(`${path}[]`, of) : []),
    ...(fields ? declaredPaths(fields, `${path}.`) : []),
  ];
}

function parseCookie(line: string): SeenCookie {
  const [pair = "", ...attributes] = line.split("; ");
  const value = (name: string) =>
    attributes.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
  return {
    name: pair.slice(0, pair.indexOf("=")),
    path: value("Path"),
    maxAgeSeconds: Number(value("Max-Age")),
    flags: attributes.filter((one) => !/^(Path|Max-Age)=/.test(one)).sort(),
  };
}
