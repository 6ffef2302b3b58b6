/**
 * The sketch model: draws simple illustrations from the words of a prompt, on this machine, with
 * no network, no files and no chance beyond the seed. See README.md.
 */
import { setImmediate } from "node:timers/promises";
import type { Adapter, Drawn, Order } from "../provider.ts";
import { drawImage } from "./draw.ts";
import { imageSeed } from "./random.ts";
import { readPrompt } from "./read-prompt.ts";

export const sketch: Adapter = {
  noTraining: { how: "stays here" },

  async *draw(order: Order): AsyncIterable<Drawn> {
    const { signal, count } = order;
    signal.throwIfAborted();
    const reading = readPrompt(order.prompt);
    let reached = 0;
    for (let n = 0; n < count; n++) {
      const bytes = await drawImage(reading, order, imageSeed(order.seed, n), async (fraction) => {
        reached = Math.max(reached, (n + fraction) / count);
        order.onProgress(reached);
        // The pixels are worked on here, not in a pool: let timers and messages in between steps.
        await setImmediate();
        signal.throwIfAborted();
      });
      yield { n, bytes };
    }
  },
};
