import type { AspectRatio, Resolution } from "./catalogue.ts";

/** What a model is asked to draw. */
export interface Order {
  readonly prompt: string;
  readonly resolution: Resolution;
  readonly aspectRatio: AspectRatio;
  /** Pixels, from `dimensions(resolution, aspectRatio)`. */
  readonly width: number;
  readonly height: number;
  /** 1..maxCount images are wanted, numbered from 0. */
  readonly count: number;
  /** 0..2^32-1. The same order with the same seed gives the same images where the model can. */
  readonly seed: number;
  /** Aborted at the deadline or when the person cancels: stop soon, throw `signal.reason`. */
  readonly signal: AbortSignal;
  /** How far the whole order is, 0..1, never going back. Cheap to call often. */
  readonly onProgress: (fraction: number) => void;
}

/** One image as the model made it, in any format `sharp` decodes. */
export interface Drawn {
  /** Which of the ordered images, from 0. */
  readonly n: number;
  readonly bytes: Uint8Array;
}

/** Draws. Images come as they are finished; throwing `ProviderError` ends the order. */
export interface Provider {
  draw(order: Order): AsyncIterable<Drawn>;
}

/** What keeps the maker of a model from training with what we send. */
export type NoTraining =
  /** Nothing is sent: the model runs on our own machines and keeps nothing. */
  | { readonly how: "stays here" }
  | {
      readonly how: "setting";
      /** What is sent with every order, or set on our account with the maker. */
      readonly setting: string;
      /** Where the maker says so. */
      readonly documentedAt: `https://${string}`;
    };

/** A model's adapter. None without a word on training. */
export interface Adapter extends Provider {
  readonly noTraining: NoTraining;
}

export type ProviderFailure = "refused" | "failed" | "timeout";

/** The provider said no, broke, or took too long. `message` is for the log; people read the reason. */
export class ProviderError extends Error {
  readonly failure: ProviderFailure;
  /** For a refusal: what it was about, in a few plain words. */
  readonly category: string | undefined;

  constructor(
    failure: ProviderFailure,
    message: string,
    category?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "ProviderError";
    this.failure = failure;
    this.category = category;
  }
}
