/** A world of its own for each test, on the afternoon of an audit: what one leaves the next would find. */
import { ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeEach } from "vitest";
import type { Browser } from "../../../../local/testing/browser.ts";
import { madeBefore } from "../../../../local/testing/made.ts";
import { type Product, startProduct } from "../../../../local/testing/product.ts";
import { testModel } from "../../../../local/testing/test-model.ts";
import { keys } from "../../../db/keys.ts";
import { openShelf } from "../../../runtime/shelf.ts";
import { day, hour } from "../../clock.ts";
import { type AuditContext, shelfNames } from "../../context.ts";
import type { Audit, Generation } from "../../privacy/inventory.ts";
import { runAudit } from "../audit.ts";
import { listAudits } from "../latest.ts";

type Bucket = keyof Product["services"]["buckets"];

export function useScene() {
  const now = madeBefore(beforeEach, async () => {
    const product = await startProduct();
    product.provider = testModel();
    // The next afternoon: S3 and DynamoDB have had their time for what ended at midnight.
    product.clock.moveTo((Math.floor(product.clock.now() / day) + 1) * day + 13 * hour);
    const shelves = Object.fromEntries(
      shelfNames.map((name) => [name, openShelf(product.services.buckets[name])]),
    ) as AuditContext["shelves"];
    const context = { ...product.context, shelves };
    return { product, context, mia: await product.member() };
  });
  afterEach(() => now().product.stop());

  const s3 = () => new S3Client();
  const nameOf = (bucket: Bucket) => now().product.services.buckets[bucket];

  const scene = {
    get product(): Product {
      return now().product;
    },
    get context(): AuditContext {
      return now().context;
    },
    get mia(): Browser {
      return now().mia;
    },

    /** A whole audit, and what it noted. */
    async audited(): Promise<Audit> {
      await runAudit(now().context, () => false);
      const [newest] = await listAudits(now().context, 1);
      if (!newest) throw new Error("there was no audit");
      return newest;
    },

    /** The same, of one store, without what it found none of. */
    async of(store: string): Promise<Record<string, number>> {
      const found = (await scene.audited()).stores.find((one) => one.store === store);
      if (!found) throw new Error(`${store} was not looked at`);
      const { store: _, looked, ...counts } = found;
      return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
    },

    /** The keys of all that lies in a bucket. */
    async files(bucket: Bucket): Promise<string[]> {
      const { Contents = [] } = await s3().send(
        new ListObjectsV2Command({ Bucket: nameOf(bucket) }),
      );
      return Contents.map(({ Key = "" }) => Key);
    },

    /** The store stamps files with the real time; the product's clock is moved. */
    async putFile(bucket: Bucket, key: string): Promise<void> {
      await s3().send(new PutObjectCommand({ Bucket: nameOf(bucket), Key: key, Body: "x" }));
    },

    /** A generation with one image. */
    async made(): Promise<Generation> {
      const id = await now().mia.ordered({ count: 1 });
      await now().product.work();
      const found = (await now().product.items()).find(({ sk }) => sk === `GEN#${id}`);
      return found as unknown as Generation;
    },

    async removeRow({ userId, id }: Generation): Promise<void> {
      const { client, name } = now().product.context.table;
      const Key = { ...keys.generation(userId, id) };
      await client.send(new DeleteCommand({ TableName: name, Key }));
    },

    /** What somebody is woken by. */
    alarms: () => now().product.measured.filter((line) => line.includes("LeftoversFound")),
    alarmsAbout: (store: string) =>
      now().product.logged.filter(
        (line) => line.includes("should not be") && line.includes(`"${store}"`),
      ),
  };
  return scene;
}
