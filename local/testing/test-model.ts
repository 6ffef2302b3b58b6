/** A model for tests: answers small plain pictures at once, or fails as told. */
import sharp from "sharp";
import type { Drawn, Order, Provider } from "../../functions/core/model/provider.ts";

export async function picture(width = 64, height = 64): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: "#f6c945" } })
    .png()
    .toBuffer();
}

/** Calls `before` ahead of each image; what that throws, the model throws. */
export function testModel(
  before: (n: number, order: Order) => void | Promise<void> = () => {},
): Provider {
  return {
    async *draw(order): AsyncGenerator<Drawn> {
      for (let n = 0; n < order.count; n++) {
        await before(n, order);
        yield { n, bytes: await picture(order.width, order.height) };
      }
    },
  };
}
