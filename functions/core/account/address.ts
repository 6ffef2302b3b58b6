import { digest } from "../digest.ts";

/** How an address is found: whoever writes it in capitals means the same mailbox. */
export function addressDigest(email: string): string {
  return digest(email.trim().normalize("NFC").toLowerCase());
}
