import { expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

it("a password's hash names argon2id at OWASP's parameters and differs each time", async () => {
  const [first, second] = await Promise.all([
    hashPassword("a long password"),
    hashPassword("a long password"),
  ]);
  expect(first).toMatch(
    /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
  );
  expect(first).not.toBe(second);
});

it("a hash knows its own password, also one made elsewhere, and no other", async () => {
  const hash = await hashPassword("a long password");
  expect(await verifyPassword("a long password", hash)).toBe(true);
  expect(await verifyPassword("a long passwor", hash)).toBe(false);
  expect(await verifyPassword("a long password", hash.replace(/.$/, "!"))).toBe(false);
});

it.each([undefined, "", "plain text", "$argon2i$v=19$m=1,t=1,p=1$aaaa$aaaa"])(
  "without a proper hash nobody gets in: %s",
  async (hash) => {
    expect(await verifyPassword("", hash)).toBe(false);
  },
);
