/** Audits that die, fail, or run twice at once. */
import { describe, expect, it } from "vitest";
import { day, hour } from "../clock.ts";
import type { AuditContext } from "../context.ts";
import { runAudit } from "./audit.ts";
import { listAudits } from "./latest.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

describe("an audit that is interrupted", () => {
  it("goes on where it was, and counts nothing twice", async () => {
    for (let n = 0; n < 3; n++) await scene.putFile("tombstones", `file-${n}`);
    let calls = 0;
    // One page each time: as if every invocation were out of time after it.
    const page = () => runAudit(scene.context, () => calls++ % 2 === 1);
    for (let n = 0; n < 40; n++) await page();
    const [audit] = await listAudits(scene.context, 1);
    expect(audit?.state).toBe("done");
    expect(audit?.stores.find(({ store }) => store === "tombstones")?.looked).toBe(
      (await scene.files("tombstones")).length,
    );
  });

  it("goes on after a failure of a store", async () => {
    const failing: AuditContext = {
      ...scene.context,
      shelves: {
        ...scene.context.shelves,
        exports: {
          ...scene.context.shelves.exports,
          page: async () => {
            throw new Error("no answer");
          },
        },
      },
    };
    await expect(runAudit(failing, () => false)).rejects.toThrow("no answer");
    const [begun] = await listAudits(scene.context, 1);
    expect(begun).toMatchObject({ state: "running", store: "exports" });
    expect((await scene.audited()).state).toBe("done");
  });

  it("two at once remove everything and agree on one result", async () => {
    const stray = await scene.made();
    await scene.removeRow(stray);
    scene.product.clock.advance(2 * hour);
    await Promise.all([runAudit(scene.context, () => false), runAudit(scene.context, () => false)]);
    const images = (await scene.audited()).stores.find(({ store }) => store === "images");
    expect(images).toMatchObject({ orphaned: 2, removed: 2 });
  });

  it("finds again the next day what it had no time to remove", async () => {
    const stray = await scene.made();
    await scene.removeRow(stray);
    scene.product.clock.advance(2 * hour);
    const dying: AuditContext = {
      ...scene.context,
      shelves: {
        ...scene.context.shelves,
        images: {
          ...scene.context.shelves.images,
          remove: async () => {
            throw new Error("killed");
          },
        },
      },
    };
    await expect(runAudit(dying, () => false)).rejects.toThrow("killed");
    expect(await scene.of("images")).toEqual({ orphaned: 2 });
    scene.product.clock.advance(day);
    expect(await scene.of("images")).toMatchObject({ orphaned: 2, removed: 2 });
  });
});
