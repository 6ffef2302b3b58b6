import { createPublicKey, createVerify, generateKeyPairSync } from "node:crypto";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { day, hour } from "../clock.ts";
import { accessCookies } from "./access.ts";
import { goneBy, imageKey, readImageKey, thumbnailKey } from "./location.ts";
import { processImage } from "./process.ts";

const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });

describe("the image step", () => {
  it("keeps the size, and makes a thumbnail of the same shape", async () => {
    const source = await noise(1_344, 768).png().toBuffer();
    const done = await processImage(source, "trainedAlgorithmicMedia");
    expect(done).toMatchObject({ width: 1_344, height: 768, contentType: "image/webp" });
    expect(await sharp(done.bytes).metadata()).toMatchObject({
      format: "webp",
      width: 1_344,
      height: 768,
    });
    expect(await sharp(done.thumbnail).metadata()).toMatchObject({ width: 512, height: 293 });
  });

  it("never enlarges for a thumbnail", async () => {
    const { thumbnail } = await processImage(
      await noise(64, 32).png().toBuffer(),
      "algorithmicMedia",
    );
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 64, height: 32 });
  });

  it("marks both files as generated, in the IPTC's words §transparency.marked", async () => {
    const done = await processImage(await noise(64, 64).png().toBuffer(), "algorithmicMedia");
    for (const file of [done.bytes, done.thumbnail]) {
      const { xmp } = await sharp(file).metadata();
      expect(xmp?.toString()).toContain(
        'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"',
      );
    }
  });

  it("drops what the source carried: place, camera, comments, colour profile §transparency.clean", async () => {
    const source = await noise(64, 64)
      .withExif({
        IFD0: { Copyright: "canary", Artist: "canary" },
        IFD3: { GPSLatitude: "51/1 30/1 0/1" },
      })
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'>canary</x:xmpmeta>")
      .jpeg()
      .toBuffer();
    expect(source.includes("canary")).toBe(true);
    const { bytes } = await processImage(source, "algorithmicMedia");
    expect(Buffer.from(bytes).includes("canary")).toBe(false);
    const { exif, icc } = await sharp(bytes).metadata();
    expect(exif).toBeUndefined();
    expect(icc).toBeUndefined();
  });

  it("turns a picture upright before the note about it is dropped", async () => {
    const source = await noise(80, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await processImage(source, "algorithmicMedia")).toMatchObject({ width: 40, height: 80 });
  });

  it.each([
    ["no picture", async () => Buffer.from("hello")],
    [
      "a drawing with a script",
      async () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>"),
    ],
    ["an animation", () => noise(8, 8).gif().toBuffer()],
    ["nothing", async () => Buffer.alloc(0)],
    ["half a picture", async () => (await noise(64, 64).png().toBuffer()).subarray(0, 2_000)],
    [
      "a picture of too many pixels",
      () =>
        sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: "red" } })
          .png()
          .toBuffer(),
    ],
  ])("refuses %s", async (_, source) => {
    await expect(processImage(await source(), "algorithmicMedia")).rejects.toThrow();
  });
});

describe("where files lie", () => {
  const of = {
    id: "gen_01ARZ3NDEKTSV4RRFFQ69G5FAV",
    imageClass: "free",
    imagePrefix: "abc",
    expiresAt: "2026-11-30T11:00:00.000Z",
    fileToken: "0123456789abcdef0123",
  } as const;
  const image = { n: 2, width: 1_344, height: 768 };

  const folder = `images/free/abc/1796036400/${of.id}`;

  it("class, viewer, expiry and generation stand in the key, in this order", () => {
    expect(imageKey(of, image)).toBe(`${folder}/2-${of.fileToken}-1344x768.webp`);
    expect(thumbnailKey(of, image)).toBe(`${folder}/2-${of.fileToken}-1344x768.thumb.webp`);
  });

  it("a key says which image it is, and only its own generation's", () => {
    expect(readImageKey(of, imageKey(of, image))).toEqual(image);
    expect(readImageKey(of, thumbnailKey(of, image))).toBeUndefined();
    expect(readImageKey({ ...of, fileToken: "ff" }, imageKey(of, image))).toBeUndefined();
    expect(readImageKey(of, `${folder}/2.webp`)).toBeUndefined();
  });

  it("files are gone a day after the midnight that follows their expiry §retention.dates", () => {
    expect(new Date(goneBy(of.expiresAt)).toISOString()).toBe("2026-12-02T00:00:00.000Z");
  });
});

describe("the cookies that open images", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const key = { keyPairId: "K1", privateKey };
  const at = (now: number) => ({ now: () => now });
  const viewer = { origin: "https://nanaimg.app", imagePrefix: "abc", imageClass: "free" } as const;
  const unBase64 = (text: string) =>
    Buffer.from(text.replaceAll("-", "+").replaceAll("_", "=").replaceAll("~", "/"), "base64");

  it("name only the viewer's own prefix, and end within thirteen hours", () => {
    const now = 1_796_036_400_000 + 17 * 60_000;
    const cookies = accessCookies(key, at(now), viewer);
    const value = (name: string) => cookies.find((cookie) => cookie.name === name)?.value ?? "";
    expect(cookies.map(({ path }) => path)).toEqual(Array(3).fill("/images/free/abc"));
    const policy = unBase64(value("CloudFront-Policy"));
    const { Statement } = JSON.parse(policy.toString());
    expect(Statement).toHaveLength(1);
    expect(Statement[0].Resource).toBe("https://nanaimg.app/images/free/abc/*");
    const ends = Statement[0].Condition.DateLessThan["AWS:EpochTime"] * 1000;
    expect(ends - now).toBeGreaterThanOrEqual(12 * hour);
    expect(ends - now).toBeLessThan(13 * hour);
    const verifier = createVerify("RSA-SHA1").update(policy);
    expect(
      verifier.verify(createPublicKey(publicKey), unBase64(value("CloudFront-Signature"))),
    ).toBe(true);
    expect(value("CloudFront-Key-Pair-Id")).toBe("K1");
  });

  it("are the same through an hour, and others for another viewer, host or day", () => {
    const start = Math.floor(1_796_036_400_000 / hour) * hour;
    const cookies = accessCookies(key, at(start), viewer);
    expect(accessCookies(key, at(start + hour - 1), viewer)).toBe(cookies);
    for (const other of [
      accessCookies(key, at(start + day), viewer),
      accessCookies(key, at(start), { ...viewer, imagePrefix: "abd" }),
      accessCookies(key, at(start), { ...viewer, origin: "http://localhost:3000" }),
    ]) {
      expect(other).not.toEqual(cookies);
    }
  });
});
