/** One machine per folder. The system itself lets go of the lock when its holder dies, however. */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const file = "lock.sqlite";

/** Takes a folder. Throws one line when another process has it. */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true });
  const database = new DatabaseSync(join(dir, file));
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch {
    database.close();
    throw new Error(
      `Another local cloud is running on ${dir}. Stop it, or set LOCAL_DIR to another folder.`,
    );
  }
  return () => database.close();
}

/** Removes everything a machine has kept in its folder. */
export function emptyFolder(dir: string): void {
  for (const name of readdirSync(dir)) {
    if (!name.startsWith(file)) rmSync(join(dir, name), { recursive: true, force: true });
  }
}
