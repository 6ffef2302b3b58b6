/**
 * The versions of the policy, newest first. The first is in force, and `policy.ts` names it. Each
 * version's whole text lies in `texts/`, where nothing changes once it is published: the hash says so.
 */
export interface PolicyVersion {
  /** Its date, which is also its name. */
  readonly version: string;
  /** From when it counts. */
  readonly effectiveAt: string;
  /** SHA-256 of `texts/<version>.txt`, in hex. */
  readonly hash: string;
  /** Whether it changes what people agreed to: then everyone is told, and asked. */
  readonly material: boolean;
  /** What changed against the version before, for people. */
  readonly summary: readonly string[];
}

export const versions = [
  {
    version: "2026-11-23",
    effectiveAt: "2026-11-23T00:00:00.000Z",
    hash: "157b8cd1f43ef0e7c46b3bcefb8b5b718199383905f8619e61dbe33559a9e5d7",
    material: true,
    summary: ["The first version that is checked against the software, sentence by sentence."],
  },
] as const satisfies readonly PolicyVersion[];

/** The version in force. */
export const currentVersion: PolicyVersion = versions[0];

export function findVersion(version: string): PolicyVersion | undefined {
  return versions.find((each) => each.version === version);
}
