import { createPublicKey, generateKeyPairSync } from "node:crypto";
import type { Parameters } from "./parameters.ts";

/**
 * Makes the pair that signs image cookies when a stage has none. The private half comes first, so a
 * run that dies in between is made good by the next one.
 *
 * @throws Error when the halves that are there do not belong together.
 */
export async function ensureImageKey(
  parameters: Parameters,
  names: { readonly privateKey: string; readonly publicKey: string },
): Promise<"made" | "kept"> {
  const kept = await parameters.get(names.privateKey);
  const privateKey = kept ?? (await makePrivateKey(parameters, names.privateKey));
  const publicKey = createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();

  const published = await parameters.get(names.publicKey);
  if (published === undefined) await parameters.put(names.publicKey, publicKey, "String");
  else if (published.trim() !== publicKey.trim()) {
    throw new Error(`${names.publicKey} is not the public half of ${names.privateKey}`);
  }
  return kept === undefined ? "made" : "kept";
}

async function makePrivateKey(parameters: Parameters, name: string): Promise<string> {
  const { privateKey } = generateKeyPairSync("rsa", {
    // The only size CloudFront takes for RSA.
    modulusLength: 2_048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  await parameters.put(name, privateKey, "SecureString");
  return privateKey;
}
