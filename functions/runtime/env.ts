/**
 * Configuration: each entry point names what it reads, once, when it is loaded.
 * @throws Error naming everything that is missing, in one line.
 */
export function readEnv<Name extends string>(...names: Name[]): Record<Name, string> {
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Error(`Missing from the environment: ${missing.join(", ")}`);
  return Object.fromEntries(names.map((name) => [name, process.env[name]])) as Record<Name, string>;
}
