import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hour, minute, second } from "../clock.ts";
import { ageRefusalHours } from "../promises.ts";
import { type Refusal, requireAge, TooYoung } from "./refusal.ts";

const start = Date.parse("2026-11-23T10:25:00Z");
const [child, adult] = ["2020-01-01", "1990-05-04"];

const at = (now: number, privateKey = "our key") => ({
  clock: { now: () => now },
  signingKey: async () => ({ keyPairId: "K-TEST", privateKey }),
});
type Context = ReturnType<typeof at>;

/** What the browser is told to keep when it asks; "welcome" when it was not refused. */
async function asking(context: Context, birthDate: string, kept?: string) {
  try {
    await requireAge(context, birthDate, kept);
  } catch (error) {
    if (!(error instanceof TooYoung)) throw error;
    return error.refusal ?? "refused before";
  }
  return "welcome";
}

async function refusal(now = start): Promise<Refusal> {
  const kept = await asking(at(now), child);
  if (typeof kept === "string") throw new Error("nothing to keep");
  return kept;
}

describe("a refusal", () => {
  it("says until when it stands, signed, and nothing else: browsers of the same hour hold the same §children.again", async () => {
    const { value, maxAgeSeconds } = await refusal();
    const [until, , ...more] = value.split(".");
    expect(more).toEqual([]);
    expect(new Date(Number(until) * second).toISOString()).toBe("2026-11-24T10:00:00.000Z");
    expect(maxAgeSeconds * second).toBe(ageRefusalHours * hour - 25 * minute);
    expect((await refusal(start + minute)).value).toBe(value);
    expect(await asking(at(start), "2016-07-08")).toEqual({ value, maxAgeSeconds });
  });

  it("stands against any date until its end, and no try makes it last longer §children.again", async () => {
    const { value, maxAgeSeconds } = await refusal();
    const end = start + maxAgeSeconds * second;
    for (const now of [start, start + hour, end - 1]) {
      expect(await asking(at(now), adult, value)).toBe("refused before");
      expect(await asking(at(now), child, value)).toBe("refused before");
    }
    expect(await asking(at(end), adult, value)).toBe("welcome");
    expect(await asking(at(end), child, value)).toMatchObject({ maxAgeSeconds: 86_400 });
  });

  it("that we did not sign counts for nothing: it refuses nobody, and lets nobody pass §children.again", async () => {
    const { value } = await refusal();
    const [until = "", signed = ""] = value.split(".");
    const later = String(Number(until) + 3_600);
    const bare = createHmac("sha256", "our key").update(until).digest("base64url");
    const forged = [
      ...["", ".", "1", "none", until, `${until}.`, `.${signed}`, `${value}.`, ` ${value}`],
      ...[`${later}.${signed}`, `${until}.${bare}`, `${until}.${signed.slice(1)}`, `${value}A`],
      ...[`${until}.${"A".repeat(43)}`, `${until}.${"é".repeat(43)}`, `0${until}.${signed}`],
      ...[
        `-${until}.${signed}`,
        `${value}\n`,
        "9".repeat(4_000),
        `${until}.${signed.toLowerCase()}`,
      ],
    ];
    for (const kept of forged) {
      expect(await asking(at(start), adult, kept), kept).toBe("welcome");
      expect(await asking(at(start), child, kept), kept).toMatchObject({ value });
    }
    expect(await asking(at(start, "another key"), adult, value)).toBe("welcome");
  });

  it("costs those nothing who were not refused: the key is not even read", async () => {
    const context = { ...at(start), signingKey: () => Promise.reject(new Error("was read")) };
    expect(await asking(context, adult)).toBe("welcome");
    expect(await asking(context, adult, "nonsense")).toBe("welcome");
    const { value } = await refusal(start - 48 * hour);
    expect(await asking(context, adult, value)).toBe("welcome");
  });
});
