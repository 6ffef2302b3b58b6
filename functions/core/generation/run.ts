/** Drawing a generation, in the worker. Any line may be the last one that runs. */
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import { allows } from "../account/fence.ts";
import { iso, second } from "../clock.ts";
import type { DrawContext, GenerationMessage } from "../context.ts";
import { models } from "../model/catalogue.ts";
import { account, type Generation, generation } from "../privacy/inventory.ts";
import { drawImages } from "./draw.ts";
import { discardFiles, finishGeneration, type Outcome, stopped } from "./finish.ts";

/**
 * How long a claim counts: the longest time-out of any model, because a generation is claimed
 * before it is read, and the time to save and settle.
 */
const leaseMs = (Math.max(...models.map((model) => model.timeoutSeconds)) + 15) * second;

/** Ordered so shortly ago, the account allowed it just now. */
const freshMs = 2 * second;

/**
 * Draws what a message names and settles it. Returning means the message is done with; throwing
 * means it shall come again. `owner` names this invocation and no other.
 */
export async function runGeneration(
  context: DrawContext,
  message: GenerationMessage,
  owner: string,
): Promise<void> {
  const claimed = await claim(context, message, owner);
  if (!claimed) {
    // Done, gone, or in other hands. If those fail, the sweeper sends a new message.
    context.log.info("nothing to draw", { generationId: message.generationId });
    return;
  }
  context.metrics.milliseconds("QueueWait", context.clock.now() - Date.parse(claimed.createdAt));
  const drawn =
    (await refusedSince(context, claimed)) ?? (await drawImages(context, claimed, owner));

  const settling = context.clock.now();
  const ended = await finishGeneration(context, claimed, drawn, {
    state: { is: "running" },
    leaseOwner: { is: owner },
  });
  if (!ended) return discardFiles(context, claimed);
  const { images, shortfall } = ended;
  const outcome = images.length === 0 ? "failed" : shortfall ? "partial" : "succeeded";
  context.metrics.milliseconds("SettlementTime", context.clock.now() - settling);
  context.metrics.count("Generations", 1, { outcome, model: claimed.model });
  context.log.info("generation settled", {
    generationId: claimed.id,
    state: outcome,
    count: images.length,
    model: claimed.model,
    ...(shortfall ? { code: shortfall.reason } : {}),
  });
}

/**
 * How it ends if its account was restricted or fenced off while it waited. Whoever does that ends
 * what waits, unless they die before; and what is delivered is asked about once more. So nobody
 * pays for a look at what was ordered just now.
 */
async function refusedSince(context: DrawContext, of: Generation): Promise<Outcome | undefined> {
  const waitedMs = context.clock.now() - Date.parse(of.createdAt);
  if (of.attempts === 1 && waitedMs < freshMs) return undefined;
  const person = await get(context.table, account, keys.account(of.userId));
  return allows(person, of) ? undefined : stopped(person);
}

/** Takes the generation if it waits, or if whoever had it let the lease lapse. One request. */
async function claim(
  context: DrawContext,
  { userId, generationId }: GenerationMessage,
  owner: string,
): Promise<Generation | undefined> {
  const now = context.clock.now();
  const leaseUntil = iso(now + leaseMs);
  return commitOne(
    context.table,
    update(generation, keys.generation(userId, generationId), {
      set: {
        state: "running",
        stage: "drawing",
        fraction: 0,
        startedAt: iso(now),
        leaseOwner: owner,
        leaseUntil,
      },
      add: { attempts: 1 },
      when: [
        { state: { is: "queued" }, deadline: { atLeast: iso(now) } },
        {
          state: { is: "running" },
          leaseUntil: { atMost: iso(now) },
          deadline: { atLeast: iso(now) },
        },
        // The answer to this very claim was lost and the SDK asks again.
        { state: { is: "running" }, leaseOwner: { is: owner } },
      ],
    }),
  );
}
