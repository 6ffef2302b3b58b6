/** What functions write: kept per function, and shown on the console when something went wrong. */
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { join } from "node:path";
import type { Failure } from "./protocol.ts";

export class FunctionLog {
  readonly #dir: string | undefined;
  readonly #files = new Map<string, WriteStream>();
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
    this.#write(functionName, JSON.stringify({ requestId, ...failure }));
    this.#show(`${functionName} failed: ${failure.errorType}: ${failure.errorMessage}`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(
      [...this.#files.values()].map((file) => new Promise((resolve) => file.end(resolve))),
    );
  }

  #write(functionName: string, line: string): void {
    if (!this.#dir || this.#closed) return;
    let file = this.#files.get(functionName);
    if (!file) {
      file = createWriteStream(join(this.#dir, `${functionName}.jsonl`), { flags: "a" });
      this.#files.set(functionName, file);
    }
    file.write(`${line}\n`);
  }
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
