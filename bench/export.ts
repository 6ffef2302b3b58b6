/**
 * Exports: megabytes in a second and memory at the peak, in a process of their own, beside archiver
 * between the same two buckets and beside plain `zip -0` of the same files on a disk.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Services, startServices } from "../local/services.ts";
import { type Person, seedPerson } from "./export-seed.ts";
import { atLeast, atMost, median, type Row } from "./statistics.ts";

const rounds = 3;
const mebibyte = 1024 * 1024;
const large = { images: 1_000, bytesEach: 250_000 };
const many = { images: 20_000, bytesEach: 4_000 };

/** What a child process says of its work. */
export interface Measured {
  readonly ms: number;
  readonly bytes: number;
  readonly peakBytes: number;
}

export async function exports(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-export-"));
  const services = await startServices({ dir: join(folder, "services") });
  try {
    Object.assign(process.env, services.env);
    const person = await seedPerson(services, { ...large, keepIn: join(folder, "files") });
    const ours: Measured[] = [];
    const archiver: Measured[] = [];
    for (let round = 0; round <= rounds; round++) {
      const [mine, theirs] = [
        await child("export-child.ts", services, person),
        await child("peers/archiver.ts", services, person),
      ];
      if (round === 0) continue;
      ours.push(mine);
      archiver.push(theirs);
    }
    const zipped = plainZip(join(folder, "files"), join(folder, "plain.zip"));
    const crowd = await seedPerson(services, many);
    const walked = await child("export-child.ts", services, crowd);

    const rate = (all: readonly Measured[]) =>
      median(all.map(({ bytes, ms }) => bytes / mebibyte / (ms / 1_000)));
    const peak = (all: readonly Measured[]) =>
      Math.max(...all.map(({ peakBytes }) => peakBytes / mebibyte));
    const [mine, theirs] = [rate(ours), rate(archiver)];
    return [
      {
        metric: `export of ${large.images} images of ${large.bytesEach / 1_000} kB, S3 to S3 ÷ archiver`,
        ours: mine,
        peer: { name: "archiver, without sums", value: theirs },
        unit: "MiB/s",
        ratio: mine / theirs,
        ...atLeast(0.9, mine / theirs),
      },
      {
        metric: "the same files by plain zip -0, disk to disk",
        ours: mine,
        peer: { name: "zip -0", value: zipped },
        unit: "MiB/s",
        ratio: mine / zipped,
      },
      {
        metric: "memory of that export at its peak, the heap held to 96 MiB",
        ours: peak(ours),
        peer: { name: "archiver", value: peak(archiver) },
        unit: "MiB",
        ...atMost(256, peak(ours)),
      },
      {
        metric: `memory of an export of ${many.images} images at its peak, the same`,
        ours: walked.peakBytes / mebibyte,
        unit: "MiB",
        ...atMost(256, walked.peakBytes / mebibyte),
      },
      {
        metric: `an export of ${many.images} images, in all`,
        ours: walked.ms / 1_000,
        unit: "s",
        ...atMost(840, walked.ms / 1_000),
      },
    ];
  } finally {
    await services.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a file of this folder by itself, so that its memory is its own. */
async function child(file: string, services: Services, person: Person): Promise<Measured> {
  const running = spawn(process.execPath, [join(import.meta.dirname, file)], {
    env: {
      ...process.env,
      ...services.env,
      BENCH_PERSON: JSON.stringify(person),
      // What it needs, not what V8 takes while there is plenty: given the room, garbage waits.
      NODE_OPTIONS: "--max-old-space-size=96 --max-semi-space-size=8",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  running.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const code = await new Promise((resolve) => running.on("close", resolve));
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}`);
  return JSON.parse(printed.trim().split("\n").at(-1) ?? "") as Measured;
}

function plainZip(folder: string, file: string): number {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    rmSync(file, { force: true });
    const started = performance.now();
    const { status } = spawnSync("zip", ["-0", "-q", "-r", file, "."], { cwd: folder });
    if (status !== 0) throw new Error("zip failed");
    rates.push(statSync(file).size / mebibyte / ((performance.now() - started) / 1_000));
  }
  return median(rates);
}
