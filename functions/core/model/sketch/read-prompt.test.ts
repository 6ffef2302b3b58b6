import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPrompt } from "./read-prompt.ts";
import { colourWords, placeWords, styleWords, timeWords } from "./words/setting-words.ts";
import { subjectWords } from "./words/subject-words.ts";

const kinds = (prompt: string) => readPrompt(prompt).subjects.map((s) => [s.kind, s.count]);

describe("reading a prompt", () => {
  it("finds the subject, its colour, the moon's size, the relation and the style", () => {
    const reading = readPrompt("a red fox under a huge moon, watercolour");
    expect(reading.subjects).toEqual([
      {
        kind: "fox",
        count: 1,
        size: "normal",
        pose: "rest",
        wears: [],
        colour: "red",
        relation: { how: "under", to: "moon" },
      },
    ]);
    expect(reading.sky.moon?.size).toBe("huge");
    expect(reading.style).toBe("watercolour");
    expect(reading.unknown).toEqual([]);
  });

  it("counts in words, in digits and by plurals", () => {
    expect(kinds("two foxes")).toEqual([["fox", 2]]);
    expect(kinds("5 penguins and a dozen eggs")).toEqual([
      ["penguin", 5],
      ["egg", 12],
    ]);
    expect(kinds("a pair of swans")).toEqual([["swan", 2]]);
    expect(kinds("wolves")).toEqual([["wolf", 3]]);
    expect(kinds("butterflies")).toEqual([["butterfly", 3]]);
    expect(kinds("999 cats")).toEqual([["cat", 14]]);
  });

  it("gives each thing its own adjectives", () => {
    const [cat, bird] = readPrompt("a tiny black cat beside a huge blue bird").subjects;
    expect(cat).toMatchObject({ kind: "cat", size: "tiny", colour: "black" });
    expect(cat?.relation).toEqual({ how: "beside", to: 1 });
    expect(bird).toMatchObject({ kind: "bird", size: "huge", colour: "blue" });
  });

  it("puts things on, in and over others", () => {
    expect(readPrompt("a cat on a red car").subjects[0]?.relation).toEqual({ how: "on", to: 1 });
    expect(readPrompt("a mouse in a cup").subjects[0]?.relation).toEqual({ how: "in", to: 1 });
    expect(readPrompt("a dragon above a castle").subjects[0]?.relation).toEqual({
      how: "over",
      to: 1,
    });
  });

  it("reads where, when and in which weather", () => {
    expect(readPrompt("a city at night in the rain")).toMatchObject({
      place: "city",
      time: "night",
      weather: "rain",
    });
    expect(readPrompt("snowy mountains at sunrise in winter")).toMatchObject({
      place: "mountains",
      time: "dawn",
      weather: "snow",
      season: "winter",
    });
    expect(readPrompt("a mountain lake").place).toBe("lake");
  });

  it("tells a colour from a thing of the same name", () => {
    expect(readPrompt("an orange cat").subjects).toHaveLength(1);
    expect(readPrompt("an orange cat").subjects[0]?.colour).toBe("orange");
    expect(readPrompt("three oranges").subjects[0]).toMatchObject({ kind: "orange", count: 3 });
    expect(readPrompt("a fox under a purple sky").tints.sky).toBe("purple");
  });

  it("dresses who is said to wear something", () => {
    const [elephant] = readPrompt("a purple elephant with a yellow hat").subjects;
    expect(elephant?.wears).toEqual([{ what: "hat", colour: "yellow" }]);
  });

  it("covers the ground with what a field is of", () => {
    const reading = readPrompt("a robot in a sunflower field");
    expect(reading.subjects.map((s) => [s.kind, s.crop ?? false])).toEqual([
      ["robot", false],
      ["sunflower", true],
    ]);
    expect(readPrompt("a field of tulips").subjects[0]?.crop).toBe(true);
  });

  it("leaves out what is said to be absent", () => {
    expect(kinds("a house without trees")).toEqual([["house", 1]]);
    expect(readPrompt("a beach, no clouds").sky.clouds).toBeUndefined();
  });

  it("knows common nouns and colours in German, French and Spanish", () => {
    expect(readPrompt("zwei rote Füchse unter dem Vollmond").subjects[0]).toMatchObject({
      kind: "fox",
      count: 2,
      colour: "red",
      relation: { how: "under", to: "moon" },
    });
    expect(readPrompt("un chat noir sous la lune").subjects[0]).toMatchObject({
      kind: "cat",
      colour: "black",
    });
    expect(readPrompt("un chat noir sous la lune").style).toBeUndefined();
    expect(readPrompt("una casa azul en la nieve")).toMatchObject({ weather: "snow" });
    expect(readPrompt("una casa azul").subjects[0]).toMatchObject({
      kind: "house",
      colour: "blue",
    });
  });

  it("prefers the clearer of two style words", () => {
    expect(readPrompt("a painting of a cat in watercolour").style).toBe("watercolour");
    expect(readPrompt("a painting of a cat").style).toBe("oil");
  });

  it("lets words it does not know change the picture's nature, and the same words not", () => {
    expect(readPrompt("zorgle").hash).not.toBe(readPrompt("blimfax").hash);
    expect(readPrompt("Zorgle!").hash).toBe(readPrompt("zorgle").hash);
    expect(readPrompt("zorgle").unknown).toEqual(["zorgle"]);
  });

  it("finds every word of its own lists", () => {
    for (const [kind, words] of Object.entries(subjectWords)) {
      const first = words.split("|")[0] ?? "";
      expect([kind, readPrompt(`a ${first}`).subjects.map((s) => s.kind)]).toEqual([kind, [kind]]);
    }
    for (const [place, words] of Object.entries(placeWords))
      expect([place, readPrompt(words.split("|")[0] ?? "").place]).toEqual([place, place]);
    for (const [time, words] of Object.entries(timeWords))
      expect([time, readPrompt(words.split("|")[0] ?? "").time]).toEqual([time, time]);
    for (const [style, words] of Object.entries(styleWords))
      expect([style, readPrompt(words.split("|")[0] ?? "").style]).toEqual([style, style]);
    for (const [colour, words] of Object.entries(colourWords))
      expect([colour, readPrompt(`${words.split(" ")[0]} cat`).subjects[0]?.colour]).toEqual([
        colour,
        colour,
      ]);
  });

  it("never throws and keeps its numbers small, whatever the text", () => {
    const vocabulary = [...Object.values(subjectWords), ...Object.values(placeWords)]
      .join("|")
      .split("|");
    const sentence = fc
      .array(
        fc.oneof(
          fc.constantFrom(...vocabulary),
          fc.constantFrom(
            "on",
            "in",
            "under",
            "over",
            "two",
            "99",
            "red",
            ",",
            "no",
            "huge",
            "wearing a",
          ),
          fc.string({ unit: "binary" }),
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme", maxLength: 300 }), sentence), (prompt) => {
        const reading = readPrompt(prompt);
        expect(reading.subjects.length).toBeLessThanOrEqual(6);
        for (const subject of reading.subjects) {
          expect(subject.count).toBeGreaterThanOrEqual(1);
          expect(subject.count).toBeLessThanOrEqual(14);
          const to = subject.relation?.to;
          if (typeof to === "number") expect(reading.subjects[to]).toBeDefined();
        }
        expect(readPrompt(prompt)).toEqual(reading);
      }),
      { numRuns: 400 },
    );
  });
});
