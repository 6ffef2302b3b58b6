/** The adapter of each model, loaded when it is first used. */
import type { models } from "./catalogue.ts";
import { type Adapter, ProviderError } from "./provider.ts";

const adapters: Record<(typeof models)[number]["id"], () => Promise<Adapter>> = {
  sketch: async () => (await import("./sketch/index.ts")).sketch,
};

/** @throws ProviderError for a model that has no adapter any more. */
export async function providerOf(model: string): Promise<Adapter> {
  if (!Object.hasOwn(adapters, model))
    throw new ProviderError("failed", "no adapter for the model");
  return adapters[model as keyof typeof adapters]();
}
