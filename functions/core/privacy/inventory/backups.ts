/** Copies we can go back to. */
import type { PlaceDeclaration } from "../declare.ts";

export const backups = {
  table: {
    subject: "person",
    category: "record",
    name: "recovery of the database",
    about:
      "The database as it was at any moment of the last days, to undo damage. Files are not in it.",
    purposes: ["security"],
    basis: "legitimate interest",
    kept: { class: "backup", from: "each change" },
    enforcedBy: "recovery window",
    recipients: ["hosting"],
    export: { none: "The same data as in the database, only older." },
    erasure: "expire",
    clauses: ["retention", "erasure"],
  },
} as const satisfies Record<string, PlaceDeclaration>;
