/**
 * Every attribute of the table's items. What is not declared here cannot be written: the codecs
 * derive from it.
 */
import { flag, list, optional, real, record, text, whole } from "../../db/attribute.ts";
import type { ValueOf } from "../../db/codec.ts";
import type { locales, themes } from "../account/schema.ts";
import type { entryKinds } from "../credit/schema.ts";
import type { FailureReason, GenerationState, generationStages } from "../generation/schema.ts";
import type { GenerationId, UserId } from "../id.ts";
import type { AspectRatio, Resolution } from "../model/catalogue.ts";
import type { ImageClass } from "../retention.ts";
import { item } from "./declare.ts";

type Stage = (typeof generationStages)[number];
type EntryKind = (typeof entryKinds)[number];

const personal = { subject: "person", basis: "contract", enforcedBy: "delete" } as const;
const billing = { ...personal, purposes: ["billing"], kept: "erasure" } as const;

export const account = item("account", {
  ...personal,
  about: "Your name, address and settings, and the plan you are on.",
  purposes: ["service"],
  kept: "erasure",
  export: "account/account.json",
  attributes: {
    id: text<UserId>(),
    name: text(),
    email: text(),
    locale: text<(typeof locales)[number]>(),
    theme: text<(typeof themes)[number]>(),
    plan: text<"free">(),
    status: text<"ACTIVE">(),
    /** Raised when an account is fenced off; work begun under an older epoch cannot commit. */
    epoch: whole(),
    /** The policy the person saw when signing up. */
    policyVersion: text(),
    /** Random part of the addresses of this person's images. */
    imagePrefix: text(),
    createdAt: text(),
  },
});
export type Account = ValueOf<typeof account>;

export const address = item("address", {
  ...personal,
  about: "That an address, kept here only as a digest, belongs to an account.",
  purposes: ["service"],
  kept: "erasure",
  export: { none: "A digest that only points to the account." },
  attributes: { userId: text<UserId>(), createdAt: text() },
});

export const password = item("password", {
  ...personal,
  about: "Your password, as an argon2id hash it cannot be read back from.",
  purposes: ["service"],
  kept: "erasure",
  export: { none: "A secret. Nobody can read it back, not even us." },
  attributes: { hash: text(), changedAt: text() },
});

export const signUpAttempt = item("signUpAttempt", {
  ...personal,
  about: "What you wrote when signing up, until you enter the code or it lapses.",
  purposes: ["service"],
  kept: { class: "signUp", from: "when you asked for the code" },
  enforcedBy: "ttl",
  export: { none: "Gone, or turned into the account, before there is anybody to export for." },
  attributes: {
    id: text(),
    name: text(),
    email: text(),
    passwordHash: text(),
    codeDigest: text(),
    policyVersion: text(),
    expiresAt: text(),
  },
});
export type SignUpAttempt = ValueOf<typeof signUpAttempt>;

export const session = item("session", {
  ...personal,
  about: "That a browser is signed in, under a digest of its cookie.",
  purposes: ["service", "security"],
  kept: { class: "session", from: "signing in" },
  enforcedBy: "ttl",
  export: { none: "A secret of your browser. Where you are signed in is in the export." },
  attributes: { userId: text<UserId>(), createdAt: text(), expiresAt: text() },
});
export type Session = ValueOf<typeof session>;

export const rate = item("rate", {
  subject: "visitor",
  about: "How often something was tried, under a digest of the address it came from.",
  purposes: ["security"],
  basis: "legitimate interest",
  kept: { class: "abuse", from: "the try" },
  enforcedBy: "ttl",
  export: { none: "Counts under digests, not linked to an account." },
  attributes: { count: whole() },
});

const lot = record({
  id: text(),
  source: text(),
  payment: optional(text()),
  remaining: whole(),
  createdAt: text(),
  expiresAt: optional(text()),
  /** It came back after it had expired and was given a last time to be spent in. */
  graced: optional(flag()),
});

export const wallet = item("wallet", {
  ...billing,
  about: "Your credits: what can be spent, what is set aside, and when it expires.",
  export: "billing/credits.jsonl",
  attributes: {
    seq: whole(),
    available: whole(),
    held: whole(),
    debt: whole(),
    frozen: flag(),
    lots: list(lot),
  },
});
export type Wallet = ValueOf<typeof wallet>;
export type Lot = Wallet["lots"][number];

