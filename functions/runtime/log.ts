/** One logger: JSON lines, allow-listed fields, errors scrubbed of what a person may have written. */
import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "../core/context.ts";
import { type LogFields, logFields } from "../core/privacy/log-fields.ts";

const longestMessage = 300;

/** A log whose lines name the request they belong to: a function has one request at a time. */
export interface RequestLog extends Log {
  begin(requestId: string): void;
}

/** The service's name and the level come from POWERTOOLS_SERVICE_NAME and LOG_LEVEL. */
export function openLog(): RequestLog {
  const logger = new Logger();
  return {
    begin: (requestId) => logger.appendKeys({ requestId }),
    info: (message, fields) => logger.info(scrub(message), keep(fields)),
    warn: (message, fields) => logger.warn(scrub(message), keep(fields)),
    error: (message, fields) => logger.error(scrub(message), keep(fields)),
  };
}

/** What is written of the fields of a line: allow-listed, scrubbed, errors described. */
export function keep(fields: LogFields = {}): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields)) {
    const holds = Object.hasOwn(logFields, name) && logFields[name as keyof LogFields];
    if (!holds || value === undefined) continue;
    if (holds === "error") Object.assign(kept, describe(value));
    else if (holds === "number") kept[name] = Number(value);
    else kept[name] = scrub(String(value));
  }
  return kept;
}

/**
 * Errors whose words are ours or our platform's. Of any other, a model's or the mail service's for
 * instance, the words may be what a person wrote, so they are left out.
 */
const ourWords = new Set([
  "Error",
  "AppError",
  "TypeError",
  "RangeError",
  "AccessDenied",
  "AccessDeniedException",
  "NoSuchBucket",
  "ResourceNotFoundException",
  "ProvisionedThroughputExceededException",
  "ThrottlingException",
  "QueueDoesNotExist",
]);

/** Name, where it happened, and the scrubbed words if they are ours. Of its cause only the name. */
function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = framesOf(error);
  const cause = error.cause instanceof Error ? error.cause : undefined;
  return {
    error: scrub(error.name),
    ...(hasOurWords(error) ? { errorMessage: scrub(error.message) } : {}),
    ...(at.length > 0 ? { errorAt: at.join("\n") } : {}),
    ...(cause ? { errorCause: scrub(cause.name) } : {}),
  };
}

function hasOurWords(error: Error): boolean {
  // A class that does not say its name goes by that of the class it extends.
  const plain = Object.getPrototypeOf(error) === Error.prototype;
  return error.name === "Error" ? plain : ourWords.has(error.name);
}

/** Only lines that end in a place in the code: words that are laid out like a trace are none. */
function framesOf({ stack = "", message }: Error): string[] {
  const after = message === "" ? 0 : stack.lastIndexOf(message) + message.length;
  return stack
    .slice(Math.max(0, after))
    .split("\n")
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 8);
}

/** Takes out what looks like an address, a token, a network address or quoted text. */
export function scrub(text: string): string {
  return text
    .replace(/[^\s@"'<>]+@[^\s@"'<>]+/g, "[address]")
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, "[network]")
    .replace(/(?<![\w:])(?:[0-9a-f]{0,4}:){2,}[0-9a-f]{0,4}(?![\w:])/gi, "[network]")
    .replace(/"[^"]{12,}"|'[^']{40,}'|`[^`]{40,}`/g, "[text]")
    .replace(/\b(?!(?:usr|gen|img)_)[A-Za-z0-9_-]{40,}/g, "[token]")
    .slice(0, longestMessage);
}
