/** Files an export cannot hold. */
import { describe, expect, it } from "vitest";
import { hour, iso } from "../clock.ts";
import { imageKey } from "../image/location.ts";
import { exportContext, mebibyte, requested, seedImages, workExports } from "./testing/exporter.ts";
import { never, pathOf, useScene } from "./testing/scene.ts";

const scene = useScene();

describe("a file that is not there", () => {
  it("is named with the reason: deleted by its owner, or lost by us §export.omissions", async () => {
    const [kept, deleted, lost] = await seedImages(scene.product, scene.id, {
      generations: 3,
      bytesEach: 10,
    });
    if (!kept || !deleted || !lost) throw new Error("nothing made");
    await requested(scene.mia);
    const context = exportContext(scene.product);
    let saved = 0;
    await workExports(
      scene.product,
      {},
      {
        ...context,
        archives: {
          ...context.archives,
          async begin(...args) {
            if (saved++ === 0) {
              await scene.mia.delete(`/api/generations/${deleted.id}`);
              await scene.product.context.images.removeAll(
                imageKey(lost, lost.images[0] ?? never()),
              );
            }
            return context.archives.begin(...args);
          },
        },
      },
    );
    const [ready] = (await scene.mia.get("/api/account/exports")).body.items as unknown as {
      id: string;
    }[];
    const archive = await scene.downloaded(ready?.id ?? "");
    const { omissions } = archive.json<{
      omissions: { path: string; reason: string; words: string }[];
    }>("export.json");
    expect(omissions.map(({ path, reason }) => ({ path, reason }))).toEqual([
      { path: pathOf(deleted), reason: "deleted" },
      { path: pathOf(lost), reason: "missing" },
    ]);
    // Operators delete as well: the reason is not who.
    expect(omissions[0]?.words).toBe("Deleted while the export was written.");
    expect(archive.paths).toContain(pathOf(kept));
    expect(archive.paths).not.toContain(pathOf(deleted));
    expect(archive.text("index.html")).toContain("Deleted while the export");
    expect(scene.product.logged.join("\n")).toContain("an image of an export is missing");
  });

  it("because its time is over is named, too §export.omissions", async () => {
    const soon = Math.floor((scene.product.clock.now() + hour) / 1000) * 1000;
    const [made] = await seedImages(scene.product, scene.id, {
      generations: 1,
      bytesEach: 10,
      expiresAt: iso(soon),
    });
    if (!made) throw new Error("nothing made");
    const { id: exportId } = await requested(scene.mia);
    const context = exportContext(scene.product);
    await workExports(
      scene.product,
      {},
      {
        ...context,
        archives: {
          ...context.archives,
          async begin(key) {
            scene.product.clock.advance(2 * hour);
            return context.archives.begin(key);
          },
        },
      },
    );
    const archive = await scene.downloaded(exportId);
    expect(archive.json("export.json").omissions).toMatchObject([
      { path: pathOf(made), reason: "expired" },
    ]);
  });

  it("in any archive is named in the first", async () => {
    const made = await seedImages(scene.product, scene.id, {
      generations: 4,
      bytesEach: 3 * mebibyte,
    });
    const last = made.at(-1) ?? never();
    await scene.product.context.images.removeAll(imageKey(last, last.images[0] ?? never()));
    const { id: exportId } = await requested(scene.mia);
    await workExports(scene.product, { partBytes: 11 * mebibyte });
    const first = await scene.downloaded(exportId, 1);
    const second = await scene.downloaded(exportId, 2);
    expect(first.checked.info["Bag-Count"]).toBe("1 of 2");
    expect(second.checked.info["Bag-Count"]).toBe("2 of 2");
    expect(first.checked.info["Bag-Group-Identifier"]).toBe(exportId);
    expect(second.checked.info["Bag-Group-Identifier"]).toBe(exportId);
    for (const archive of [first, second]) {
      expect(archive.json("export.json").omissions).toMatchObject([
        { path: pathOf(last), reason: "missing" },
      ]);
    }
    expect(first.paths).toContain("generations.jsonl");
    expect(second.paths).not.toContain("generations.jsonl");
    expect(
      first.paths.concat(second.paths).filter((path) => path.startsWith("images/")),
    ).toHaveLength(3);
  });
});
