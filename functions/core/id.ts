import { encodeTime, ulid } from "ulid";
import type { Clock } from "./clock.ts";

/** Prefix + ULID: says what it names, and sorts by the time it was made. */
export type Id<Prefix extends string> = `${Prefix}_${string}`;
export type UserId = Id<"usr">;
export type GenerationId = Id<"gen">;
export type ImageId = Id<"img">;
export type EntryId = Id<"led">;
export type ExportId = Id<"exp">;

const body = /^[0-9A-HJKMNP-TV-Z]{26}$/;

export function newId<Prefix extends string>(prefix: Prefix, clock: Clock): Id<Prefix> {
  return `${prefix}_${ulid(clock.now())}`;
}

/** Sorts before every id made from that instant on, and after all that were made before. */
export function firstId<Prefix extends string>(prefix: Prefix, ms: number): Id<Prefix> {
  return `${prefix}_${encodeTime(ms, 10)}${"0".repeat(16)}`;
}

/** True for a well-formed id of that kind. Routes answer 404 to any other text. */
export function isId<Prefix extends string>(prefix: Prefix, text: string): text is Id<Prefix> {
  return text.startsWith(`${prefix}_`) && body.test(text.slice(prefix.length + 1));
}
