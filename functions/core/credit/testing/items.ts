/** What the stories need beside the ledger's own items: an account, and a generation per hold. */
import { keys } from "../../../db/keys.ts";
import { absent, check, put, remove, update, type Write } from "../../../db/write.ts";
import { iso } from "../../clock.ts";
import type { GenerationId, UserId } from "../../id.ts";
import { account, generation, outbox } from "../../privacy/inventory.ts";

/** What sign-up commits beside the first grant. */
export function newAccount(userId: UserId, now: number): Write[] {
  const value = {
    id: userId,
    name: "Story",
    email: "story@example.com",
    locale: "en" as const,
    theme: "system" as const,
    plan: "free" as const,
    status: "ACTIVE" as const,
    restricted: false,
    objections: [],
    epoch: 0,
    policyVersion: "2026-01-01",
    imagePrefix: "story",
    createdAt: iso(now),
  };
  return [put(account, keys.account(userId), value, { when: absent })];
}

export function fence(userId: UserId): Write {
  return update(account, keys.account(userId), { set: { epoch: 1 } });
}

/** What pressing Generate commits beside the hold; refused once the account is fenced. */
export function newGeneration(
  userId: UserId,
  id: GenerationId,
  { amount, now, deadline }: { amount: number; now: number; deadline: string },
): Write[] {
  const value = {
    id,
    userId,
    state: "queued" as const,
    stage: "waiting" as const,
    fraction: 0,
    prompt: "a red fox",
    model: "sketch",
    resolution: "512" as const,
    aspectRatio: "1:1" as const,
    count: amount,
    seed: 1,
    favorite: false,
    quoted: amount,
    charged: 0,
    refunded: 0,
    creditsPerImage: 1,
    epoch: 0,
    imageClass: "free" as const,
    imagePrefix: "story",
    fileToken: "0123456789abcdef0123",
    images: [],
    imagesRevision: 0,
    attempts: 0,
    createdAt: iso(now),
    deadline,
    expiresAt: deadline,
  };
  return [
    check(account, keys.account(userId), { epoch: { is: 0 } }),
    put(generation, keys.generation(userId, id), value, { when: absent }),
    put(outbox, keys.outbox(userId, id), { generationId: id, userId, createdAt: iso(now) }),
  ];
}

/** What ends a generation beside its settlement. */
export function endOfGeneration(
  userId: UserId,
  id: GenerationId,
  { quoted, captured }: { quoted: number; captured: number },
): Write[] {
  return [
    update(generation, keys.generation(userId, id), {
      set: {
        state: captured > 0 ? "succeeded" : "failed",
        charged: captured,
        refunded: quoted - captured,
      },
      when: { state: { oneOf: ["queued", "running"] } },
    }),
    remove(outbox, keys.outbox(userId, id)),
  ];
}
