/** Looks into archives with other programs than the one that wrote them. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Checked {
  /** The folder in the archive. */
  readonly root: string;
  readonly info: Readonly<Record<string, string>>;
  /** Path in the bag → bytes. */
  readonly files: Readonly<Record<string, number>>;
}

/** What Python finds in an archive. @throws Error with what is wrong with the bag. */
export function checkBag(archive: Uint8Array): Checked {
  const temporary = mkdtempSync(join(tmpdir(), "export-"));
  try {
    const file = join(temporary, "export.zip");
    writeFileSync(file, archive);
    return checkFile(file);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function checkFile(file: string): Checked {
  return JSON.parse(run("python3", [join(import.meta.dirname, "verify-bag.py"), file])) as Checked;
}

/** An archive that Info-ZIP unpacked and GNU's sha256sum found whole. */
export class Unpacked {
  readonly checked: Checked;
  readonly folder: string;
  readonly #temporary: string;

  /** @throws Error with what unzip, sha256sum or the bag's own check have to say against it. */
  constructor(archive: Uint8Array) {
    this.#temporary = mkdtempSync(join(tmpdir(), "export-"));
    const file = join(this.#temporary, "export.zip");
    writeFileSync(file, archive);
    run("unzip", ["-tqq", file]);
    this.checked = checkFile(file);
    run("unzip", ["-qq", file, "-d", this.#temporary]);
    this.folder = join(this.#temporary, this.checked.root);
    for (const manifest of ["manifest-sha256.txt", "tagmanifest-sha256.txt"]) {
      run("sha256sum", ["--check", "--strict", "--quiet", manifest], this.folder);
    }
  }

  /** Paths below `data/`. */
  get paths(): string[] {
    return Object.keys(this.checked.files)
      .filter((path) => path.startsWith("data/"))
      .map((path) => path.slice("data/".length))
      .sort();
  }

  bytes(path: string): Buffer {
    return readFileSync(join(this.folder, "data", path));
  }

  text(path: string): string {
    return this.bytes(path).toString();
  }

  json<T = Record<string, unknown>>(path: string): T {
    return JSON.parse(this.text(path)) as T;
  }

  lines<T = Record<string, unknown>>(path: string): T[] {
    return this.text(path)
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T);
  }

  remove(): void {
    rmSync(this.#temporary, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw new Error(`${program} is needed: ${error.message}`);
  if (status !== 0) throw new Error(`${program} answered ${status}: ${stdout}${stderr}`);
  return stdout;
}
