import { createSign, createVerify } from "node:crypto";
import { expect, test } from "vitest";
import { ensureImageKey } from "./image-key.ts";
import type { Parameters } from "./parameters.ts";

const names = { privateKey: "/private", publicKey: "/public" };

/** As SSM: what is there is not overwritten. */
function memory() {
  const values = new Map<string, { value: string; type: string }>();
  const parameters: Parameters = {
    get: async (name) => values.get(name)?.value,
    put: async (name, value, type) => {
      if (values.has(name)) throw new Error(`${name} exists`);
      values.set(name, { value, type });
    },
  };
  return { values, parameters };
}

test("a new stage gets a pair that fits, the private half encrypted", async () => {
  const { values, parameters } = memory();
  expect(await ensureImageKey(parameters, names)).toBe("made");
  expect(values.get("/private")?.type).toBe("SecureString");
  expect(values.get("/public")?.type).toBe("String");
  const signature = createSign("RSA-SHA1")
    .update("policy")
    .sign(values.get("/private")?.value ?? "");
  const verified = createVerify("RSA-SHA1")
    .update("policy")
    .verify(values.get("/public")?.value ?? "", signature);
  expect(verified).toBe(true);
});

test("a second deployment keeps the pair", async () => {
  const { values, parameters } = memory();
  await ensureImageKey(parameters, names);
  const before = new Map(values);
  expect(await ensureImageKey(parameters, names)).toBe("kept");
  expect(values).toEqual(before);
});

test("a deployment that died between the halves is made good", async () => {
  const { values, parameters } = memory();
  await ensureImageKey(parameters, names);
  const publicKey = values.get("/public");
  values.delete("/public");
  await ensureImageKey(parameters, names);
  expect(values.get("/public")).toEqual(publicKey);
});

test("halves that do not belong together stop the deployment", async () => {
  const { values, parameters } = memory();
  await ensureImageKey(parameters, names);
  values.set("/public", { value: "another", type: "String" });
  await expect(ensureImageKey(parameters, names)).rejects.toThrow(/not the public half/);
});
