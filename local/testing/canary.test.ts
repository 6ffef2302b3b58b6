import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canary, scanEverything } from "./canary.ts";
import { holdingsOf } from "./holdings.ts";
import { type Product, startProduct } from "./product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const scan = (...canaries: string[]) => scanEverything(holdingsOf(product), canaries);

async function keep(key: string, body: string | Buffer, metadata?: Record<string, string>) {
  await new S3Client().send(
    new PutObjectCommand({
      Bucket: product.services.buckets.exports,
      Key: key,
      Body: body,
      ...(metadata ? { Metadata: metadata } : {}),
    }),
  );
}

describe("the scan", () => {
  it("finds nothing of what was never there", async () => {
    await product.member();
    expect(await scan(canary("nothing"))).toEqual([]);
  });

  it("finds a name and an address in items and mails, and a prompt in its generation", async () => {
    const [who, words] = [canary("name"), canary("prompt")];
    const member = await product.member(who);
    const id = await member.ordered({ prompt: `a fox, ${words}` });
    const found = await scan(who, words);
    expect(found).toContainEqual({
      canary: who,
      in: "item",
      at: expect.stringMatching(/ACCOUNT$/),
    });
    expect(found).toContainEqual({
      canary: words,
      in: "item",
      at: expect.stringContaining(`GEN#${id}`),
    });
    const mine = canary("address");
    await product.browser().signUp({ email: `${mine}@example.com` });
    expect((await scan(mine)).map((sighting) => sighting.in).sort()).toEqual(["item", "mail"]);
  });

  it("finds what waits in a queue, without taking it", async () => {
    const member = await product.member();
    const id = await member.ordered();
    const sightings = await scan(id);
    expect(sightings.filter((sighting) => sighting.in === "message")).toHaveLength(1);
    expect((await product.messages()).map(({ generationId }) => generationId)).toContain(id);
  });

  it("finds what was logged", async () => {
    const words = canary("log");
    product.context.log.info(words);
    expect(await scan(words)).toEqual([{ canary: words, in: "log", at: "product" }]);
  });

  it.each<[string, (words: string) => [key: string, body: string | Buffer, about?: object]]>([
    ["in the key of an object", (words) => [`exports/${words}`, "x"]],
    ["in its metadata", (words) => ["a", "x", { about: words }]],
    ["in its body", (words) => ["b", `<p>${words}</p>`]],
    ["as base64", (words) => ["c", Buffer.from(`ab${words}`).toString("base64")]],
    ["as base64 in a URL", (words) => ["d", Buffer.from(`a?${words}~~`).toString("base64url")]],
    ["as hexadecimal", (words) => ["e", Buffer.from(words).toString("hex")]],
    ["compressed", (words) => ["f", gzipSync(words)]],
    ["packed and compressed", (words) => ["g", zipOf("data/a.txt", `${words} `.repeat(50))]],
  ])("finds a string %s", async (_, make) => {
    const words = canary("object");
    const [key, body, about] = make(words);
    await keep(key, body, about as Record<string, string> | undefined);
    const [sighting] = await scan(words);
    expect(sighting).toMatchObject({ canary: words, in: "object" });
    expect(sighting?.at).toContain(`exports/${key}`);
  });
});

/** An archive of one compressed file, by the letter of PKWARE's APPNOTE 6.3, §4.3. */
function zipOf(name: string, text: string): Buffer {
  const packed = deflateRawSync(text);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0); // version
  common.writeUInt16LE(8, 4); // deflate
  common.writeUInt32LE(crc32(text), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(Buffer.byteLength(text), 18);
  common.writeUInt16LE(name.length, 22);
  const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), packed]);
  const entry = Buffer.concat([
    Buffer.from("PK\u0001\u0002"),
    Buffer.from([20, 0]),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(file.length, 16);
  return Buffer.concat([file, entry, end]);
}
