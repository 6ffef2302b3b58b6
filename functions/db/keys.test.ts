import { describe, expect, test } from "vitest";
import { duePartition, duePartitions, dueShards, keys, ranges } from "./keys.ts";

describe("keys", () => {
  const userId = "usr_1";
  const generationId = "gen_1";
  const all = [
    keys.account(userId),
    keys.password(userId),
    keys.wallet(userId),
    keys.entry(userId, 1),
    keys.generation(userId, generationId),
    keys.hold(userId, generationId),
    keys.outbox(userId, generationId),
    keys.cleanup(userId, generationId),
    keys.idempotency(userId, "1"),
    keys.request({ userId }, "1"),
    keys.request({ addressDigest: "1" }, "1"),
    keys.request({}, "1"),
    keys.requestAttempt("1"),
    keys.requestPlace("1"),
    keys.docket("open", "1", "1"),
    keys.docket("closed", "1", "1"),
    keys.operatorAction(userId, "1"),
    keys.operatorActionOnRequest("1", "1"),
    keys.disclosure("1"),
    keys.disclosureNotice(userId, "1"),
    keys.operation("1"),
    keys.address("1"),
    keys.signUp("1", "1"),
    keys.session("1"),
    keys.rate("a", "1", 1),
  ];

  test("of different kinds of item never meet", () => {
    expect(new Set(all.map(({ pk, sk }) => `${pk} ${sk}`)).size).toBe(all.length);
  });

  test("of entries sort as their numbers do", () => {
    const numbers = [1, 2, 9, 10, 11, 100, 99_999, 1_000_000];
    const sorted = numbers.map((n) => keys.entry(userId, n).sk).sort();
    expect(sorted).toEqual(numbers.map((n) => keys.entry(userId, n).sk));
  });

  test("begin as the ranges they are found by", () => {
    const found = [
      [keys.generation(userId, generationId), ranges.generations(userId)],
      [keys.entry(userId, 1), ranges.entries(userId)],
      [keys.request({ userId }, "1"), ranges.requests({ userId })],
      [keys.request({ addressDigest: "1" }, "1"), ranges.requests({ addressDigest: "1" })],
      [keys.docket("open", "1", "1"), ranges.docket("open")],
      [keys.operatorAction(userId, "1"), ranges.operatorActions(userId)],
      [keys.disclosure("1"), ranges.disclosures],
      [keys.disclosureNotice(userId, "1"), ranges.disclosureNotices(userId)],
      [keys.signUp("1", "1"), ranges.signUps("1")],
    ] as const;
    for (const [key, range] of found) {
      expect(key.pk).toBe(range.pk);
      expect(key.sk.startsWith(range.begins)).toBe(true);
      const others = all.filter(({ pk, sk }) => pk === key.pk && sk.startsWith(range.begins));
      expect(others).toHaveLength(1);
    }
  });
});

describe("the partitions of what is due", () => {
  test("are all read by the sweeper, and all used by ids", () => {
    const used = new Set(
      [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"].map((last) => duePartition(`HOLD#gen_${last}`)),
    );
    expect([...used].sort()).toEqual(duePartitions());
    expect(used.size).toBe(dueShards);
  });
});
