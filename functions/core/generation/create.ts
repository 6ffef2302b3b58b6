/** Asking for a generation: credits are set aside and the work is promised in one transaction. */
import { randomInt } from "node:crypto";
import { decode } from "../../db/codec.ts";
import { type Key, keys } from "../../db/keys.ts";
import { find, get, getBoth } from "../../db/read.ts";
import { absent, put } from "../../db/write.ts";
import { signedOut } from "../account/account.ts";
import { mayProcess, refusalOf } from "../account/fence.ts";
import type { Person } from "../actor.ts";
import { day, epochSeconds, iso, second } from "../clock.ts";
import type { StudioContext } from "../context.ts";
import { holdCredits } from "../credit/ledger.ts";
import { digest } from "../digest.ts";
import { AppError } from "../error.ts";
import { newId } from "../id.ts";
import { endOf, imageClassOf } from "../image/image-class.ts";
import { newFileToken } from "../image/location.ts";
import {
  type Account,
  account,
  type Generation,
  generation,
  idempotency,
  outbox,
  wallet,
} from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import { type Quote, quote } from "./order.ts";
import type { GenerationRequest, GenerationView } from "./schema.ts";
import { viewGeneration } from "./view.ts";

/** If drawing has not begun by then, the sweeper sends the message again. */
export const resendAfterMs = 45 * second;
/** What a generation may take besides two tries of its model, before it is given up. */
const slackMs = 120 * second;

/**
 * Takes an order. Repeating it with the same key answers the generation it made the first time.
 *
 * @throws AppError generation.invalid; credit.insufficient; credit.frozen; account.restricted;
 *   account.erasing; account.not_active; idempotency.conflict when the key was used for another order. In all of them nothing is stored and nothing held.
 */
export async function createGeneration(
  context: StudioContext,
  person: Person,
  request: GenerationRequest,
  idempotencyKey: string,
): Promise<GenerationView> {
  const price = quote(request);
  const bodyDigest = digest(JSON.stringify(Object.entries(request).sort()));
  const pressKey = keys.idempotency(person.userId, digest(idempotencyKey));
  const [owner, funds] = await getBoth(
    context.table,
    { entity: account, key: keys.account(person.userId) },
    { entity: wallet, key: keys.wallet(person.userId) },
  );
  if (!owner) throw signedOut();

  const made = newGeneration(context, owner, request, price);
  const press = put(
    idempotency,
    pressKey,
    { generationId: made.id, bodyDigest },
    {
      // DynamoDB may keep it for days after its time.
      when: [absent, { ttl: { atMost: epochSeconds(context.clock.now()) } }],
      ttl: epochSeconds(context.clock.now() + retentionDays.idempotency * day),
    },
  );
  const active = mayProcess({ userId: owner.id, epoch: owner.epoch });
  const held = await holdCredits(context, {
    userId: owner.id,
    generationId: made.id,
    amount: price.credits,
    deadline: made.deadline,
    ...(funds ? { wallet: funds } : {}),
    with: [
      press,
      active,
      put(generation, keys.generation(owner.id, made.id), made, {
        when: absent,
        ttl: epochSeconds(Date.parse(made.expiresAt)),
      }),
      put(
        outbox,
        keys.outbox(owner.id, made.id),
        { generationId: made.id, userId: owner.id, createdAt: made.createdAt },
        { dueAt: iso(context.clock.now() + resendAfterMs) },
      ),
    ],
  });
  if (held.held) {
    context.log.info("generation ordered", { generationId: made.id, model: made.model });
    await promise(context, made);
    return viewGeneration(made);
  }
  // Too few credits may be this very order's doing: a repeated press is answered first.
  const earlier =
    held.reason === "refused"
      ? held.refused.found(idempotency, press)
      : await findPress(context, pressKey);
  if (earlier) return repeated(context, person, earlier, bodyDigest);
  if (held.reason === "insufficient") {
    throw new AppError(
      "credit.insufficient",
      `This needs ${price.credits} ${price.credits === 1 ? "credit" : "credits"}, you have ${held.available}.`,
      { needed: price.credits, available: held.available },
    );
  }
  if (held.reason === "frozen") {
    throw new AppError("credit.frozen", "Your credits are on hold. Write to support@nanaimg.app.");
  }
  throw refusalOf(held.reason === "refused" ? held.refused.found(account, active) : undefined);
}

/** What an earlier press under the same key has made, until its time is over. */
async function findPress(context: StudioContext, key: Key) {
  const found = await find(context.table, key);
  const counts = found !== undefined && Number(found.ttl) > epochSeconds(context.clock.now());
  return counts ? decode(idempotency, found) : undefined;
}

function newGeneration(
  context: StudioContext,
  owner: Account,
  request: GenerationRequest,
  price: Quote,
): Generation {
  const now = context.clock.now();
  const imageClass = imageClassOf(owner.plan);
  return {
    id: newId("gen", context.clock),
    userId: owner.id,
    state: "queued",
    stage: "waiting",
    fraction: 0,
    prompt: request.prompt.trim(),
    model: price.model.id,
    resolution: request.resolution,
    aspectRatio: request.aspectRatio,
    count: request.count,
    seed: request.seed ?? randomInt(2 ** 32),
    favorite: false,
    quoted: price.credits,
    charged: 0,
    refunded: 0,
    creditsPerImage: price.creditsPerImage,
    epoch: owner.epoch,
    ...(owner.trainingReceipt ? { trainingReceipt: owner.trainingReceipt } : {}),
    imageClass,
    imagePrefix: owner.imagePrefix,
    fileToken: newFileToken(),
    images: [],
    imagesRevision: 0,
    attempts: 0,
    createdAt: iso(now),
    deadline: iso(now + 2 * price.model.timeoutSeconds * second + slackMs),
    expiresAt: endOf(now, imageClass),
  };
}

/** After the commit the outbox vouches for the message: failing to send it now costs only time. */
async function promise(context: StudioContext, made: Generation): Promise<void> {
  try {
    await context.queue.send({ userId: made.userId, generationId: made.id });
  } catch (error) {
    context.log.warn("message not sent, the sweeper will", { generationId: made.id, error });
  }
}

async function repeated(
  context: StudioContext,
  person: Person,
  earlier: { generationId: Generation["id"]; bodyDigest: string },
  bodyDigest: string,
): Promise<GenerationView> {
  if (earlier.bodyDigest !== bodyDigest) {
    throw new AppError(
      "idempotency.conflict",
      "This Idempotency-Key was already used for another order.",
      { generationId: earlier.generationId },
    );
  }
  const found = await get(
    context.table,
    generation,
    keys.generation(person.userId, earlier.generationId),
  );
  if (!found) throw new AppError("generation.not_found", "This generation was deleted.");
  return viewGeneration(found);
}
