/**
 * The whole inventory: every place anything is stored in, and what. For tests, the policy's tables
 * and what accompanies an export; the product itself imports the parts it needs.
 */
import type { Declaration } from "./declare.ts";
import { backups } from "./inventory/backups.ts";
import { cookies, localStorageKeys, sessionStorageKeys } from "./inventory/browser.ts";
import { logs } from "./inventory/logs.ts";
import { mails } from "./inventory/mails.ts";
import { objects } from "./inventory/objects.ts";
import { queues } from "./inventory/queues.ts";
import { items } from "./inventory.ts";

export type Place = "database" | "files" | "queues" | "logs" | "browser" | "mail" | "backup";

export interface Stored extends Declaration {
  readonly place: Place;
  readonly name: string;
  /** What it is made of, as stored. Empty where it is one thing. */
  readonly parts: readonly string[];
  /** How some of the parts differ from the whole. */
  readonly fields?: Readonly<Record<string, Partial<Declaration> | undefined>> | undefined;
}

type Named = Declaration & {
  readonly name: string;
  readonly fields?: Stored["fields"];
  readonly attributes?: object;
};

const at = (place: Place, declarations: object): Stored[] =>
  Object.values(declarations as Record<string, Named>).map((declared) => ({
    ...declared,
    place,
    parts: Object.keys(declared.attributes ?? declared.fields ?? {}),
  }));

/** Everything that is stored, in every place. */
export const stored: readonly Stored[] = [
  ...at("database", items),
  ...at("files", objects),
  // Several queues carry the same kind of message.
  ...at("queues", Object.fromEntries(Object.values(queues).map((one) => [one.name, one]))),
  ...at("logs", logs),
  ...at("browser", { ...cookies, ...localStorageKeys, ...sessionStorageKeys }),
  ...Object.entries(mails).map(
    ([name, declared]): Stored => ({
      ...declared,
      name,
      place: "mail",
      parts: Object.keys(declared.holds),
    }),
  ),
  ...at("backup", backups),
];
