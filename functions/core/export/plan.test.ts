import fc from "fast-check";
import { expect, it } from "vitest";
import { splitter } from "./plan.ts";

it("images fall into archives in their order, and no archive grows past its limits, unless one image does", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 40_000_000 }), { maxLength: 200 });
  const limits = fc.record({
    partBytes: fc.integer({ min: 5_000_000, max: 60_000_000 }),
    partImages: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(sizes, limits, fc.nat(5_000_000), (all, limit, recordBytes) => {
      const partOf = splitter(limit, recordBytes);
      const parts = new Map<number, number[]>();
      let before = 1;
      for (const bytes of all) {
        const part = partOf({ bytes });
        expect(part - before === 0 || part - before === 1).toBe(true);
        before = part;
        parts.set(part, [...(parts.get(part) ?? []), bytes]);
      }
      for (const [part, images] of parts) {
        const bytes = images.reduce((sum, each) => sum + each, part === 1 ? recordBytes : 0);
        expect(images.length).toBeLessThanOrEqual(limit.partImages);
        if (images.length > 1) expect(bytes).toBeLessThanOrEqual(limit.partBytes);
      }
    }),
  );
});
