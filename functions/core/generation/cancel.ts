/** Stopping a generation that is still open. */
import { keys } from "../../db/keys.ts";
import { update } from "../../db/write.ts";
import type { Person } from "../actor.ts";
import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import { generation } from "../privacy/inventory.ts";
import { isOpen, releaseGeneration, unchanged } from "./finish.ts";
import { requireGeneration } from "./read.ts";
import type { GenerationView } from "./schema.ts";
import { viewGeneration } from "./view.ts";

const tries = 5;

/**
 * Cancels and gives all credits back. Cancelling twice answers the same.
 * @throws AppError generation.not_found; generation.not_cancellable when it has already ended.
 */
export async function cancelGeneration(
  context: DataContext,
  person: Person,
  id: string,
): Promise<GenerationView> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const found = await requireGeneration(context, person, id);
    if (found.state === "cancelled") return viewGeneration(found);
    if (!isOpen(found)) {
      throw new AppError("generation.not_cancellable", "This generation has already ended.", {
        state: found.state,
      });
    }
    const set = {
      state: "cancelled",
      stage: "done",
      refunded: found.quoted,
      finishedAt: iso(context.clock.now()),
    } as const;
    const released = await releaseGeneration(
      context,
      found,
      update(generation, keys.generation(found.userId, found.id), {
        set,
        remove: ["leaseOwner", "leaseUntil"],
        when: unchanged(found),
      }),
    );
    if (released) return viewGeneration({ ...found, ...set });
  }
  throw new Error("the generation kept changing while it was cancelled");
}
