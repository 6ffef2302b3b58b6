/** A product whose statistics are looked at, on a day of its own for each test. */
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { beforeEach } from "vitest";
import type { Answered, Browser } from "../../../../local/testing/browser.ts";
import { useProduct } from "../../../../local/testing/made.ts";
import type { Product } from "../../../../local/testing/product.ts";
import { day, hour, iso } from "../../clock.ts";
import { readAnalytics } from "../read.ts";

export const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
export const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
export const network = "203.0.113.77";
export const view = { name: "view", page: "landing", screen: "large" };

interface From {
  browser?: Browser;
  userAgent?: string;
  headers?: Record<string, string>;
}

export function useScene() {
  const product = useProduct();
  beforeEach(() => {
    const { clock } = product();
    // Three days on, so that what was before is closed.
    clock.moveTo(Math.ceil(clock.now() / day) * day + 3 * day + 10 * hour);
  });

  const today = () => iso(product().clock.now()).slice(0, 10);
  return {
    get product(): Product {
      return product();
    },
    today,

    /** The beacon. */
    send(
      events: unknown[],
      { browser, userAgent = firefox, headers }: From = {},
    ): Promise<Answered> {
      return (browser ?? product().browser(network)).post(
        "/api/events",
        { events },
        { "user-agent": userAgent, "accept-language": "de-AT,de;q=0.9", ...headers },
      );
    },

    /** Items of this kind that are about today. */
    counted: async (type: string) =>
      (await product().items()).filter(
        (item) => item.type === type && String(item.pk).includes(today()),
      ),

    /** What operators see of today. */
    read: () => readAnalytics(product().context, today(), today()),

    /** The keys of the salts there are. */
    async salts(): Promise<string[]> {
      const { Contents = [] } = await new S3Client().send(
        new ListObjectsV2Command({ Bucket: product().services.buckets.salts }),
      );
      return Contents.map(({ Key = "" }) => Key);
    },
  };
}
