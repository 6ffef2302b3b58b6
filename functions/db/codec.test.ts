import { describe, expect, test } from "vitest";
import { flag, list, optional, real, record, text, whole } from "./attribute.ts";
import { assertDeclared, decode } from "./codec.ts";

const thing = {
  name: "thing",
  attributes: {
    label: text<"a" | "b">(),
    size: whole(),
    weight: real(),
    good: flag(),
    note: optional(text()),
    parts: list(record({ id: text(), count: optional(whole()) })),
  },
};

const value = { label: "a", size: 1, weight: 0.5, good: true, parts: [{ id: "x" }] };

describe("a value that is written", () => {
  test("may leave out what is optional, or say undefined", () => {
    expect(() => assertDeclared(thing, value)).not.toThrow();
    expect(() => assertDeclared(thing, { ...value, note: undefined })).not.toThrow();
  });

  test.each([
    ["an undeclared attribute", { secret: 1 }, "thing.secret is not declared"],
    [
      "an attribute every object inherits",
      { constructor: {} },
      "thing.constructor is not declared",
    ],
    [
      "an undeclared attribute deep inside",
      { parts: [{ id: "x", secret: 1 }] },
      "thing.parts[0].secret is not",
    ],
    ["a missing attribute", { size: undefined }, "thing.size is missing"],
    ["a missing attribute deep inside", { parts: [{}] }, "thing.parts[0].id is missing"],
    ["text for a number", { size: "1" }, "thing.size is not of the declared kind whole"],
    ["half an integer", { size: 1.5 }, "thing.size is not"],
    ["an integer too large to be exact", { size: 2 ** 53 }, "thing.size is not"],
    ["no number", { weight: Number.NaN }, "thing.weight is not"],
    ["a number for a flag", { good: 1 }, "thing.good is not"],
    ["null", { note: null }, "thing.note is not"],
    ["an object for a list", { parts: {} }, "thing.parts is not"],
    ["a list for a record", { parts: [["x"]] }, "thing.parts[0] is not"],
  ])("with %s is refused by name §account.declared", (_, change, message) => {
    expect(() => assertDeclared(thing, { ...value, ...change })).toThrow(message);
  });

  test("in part need not be complete, but what there is must be declared and whole", () => {
    expect(() => assertDeclared(thing, { size: 2 }, { partial: true })).not.toThrow();
    expect(() => assertDeclared(thing, { sise: 2 }, { partial: true })).toThrow("thing.sise");
    expect(() => assertDeclared(thing, { parts: [{}] }, { partial: true })).toThrow("parts[0].id");
  });
});

describe("an item that is read", () => {
  test("comes without keys and without what is not declared any more", () => {
    const item = { pk: "p", sk: "s", type: "thing", ttl: 1, dueAt: "x", old: 1, ...value };
    expect(decode(thing, item)).toEqual(value);
  });

  test("of another kind is refused", () => {
    expect(() => decode(thing, { ...value, type: "other" })).toThrow(
      "expected a thing, found other",
    );
  });
});
