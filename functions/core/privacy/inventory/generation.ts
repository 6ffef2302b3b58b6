/** Generations: what was asked for, what came of it, and what vouches for the work. */
import { flag, list, optional, real, record, text, whole } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { FailureReason, GenerationState, generationStages } from "../../generation/schema.ts";
import type { GenerationId, UserId } from "../../id.ts";
import type { AspectRatio, Resolution } from "../../model/catalogue.ts";
import { type ImageClass, imageClasses } from "../../retention.ts";
import { type Declaration, internal, item, personal } from "../declare.ts";

type Stage = (typeof generationStages)[number];

/** What a model is told: what to draw, and not for whom. */
const toTheModel = { recipients: ["hosting", "model"] } as const satisfies Partial<Declaration>;

const secretOfAddresses = {
  category: "credential",
  recipients: ["hosting"],
  export: { none: "Part of the secret that opens the images. The images are in the export." },
} as const satisfies Partial<Declaration>;

export const generation = item("generation", {
  ...personal,
  about: "Your prompt, the settings, and what came of it.",
  purposes: ["service"],
  kept: { classes: imageClasses, from: "pressing Generate" },
  enforcedBy: "ttl",
  export: "generations.jsonl",
  category: "content",
  clauses: ["usage", "retention", "deletion"],
  fields: {
    prompt: { about: "What you asked for, in your words.", ...toTheModel },
    model: toTheModel,
    resolution: toTheModel,
    aspectRatio: toTheModel,
    count: toTheModel,
    seed: toTheModel,
    imagePrefix: secretOfAddresses,
    fileToken: secretOfAddresses,
    epoch: internal,
    imagesRevision: internal,
    leaseOwner: internal,
    leaseUntil: internal,
    attempts: internal,
    deadline: internal,
  },
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
    /** The consent to training that was in force when it was ordered: it is given for training. */
    trainingReceipt: optional(text()),
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
  category: "record",
  clauses: ["usage"],
  attributes: { generationId: text<GenerationId>(), userId: text<UserId>(), createdAt: text() },
});

export const cleanup = item("cleanup", {
  ...personal,
  about: "That the files of something you deleted are still to be removed or checked.",
  purposes: ["service"],
  kept: { class: "queue", from: "deleting" },
  export: { none: "Internal, gone when the files are." },
  category: "record",
  clauses: ["deletion"],
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
  category: "record",
  clauses: ["usage"],
  attributes: { generationId: text<GenerationId>(), bodyDigest: text() },
});
