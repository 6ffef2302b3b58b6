/** From text to checked values. */
import type { ZodType } from "zod";
import { AppError, type ErrorCode } from "../../core/error.ts";

/** Far above what any endpoint takes. */
const maxBodyBytes = 256 * 1024;

/**
 * @throws AppError request.too_large, request.malformed, or `code` with a message per field in
 *   `details.fields`.
 */
export function decodeBody(schema: ZodType, body: string, code: ErrorCode): unknown {
  if (Buffer.byteLength(body) > maxBodyBytes)
    throw new AppError("request.too_large", "That is more than we take at once.");
  let value: unknown;
  try {
    value = body === "" ? {} : JSON.parse(body);
  } catch {
    throw new AppError("request.malformed", "The request is not valid JSON.");
  }
  return decodeValue(schema, value, code);
}

export function decodeValue(schema: ZodType, value: unknown, code: ErrorCode): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // Without a prototype, or a field called `constructor` would count as explained already.
  const fields: Record<string, string> = Object.create(null);
  for (const issue of result.error.issues) {
    // Zod's own words say what kind of value was expected; they never repeat the value.
    const unknown = issue.code === "unrecognized_keys" ? issue.keys : undefined;
    const path = issue.path.join(".");
    for (const name of unknown ?? (path === "" ? [] : [path])) {
      fields[name] ??= unknown ? "This field does not exist." : issue.message;
    }
  }
  const [field, message] = Object.entries(fields)[0] ?? ["", "Check the request."];
  throw new AppError(code, field ? `${field}: ${message}` : message, { fields });
}
