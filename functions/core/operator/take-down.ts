/** Taking an image down: removed, the person told why, the decision on record and contestable. */
import { ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import type { Operator } from "../actor.ts";
import type { AccountContext, Log, Objects } from "../context.ts";
import { isNotGoing } from "../erasure/not-going.ts";
import { AppError } from "../error.ts";
import { deleteImage } from "../generation/delete.ts";
import type { UserId } from "../id.ts";
import { type Generation, generation, operatorAction } from "../privacy/inventory.ts";
import { sendLetter } from "./letter.ts";
import { noteWrite, requireNotGoing } from "./note.ts";
import { requirePerson } from "./person.ts";

type TakeDownContext = AccountContext & { readonly images: Objects; readonly log: Log };

const together = 100;

/**
 * The image is gone when this answers. The decision is committed with its removal, so neither
 * happens without the other.
 *
 * @throws AppError person.not_found; image.not_found.
 */
export async function takeDown(
  context: TakeDownContext,
  operator: Operator,
  order: { who: string; imageId: string; reason: string },
): Promise<void> {
  const { who, imageId, reason } = order;
  const { id: userId } = await requirePerson(context, who);
  const { id } = await requireImage(context, userId, imageId);
  const kind = "image.removed";
  const about = `An image of ${id} was removed. You can contest this: write to us under “Abuse”.`;
  const deed = { kind, about, reason, letter: "imageTakenDown" } as const;
  const decision = noteWrite(context, operator, { userId }, deed);
  const fenced = [...isNotGoing(context, userId), decision];
  try {
    await deleteImage(context, { userId }, id, imageId, fenced);
  } catch (error) {
    // An erasure in the way removes the image itself.
    await requireNotGoing(context, { userId });
    throw error;
  }
  try {
    await sendLetter(context, decision.key);
  } catch (error) {
    context.log.warn("a letter about a removed image waits", { kind: operatorAction.name, error });
  }
}

/** Looks through everything the person made, newest first: an image's id does not tell whose it is. */
async function requireImage(
  context: TakeDownContext,
  userId: UserId,
  imageId: string,
): Promise<Generation> {
  let after: string | undefined;
  do {
    const page = await queryPage(context.table, generation, ranges.generations(userId), {
      limit: together,
      after,
      newestFirst: true,
    });
    const found = page.items.find(({ images }) => images.some(({ id }) => id === imageId));
    if (found) return found;
    after = page.next;
  } while (after);
  throw new AppError("image.not_found", "There is no such image. It may be deleted.");
}
