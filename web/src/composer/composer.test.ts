import { describe, expect, it } from "vitest";
import { models } from "../models.ts";
import { type Draft, fitted, orderOf } from "./draft.ts";
import { Presses } from "./press.ts";
import { charactersLeft, counter, readiness, seedIsValid } from "./readiness.ts";

const [model] = models;
if (!model) throw new Error("the catalogue is empty");

const draft: Draft = { ...fitted({}, models), prompt: "a fox" };
const calm = { available: 20, quoted: undefined, online: true, sending: false };

describe("the button", () => {
  it("names the price when it can be pressed", () => {
    expect(readiness(draft, model, calm)).toMatchObject({
      ready: true,
      label: "Generate · 1 credit",
    });
    const four = { ...draft, count: 4, resolution: "2K" as const };
    expect(readiness(four, model, calm).label).toBe("Generate · 8 credits");
  });

  it("believes the API's price before the catalogue's", () => {
    expect(readiness(draft, model, { ...calm, quoted: 3 }).label).toBe("Generate · 3 credits");
  });

  it("says why when it cannot be pressed, and which field would help", () => {
    const said = (change: Partial<Draft>, situation = {}) =>
      readiness({ ...draft, ...change }, model, { ...calm, ...situation });
    expect(said({ prompt: " \n " })).toMatchObject({
      ready: false,
      label: "Write a prompt first",
      mend: "prompt",
    });
    const long = "x".repeat(model.maxPromptCharacters + 1);
    expect(said({ prompt: long })).toMatchObject({
      label: "Shorten the prompt first",
      mend: "prompt",
    });
    expect(said({ seed: "-1" })).toMatchObject({ label: "Check the seed first", mend: "seed" });
    expect(said({ count: 4 }, { available: 2 }).label).toBe("Needs 4 credits, you have 2");
    expect(said({}, { online: false }).label).toBe("You are offline");
    expect(said({}, { sending: true })).toMatchObject({ ready: false, label: "Sending…" });
  });

  it("refuses nobody for a balance that is not known", () => {
    expect(readiness(draft, model, { ...calm, available: undefined }).ready).toBe(true);
  });
});

describe("the counter", () => {
  it("counts as the API does: by code points, without the spaces around", () => {
    expect(charactersLeft("  🦊🦊  ", model)).toBe(model.maxPromptCharacters - 2);
  });

  it("shows only near the limit", () => {
    expect(counter("x".repeat(1_599), model)).toBeUndefined();
    expect(counter("x".repeat(1_999), model)).toBe("1 character left");
    expect(counter("x".repeat(2_003), model)).toBe("3 characters too many");
  });
});

describe("a seed", () => {
  it("is a whole number of 32 bits, or nothing", () => {
    expect(["", " ", "0", "4294967295"].map(seedIsValid)).toEqual([true, true, true, true]);
    expect(["4294967296", "1.5", "-1", "x", "1e3"].map(seedIsValid)).toEqual(
      Array(5).fill(false) as boolean[],
    );
  });

  it("is ordered only when there is one", () => {
    expect(orderOf(draft)).not.toHaveProperty("seed");
    expect(orderOf({ ...draft, seed: " 7 " }).seed).toBe(7);
  });
});

describe("a draft", () => {
  it("of another time is fitted to what the model can do now", () => {
    const odd = { model: "retired", resolution: "4K", aspectRatio: "1:8", count: 99, seed: 3 };
    expect(fitted(odd as unknown as Partial<Draft>, models)).toEqual({
      prompt: "",
      model: "sketch",
      resolution: "1K",
      aspectRatio: "1:1",
      count: 4,
      seed: "",
    });
  });
});

describe("presses", () => {
  const counting = () => {
    let n = 0;
    return new Presses(() => `key-${++n}`);
  };

  it("for the same order are one press until the API has answered", () => {
    const presses = counting();
    const order = orderOf(draft);
    expect(presses.keyFor(order)).toBe("key-1");
    expect(presses.keyFor(order)).toBe("key-1");
    presses.answered();
    expect(presses.keyFor(order)).toBe("key-2");
  });

  it("for another order are another press", () => {
    const presses = counting();
    presses.keyFor(orderOf(draft));
    expect(presses.keyFor(orderOf({ ...draft, count: 2 }))).toBe("key-2");
  });

  it("made on the landing page keep their key in the studio", () => {
    const presses = counting();
    expect(presses.keyFor(orderOf(draft), "from-landing")).toBe("from-landing");
    expect(presses.keyFor(orderOf(draft))).toBe("from-landing");
  });
});
