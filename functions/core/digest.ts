import { createHash } from "node:crypto";

/** SHA-256 in base64url: how tokens, addresses and request bodies are recognised without being kept. */
export function digest(...parts: string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("base64url");
}
