/** Passwords are kept as argon2id hashes only. */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const argon2Async = promisify(argon2);

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB of memory, 2 passes, 1 lane. */
const owasp = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const saltBytes = 16;
const tagBytes = 32;

/** Hash in the PHC string format, `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. About 25 ms of CPU. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const tag = await derive(password, salt, owasp);
  const { memory, passes, parallelism } = owasp;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/**
 * True when the password made this hash. Without a hash (nobody has that address) it does the same
 * work and answers false, so that the time taken tells nothing.
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const parts = hash?.match(
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/,
  );
  if (!parts) {
    await derive(password, Buffer.alloc(saltBytes), owasp);
    return false;
  }
  const [, memory, passes, parallelism, salt = "", tag = ""] = parts;
  const derived = await derive(password, Buffer.from(salt, "base64"), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  const expected = Buffer.from(tag, "base64");
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

function derive(
  password: string,
  nonce: Buffer,
  cost: { memory: number; passes: number; parallelism: number },
): Promise<Buffer> {
  // The same letters typed on different systems can differ in code points: NFKC makes them equal
  // (NIST SP 800-63B-4 §3.1.1.2).
  const message = password.normalize("NFKC");
  return argon2Async("argon2id", { message, nonce, tagLength: tagBytes, ...cost });
}

const base64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
