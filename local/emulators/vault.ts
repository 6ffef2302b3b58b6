/**
 * SSM parameters and Secrets Manager secrets of this machine: made once, kept in one file that only
 * its owner can read. What AWS or `npm run deploy` would generate is generated here.
 */
import { generateKeyPairSync, randomInt } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { imageKeyParameters } from "../../stacks/parameters.ts";

interface Kept {
  parameters: Record<string, string>;
  secrets: Record<string, string>;
}

/** How CloudFormation is told to make a secret up. */
export interface GenerateSecretString {
  PasswordLength?: number;
  ExcludeCharacters?: string;
  ExcludeLowercase?: boolean;
  ExcludeNumbers?: boolean;
  ExcludePunctuation?: boolean;
  ExcludeUppercase?: boolean;
  IncludeSpace?: boolean;
  SecretStringTemplate?: string;
  GenerateStringKey?: string;
}

export class Vault {
  readonly #file: string | undefined;
  readonly #kept: Kept;

  /** Kept in a file; without one, for this process only. */
  constructor(options: { file?: string } = {}) {
    this.#file = options.file;
    this.#kept =
      options.file && existsSync(options.file)
        ? (JSON.parse(readFileSync(options.file, "utf8")) as Kept)
        : { parameters: {}, secrets: {} };
  }

  /** Makes the image-signing pair for a stage unless there is one. */
  ensureImageKeys(stage: string): void {
    const names = imageKeyParameters(stage);
    if (this.#kept.parameters[names.privateKey]) return;
    const { privateKey, publicKey } = generateKeyPairSync("rsa", {
      modulusLength: 2_048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    this.#kept.parameters[names.privateKey] = privateKey;
    this.#kept.parameters[names.publicKey] = publicKey;
    this.#save();
  }

  parameter(name: string): string | undefined {
    return this.#kept.parameters[name];
  }

  /** The secret of that name, made up on first use. */
  secret(name: string, how: GenerateSecretString = {}): string {
    const known = this.#kept.secrets[name];
    if (known !== undefined) return known;
    const made = generate(how);
    this.#kept.secrets[name] = made;
    this.#save();
    return made;
  }

  #save(): void {
    if (!this.#file) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#kept, null, 2), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function generate(how: GenerateSecretString): string {
  const alphabet = [
    ...(how.ExcludeLowercase ? "" : "abcdefghijklmnopqrstuvwxyz"),
    ...(how.ExcludeUppercase ? "" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ...(how.ExcludeNumbers ? "" : "0123456789"),
    ...(how.ExcludePunctuation ? "" : "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
    ...(how.IncludeSpace ? " " : ""),
  ].filter((character) => !how.ExcludeCharacters?.includes(character));
  const password = Array.from(
    { length: how.PasswordLength ?? 32 },
    () => alphabet[randomInt(alphabet.length)],
  ).join("");
  if (!how.SecretStringTemplate || !how.GenerateStringKey) return password;
  const filled = JSON.parse(how.SecretStringTemplate) as Record<string, unknown>;
  return JSON.stringify({ ...filled, [how.GenerateStringKey]: password });
}
