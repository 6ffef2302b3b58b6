import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { flag, list, optional, real, record, text, whole } from "../../db/attribute.ts";
import { item, personal } from "./declare.ts";
import { items } from "./inventory.ts";
import { exportedValue, schemaOf } from "./schema.ts";

const ajv = new Ajv2020({ strict: true });

const thing = item("thing", {
  ...personal,
  about: "A thing.",
  category: "content",
  purposes: ["service"],
  kept: "erasure",
  export: "things.jsonl",
  clauses: ["usage"],
  fields: { secret: { export: { none: "A secret." } }, label: { about: "Its name." } },
  attributes: {
    label: text(),
    secret: text(),
    size: whole(),
    weight: optional(real()),
    good: flag(),
    parts: list(record({ id: text(), count: optional(whole()) })),
  },
});
const accepts = new Ajv2020().compile(schemaOf(thing));
const value = { label: "a", secret: "s", size: 1, good: true, parts: [{ id: "x" }] };

describe("the schema of an exported kind", () => {
  it.each(Object.values(items))("is valid JSON Schema 2020-12: $name", (kind) => {
    expect(() => ajv.compile(schemaOf(kind))).not.toThrow();
  });

  it("takes what is exported of an item, which is not what is declared to stay out", () => {
    const { secret, ...rest } = value;
    expect(exportedValue(thing, value)).toEqual(rest);
    expect(accepts(rest)).toBe(true);
    expect(accepts({ ...rest, secret })).toBe(false);
  });

  it.each([
    ["a missing field", { size: undefined }],
    ["a field it does not have", { other: 1 }],
    ["half an integer", { size: 1.5 }],
    ["text for a number", { weight: "1" }],
    ["a missing field deep inside", { parts: [{}] }],
    ["a field it does not have deep inside", { parts: [{ id: "x", other: 1 }] }],
  ])("refuses %s", (_, change) => {
    const { secret, ...rest } = { ...value, ...change };
    expect(accepts(JSON.parse(JSON.stringify(rest)))).toBe(false);
  });

  it("describes the whole and the fields that have words of their own", () => {
    expect(schemaOf(thing)).toMatchObject({
      title: "thing",
      description: "A thing.",
      properties: { label: { type: "string", description: "Its name." } },
    });
  });
});
