/**
 * Where the files of an export lie, in the bucket of exports: finished archives below `exports/`,
 * what is needed to write them below `work/`. The only place that spells such a key.
 */
import type { ExportId, UserId } from "../id.ts";

interface Of {
  readonly id: ExportId;
  readonly userId: UserId;
}

/** Beginnings of the keys of everything a person's exports ever stored. */
export function prefixesOfPerson(userId: UserId): string[] {
  return [`exports/${userId}/`, `work/${userId}/`];
}

export function archivesPrefix({ userId, id }: Of): string {
  return `exports/${userId}/${id}/`;
}

export function workPrefix({ userId, id }: Of): string {
  return `work/${userId}/${id}/`;
}

/** The folder inside the archive, which is also its name: a bag is a folder of that name. */
export function bagName({ id }: Pick<Of, "id">, part: number, of: number): string {
  return of === 1 ? `nanaimg-${id}` : `nanaimg-${id}-${part}-of-${of}`;
}

export function archiveKey(job: Of, part: number, of: number): string {
  return `${archivesPrefix(job)}${bagName(job, part, of)}.zip`;
}

/** Beginning of the keys of what one stretch of the walk found. `by` is the attempt that saved it. */
export function chunkPrefix(job: Of, chunk: number, by: number): string {
  return `${workPrefix(job)}rows/${chunk}-${by}/`;
}

export function chunkKey(job: Of, chunk: number, by: number, file: string): string {
  return `${chunkPrefix(job, chunk, by)}${encodeURIComponent(file)}`;
}

/** Lines of the table of contents that were written with a piece. */
export function contentsKey(job: Of, part: number, piece: number, by: number): string {
  return `${workPrefix(job)}contents/${part}/${piece}-${by}`;
}

/** What an archive had to leave out, for the first archive to tell. */
export function omissionsKey(job: Of, part: number): string {
  return `${workPrefix(job)}omissions/${part}`;
}

/** True for what a person may download; false for pieces of work. */
export function isArchive({ key }: { readonly key: string }): boolean {
  return key.startsWith("exports/") && key.endsWith(".zip");
}
