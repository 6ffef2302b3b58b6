/** What the site keeps in a browser beside cookies, under the keys the inventory declares. */
import { localKeys, sessionKeys } from "../../functions/core/privacy/storage-keys.ts";

export const storageKeys = { ...localKeys, ...sessionKeys } as const;

/** Storage can be switched off or full; the site then works without. */
export function readSession(key: string): unknown {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function writeSession(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing is lost that the person still sees.
  }
}

export function removeSession(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // It could not have been written either.
  }
}
