/** Programs of the system that tests call, and Debian's packages of them. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Not ours, so that they can say whether what we write is right. */
const programs = { python3: "python3", unzip: "unzip", sha256sum: "coreutils" };

/**
 * Installs what is missing, if this user may.
 * @throws Error naming what is missing in the end.
 */
export function ensurePrograms(): void {
  installPackages(missing().map((program) => programs[program]));
  const still = missing();
  if (still.length > 0) throw new Error(`The tests need ${still.join(", ")}: install them first.`);
}

function missing(): (keyof typeof programs)[] {
  return (Object.keys(programs) as (keyof typeof programs)[]).filter(
    (program) => spawnSync(program, ["--help"], { stdio: "ignore" }).error,
  );
}

/** Does nothing where there is no apt, or no right to use it. */
export function installPackages(packages: readonly string[]): void {
  const may = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (!may || packages.length === 0) return;
  console.log(`installing ${packages.join(", ")} …`);
  spawnSync("apt-get", ["update"], { stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", ...packages], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
