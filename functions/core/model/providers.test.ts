import { expect, test } from "vitest";
import { models } from "./catalogue.ts";
import { ProviderError } from "./provider.ts";
import { providerOf } from "./providers.ts";

test.each(models.map((model) => [model.id, model] as const))(
  "%s is only asked with what forbids its maker to train, or runs where nothing leaves §training.providers",
  async (id, { provider }) => {
    const { noTraining } = await providerOf(id);
    if (provider === "local") return expect(noTraining).toEqual({ how: "stays here" });
    expect(noTraining).toMatchObject({
      how: "setting",
      setting: expect.stringMatching(/\S/),
      documentedAt: expect.stringMatching(/^https:\/\/\S+$/),
    });
  },
);

test.each(["", "dall-e", "__proto__", "constructor"])("nobody draws as %j", async (model) => {
  await expect(providerOf(model)).rejects.toThrow(ProviderError);
});
