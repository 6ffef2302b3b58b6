import type { GenerationMessage } from "../context.ts";
import { isId } from "../id.ts";

/** @throws Error when a queue's message is not what we send. */
export function parseGenerationMessage(body: unknown): GenerationMessage {
  const { userId, generationId } = (body ?? {}) as Record<string, unknown>;
  if (typeof userId !== "string" || !isId("usr", userId))
    throw new Error("message without a person");
  if (typeof generationId !== "string" || !isId("gen", generationId))
    throw new Error("message without a generation");
  return { userId, generationId };
}