export const entry = item("entry", {
  ...billing,
  about: "One movement of your credits. Never changed afterwards.",
  export: "billing/credits.jsonl",
  attributes: {
    id: text(),
    seq: whole(),
    operation: text(),
    kind: text<EntryKind>(),
    /** What it was for: a generation, a payment, the sign-up. */
    reference: text(),
    change: record({
      available: whole(),
      held: whole(),
      debt: whole(),
      granted: whole(),
      spent: whole(),
      expired: whole(),
      clawed: whole(),
    }),
    /** What it did to each lot. */
    postings: list(record({ lot: text(), change: whole() })),
    after: record({ available: whole(), held: whole(), debt: whole() }),
    at: text(),
  },
});
export type Entry = ValueOf<typeof entry>;

export const operation = item("operation", {
  ...billing,
  about: "That a movement of credits happened, so that it cannot happen twice.",
  export: { none: "Says only what the movement itself says." },
  attributes: {
    userId: text<UserId>(),
    /** SHA-256 of what the operation was asked to do. */
    hash: text(),
    seq: whole(),
    at: text(),
  },
});

export const hold = item("hold", {
  ...billing,
  about: "Credits set aside for images being made, and what became of them.",
  export: "billing/credits.jsonl",
  attributes: {
    generationId: text<GenerationId>(),
    userId: text<UserId>(),
    amount: whole(),
    /** The parts of lots that are set aside, in the order they are spent. */
    allocation: list(lot),
    state: text<"HELD" | "CAPTURED" | "RELEASED">(),
    captured: whole(),
    createdAt: text(),
    deadline: text(),
  },
});
export type Hold = ValueOf<typeof hold>;

export const generation = item("generation", {
  ...personal,
  about: "Your prompt, the settings, and what came of it.",
  purposes: ["service"],
  kept: { class: "free", from: "pressing Generate" },
  enforcedBy: "ttl",
  export: "generations.jsonl",
  attributes: {
    id: text<GenerationId>(),
    userId: text<UserId>(),
    state: text<GenerationState>(),
    stage: text<Stage>(),
    fraction: real(),
    prompt: text(),
    model: text(),
    resolution: text<Resolution>(),
    aspectRatio: text<AspectRatio>(),
    count: whole(),
    seed: whole(),
    favorite: flag(),
    /** Credits: promised, taken, given back. */
    quoted: whole(),
    charged: whole(),
    refunded: whole(),
    creditsPerImage: whole(),
    epoch: whole(),
    imageClass: text<ImageClass>(),
    imagePrefix: text(),
    /** Random part of the names of the files, told only with the images. */
    fileToken: text(),
    images: list(
      record({
        id: text(),
        n: whole(),
        width: whole(),
        height: whole(),
        bytes: whole(),
        contentType: text(),
      }),
    ),
    /** Counts changes of `images`, so that two deletions at once cannot undo one another. */
    imagesRevision: whole(),
    error: optional(record({ code: text<FailureReason>(), message: text() })),
    /** Who is drawing and until when that counts; another may take over afterwards. */
    leaseOwner: optional(text()),
    leaseUntil: optional(text()),
    attempts: whole(),
    createdAt: text(),
    startedAt: optional(text()),
    finishedAt: optional(text()),
    deadline: text(),
    expiresAt: text(),
  },
});
export type Generation = ValueOf<typeof generation>;

export const outbox = item("outbox", {
  ...personal,
  about: "That a generation waits to be drawn.",
  purposes: ["service"],
  kept: { class: "queue", from: "pressing Generate" },
  export: { none: "Internal, gone when the generation ends." },
  attributes: { generationId: text<GenerationId>(), userId: text<UserId>(), createdAt: text() },
});

export const cleanup = item("cleanup", {
  ...personal,
  about: "That the files of something you deleted are still to be removed or checked.",
  purposes: ["service"],
  kept: { class: "queue", from: "deleting" },
  export: { none: "Internal, gone when the files are." },
  attributes: {
    generationId: text<GenerationId>(),
    userId: text<UserId>(),
    /** Beginning of the keys of the files, in the images bucket. */
    prefix: text(),
    createdAt: text(),
    /** From then on no worker can put another file: the last look. */
    until: text(),
  },
});
export type Cleanup = ValueOf<typeof cleanup>;

export const idempotency = item("idempotency", {
  ...personal,
  about: "That a press of Generate was already taken, so that a repeated one makes nothing twice.",
  purposes: ["service"],
  kept: { class: "idempotency", from: "pressing Generate" },
  enforcedBy: "ttl",
  export: { none: "Says only which generation a press belongs to." },
  attributes: { generationId: text<GenerationId>(), bodyDigest: text() },
});

/** All kinds of item the table can hold. */
export const items = {
  account,
  address,
  password,
  signUpAttempt,
  session,
  rate,
  wallet,
  entry,
  operation,
  hold,
  generation,
  outbox,
  cleanup,
  idempotency,
} as const;
