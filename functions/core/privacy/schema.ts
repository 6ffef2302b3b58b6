/** What a kind of item looks like in a person's export: its fields, and their JSON Schema. */
import type { Attribute, Attributes } from "../../db/attribute.ts";
import type { ItemDeclaration } from "./declare.ts";

/** JSON Schema 2020-12, as far as it is used here. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/** The attributes of a kind that a person gets: all but those declared to have no place there. */
export function exportedAttributes({ attributes, fields }: ItemDeclaration): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name]) => !isNone(fields?.[name]?.export)),
  );
}

/** The part of an item that belongs into an export. */
export function exportedValue(
  declaration: ItemDeclaration,
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const names = Object.keys(exportedAttributes(declaration));
  return Object.fromEntries(
    names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]),
  );
}

/**
 * What `exportedValue` answers, as JSON Schema 2020-12. Nothing else may stand in such an object.
 * @see https://json-schema.org/draft/2020-12
 */
export function schemaOf(declaration: ItemDeclaration): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `https://nanaimg.app/schemas/${declaration.name}.schema.json`,
    title: declaration.name,
    description: declaration.about,
    ...objectOf(exportedAttributes(declaration), (name) => declaration.fields?.[name]?.about),
  };
}

function objectOf(attributes: Attributes, about?: (name: string) => string | undefined) {
  const entries = Object.entries(attributes);
  return {
    type: "object",
    properties: Object.fromEntries(
      entries.map(([name, attribute]) => {
        const description = about?.(name);
        return [name, { ...shapeOf(attribute), ...(description ? { description } : {}) }];
      }),
    ),
    required: entries.filter(([, { optional }]) => !optional).map(([name]) => name),
    additionalProperties: false,
  } satisfies JsonSchema;
}

const types = {
  text: "string",
  whole: "integer",
  real: "number",
  flag: "boolean",
  list: "array",
  record: "object",
} as const;

function shapeOf({ kind, of, fields }: Attribute<unknown>): JsonSchema {
  if (fields) return objectOf(fields);
  return { type: types[kind], ...(of ? { items: shapeOf(of) } : {}) };
}

export function isNone(place: string | { readonly none: string } | undefined): boolean {
  return typeof place === "object";
}
