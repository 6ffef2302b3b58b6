/** Taking an image down: removed, the person told why, the decision on record and contestable. */
import { keys, ranges } from "../../db/keys.ts";
import { get, queryPage } from "../../db/read.ts";
import type { Operator } from "../actor.ts";
import type { AccountContext, Log, Objects } from "../context.ts";
import { AppError } from "../error.ts";
import { deleteImage } from "../generation/delete.ts";
import type { UserId } from "../id.ts";
import { write } from "../mail/mail.ts";
import { account, type Generation, generation } from "../privacy/inventory.ts";
import { noteWrites, personNotFound } from "./note.ts";

type TakeDownContext = AccountContext & { readonly images: Objects; readonly log: Log };

const together = 100;

/**
 * The image is gone when this answers. The decision is committed with its removal, so neither
 * happens without the other.
 *
 * @throws AppError person.not_found, image.not_found.
 */
export async function takeDown(
  context: TakeDownContext,
  operator: Operator,
  order: { userId: UserId; imageId: string; reason: string },
): Promise<void> {
  const { userId, imageId, reason } = order;
  const person = await get(context.table, account, keys.account(userId));
  if (!person) throw personNotFound();
  const { id } = await requireImage(context, userId, imageId);
  const about = `An image of ${id} was removed. You can contest this: write to us under “Abuse”.`;
  const decision = noteWrites(
    context,
    operator,
    { userId },
    { kind: "image.removed", about, reason },
  );
  await deleteImage(context, { userId }, id, imageId, decision);
  try {
    await context.post.send(write("imageTakenDown", person.email, { reason }));
  } catch (error) {
    // The decision stands in the account all the same.
    context.log.error("the mail about a removed image was not sent", { error });
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
