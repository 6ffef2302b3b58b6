/** What functions write: kept per function, and shown on the console when something went wrong. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Failure } from "./protocol.ts";

const day = 24 * 60 * 60_000;

export class FunctionLog {
  readonly #dir: string | undefined;
  /** When the first line of a function's file was written, as far as it is known. */
  readonly #since = new Map<string, number>();
  readonly #show: (line: string) => void;
  #closed = false;

  /** Files go into `dir`, `<function>.jsonl` each; `show` gets the errors. */
  constructor(options: { dir?: string; show?: (line: string) => void } = {}) {
    this.#dir = options.dir;
    this.#show = options.show ?? (() => {});
    if (options.dir) mkdirSync(options.dir, { recursive: true });
  }

  line(functionName: string, line: string): void {
    this.#write(functionName, line);
    if (isError(line) && !this.#closed) this.#show(`${functionName}: ${summary(line)}`);
  }

  failure(functionName: string, requestId: string, failure: Failure): void {
    const timestamp = new Date().toISOString();
    this.#write(functionName, JSON.stringify({ timestamp, requestId, ...failure }));
    this.#show(`${functionName} failed: ${failure.errorType}: ${failure.errorMessage}`);
  }

  /** Drops what is older than so many days. A line without a time is as old as the one after it. */
  forget(functionName: string, days: number): void {
    if (!this.#dir || this.#closed) return;
    const before = Date.now() - days * day;
    if ((this.#since.get(functionName) ?? Number.NEGATIVE_INFINITY) >= before) return;
    const file = this.#file(this.#dir, functionName);
    if (!existsSync(file)) return;
    const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
    const times = lines.map(timeOf);
    const fresh = times.findLastIndex((time) => time !== undefined && time < before) + 1;
    const since = times.slice(fresh).find((time) => time !== undefined);
    this.#since.set(functionName, since ?? Date.now());
    if (fresh === 0) return;
    const kept = lines.slice(fresh);
    writeFileSync(`${file}.new`, kept.map((line) => `${line}\n`).join(""));
    renameSync(`${file}.new`, file);
  }

  close(): void {
    this.#closed = true;
  }

  #write(functionName: string, line: string): void {
    if (!this.#dir || this.#closed) return;
    appendFileSync(this.#file(this.#dir, functionName), `${line}\n`);
  }

  #file(dir: string, functionName: string): string {
    return join(dir, `${functionName}.jsonl`);
  }
}

/** Of a log line or of a line of metrics. */
function timeOf(line: string): number | undefined {
  const [, iso, epochMs] = /"timestamp":"([^"]+)"|"Timestamp":(\d+)/.exec(line) ?? [];
  if (iso) return Date.parse(iso);
  return epochMs ? Number(epochMs) : undefined;
}

function isError(line: string): boolean {
  return !line.startsWith("{") || /"level":"(ERROR|CRITICAL)"/.test(line);
}

/** A structured line as one short sentence. */
function summary(line: string): string {
  if (!line.startsWith("{")) return line;
  try {
    const { message, error } = JSON.parse(line) as {
      message?: string;
      error?: { name?: string; message?: string };
    };
    const cause = error ? ` (${error.name ?? "Error"}: ${error.message ?? ""})` : "";
    return `${message ?? line}${cause}`;
  } catch {
    return line;
  }
}
