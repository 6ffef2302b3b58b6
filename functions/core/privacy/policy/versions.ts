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
    hash: "310c17f6925ef64ff08079576e10cc7bdbd48fa94002e334f671b35b5aca49dd",
    material: true,
    summary: ["The first version that is checked against the software, sentence by sentence."],
  },
] as const satisfies readonly PolicyVersion[];

/** The version in force. */
export const currentVersion: PolicyVersion = versions[0];

export function findVersion(version: string): PolicyVersion | undefined {
  return versions.find((each) => each.version === version);
}
