/** Files: the buckets, and what lies under which beginning of a key. */
import { type ImageClass, imageClasses } from "../../retention.ts";
import { type Declaration, impersonal, type PlaceDeclaration, personal } from "../declare.ts";

export type BucketName =
  | "images"
  | "uploads"
  | "exports"
  | "training"
  | "tombstones"
  | "salts"
  | "site";

export interface ObjectsDeclaration extends PlaceDeclaration {
  readonly bucket: BucketName;
  /** Beginning of the keys. Empty: the whole bucket. */
  readonly prefix: string;
}

const file = {
  ...personal,
  category: "content",
  purposes: ["service"],
  enforcedBy: "lifecycle",
} as const satisfies Partial<Declaration>;

const ofRights = { purposes: ["rights"], basis: "legal obligation" } as const;

const imagesOf = (imageClass: ImageClass): ObjectsDeclaration => ({
  ...file,
  name: `${imageClass} images`,
  about: `The images made for you that are kept as long as on ${imageClass === "free" ? "the free plan" : "a paid plan"}, each with a small copy for lists.`,
  bucket: "images",
  prefix: `images/${imageClass}/`,
  kept: { class: imageClass, from: "pressing Generate" },
  export: "images/",
  clauses: ["usage", "retention", "deletion"],
});

export const objects = {
  ...(Object.fromEntries(imageClasses.map((each) => [`${each}Images`, imagesOf(each)])) as Record<
    `${ImageClass}Images`,
    ObjectsDeclaration
  >),
  uploads: {
    ...file,
    name: "uploads",
    about: "Reference pictures you attached.",
    bucket: "uploads",
    prefix: "",
    kept: { class: "upload", from: "attaching it" },
    export: "uploads/",
    clauses: ["usage", "retention"],
  },
  exports: {
    ...file,
    name: "exports",
    about: "The archives you asked for: a copy of everything we hold about you.",
    bucket: "exports",
    prefix: "exports/",
    ...ofRights,
    kept: { class: "export", from: "the archive being ready" },
    export: { none: "It is the export." },
    clauses: ["export"],
  },
  exportWork: {
    ...file,
    name: "beginnings of exports",
    about: "What of your export is gathered so far, while it is being written.",
    bucket: "exports",
    prefix: "work/",
    ...ofRights,
    kept: { class: "export", from: "asking for the export" },
    export: { none: "It becomes the export." },
    clauses: ["export"],
  },
  training: {
    ...file,
    name: "training copies",
    about: "Copies of images and prompts you gave us to train models with, while you let us.",
    bucket: "training",
    prefix: "training/",
    purposes: ["training"],
    basis: "consent",
    kept: "withdrawal",
    enforcedBy: "delete",
    export: { none: "The images and prompts themselves are in the export." },
    clauses: ["training", "withdraw"],
  },
  tombstones: {
    ...file,
    name: "tombstones",
    about:
      "That an account with a random number was erased, so that a restored backup is erased again.",
    bucket: "tombstones",
    prefix: "tombstones/",
    category: "record",
    purposes: ["law"],
    basis: "legal obligation",
    kept: { class: "tombstone", from: "the erasure" },
    export: { none: "Written when there is nobody left to export for." },
    erasure: {
      retained: "The duty to keep what was erased from coming back (GDPR art. 5(2), 17).",
    },
    clauses: ["erasure"],
  },
  salts: {
    ...impersonal,
    name: "salts",
    about: "The random number of a day that tells its visitors apart. It is about nobody.",
    bucket: "salts",
    prefix: "salts/",
    purposes: ["analytics"],
    kept: { class: "visit", from: "the beginning of the day" },
    enforcedBy: "delete",
    erasure: "expire",
    clauses: ["analytics"],
  },
  site: {
    ...impersonal,
    name: "site",
    about: "The pages of the site itself.",
    bucket: "site",
    prefix: "",
    kept: "replaced",
    enforcedBy: "delete",
    erasure: "expire",
    clauses: [],
  },
} as const satisfies Record<string, ObjectsDeclaration>;
