import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compose } from "./compose.ts";
import { createFrame } from "./frame.ts";
import { readPrompt } from "./read-prompt.ts";

const here = dirname(fileURLToPath(import.meta.url));
const sources = readdirSync(here, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
);

describe("the sketch model's code", () => {
  it("takes no chance, no time, no file and no network", () => {
    expect(sources.length).toBeGreaterThan(40);
    for (const name of sources) {
      const text = readFileSync(join(here, name), "utf8");
      const imports = [...text.matchAll(/from "([^"]+)"/g)].map((m) => m[1] ?? "");
      const outside = imports.filter((i) => !i.startsWith("."));
      expect([name, outside.filter((i) => i !== "sharp" && i !== "node:timers/promises")]).toEqual([
        name,
        [],
      ]);
      expect([
        name,
        /Math\.random|Date\b|fetch\(|process\./.test(text.replace(/\/\*\*[\s\S]*?\*\//g, "")),
      ]).toEqual([name, false]);
    }
  });

  it("never puts the prompt's own text into the drawing", () => {
    const marker = "zqxjkvprompt";
    const scene = compose(
      readPrompt(`a fox <b>${marker}</b> "${marker}" under a moon`),
      createFrame(64, 64),
      7,
    );
    const svg = scene.layers.map((layer) => layer.svg).join("");
    expect(svg).not.toContain(marker);
    expect(svg).not.toMatch(/<(text|image|script|foreignObject)|href=/);
  });

  it("draws with finite numbers only", () => {
    const sizes = [
      [64, 64],
      [112, 48],
      [48, 80],
    ] as const;
    for (let seed = 0; seed < 60; seed++) {
      const prompts = [
        "",
        "two foxes on a boat",
        "a whale and a moon",
        "city storm",
        "garden",
        "zzz",
      ];
      const [width, height] = sizes[seed % sizes.length] ?? [64, 64];
      const frame = createFrame(width, height);
      const scene = compose(readPrompt(prompts[seed % prompts.length] ?? ""), frame, seed * 7919);
      for (const layer of scene.layers) expect(layer.svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});
