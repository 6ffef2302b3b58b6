/** What a step of an erasure is. Later parts join by adding one to `steps.ts`. */
import type { ErasureContext } from "../context.ts";
import type { Erasure } from "../privacy/inventory.ts";

export interface Slice {
  /** What went in this slice, as the receipt counts it. */
  readonly count: number;
  /** Where the next slice begins; absent when the step is done. */
  readonly cursor?: string | undefined;
}

export interface Step {
  /** Part of the API: it is told to the person. */
  readonly name: string;
  /**
   * What must be done before, besides the tombstone, which comes before all. A step nobody waits for
   * can fail for as long as it likes: a third party keeps nothing of our own from going.
   */
  readonly after?: readonly string[];
  /** Taken again at each later look, whatever that finds: we cannot look into a third party. */
  readonly repeated?: true;
  /** What it must still know when the rows are gone; asked before anything goes. */
  remember?(context: ErasureContext, erasure: Erasure): Promise<string | undefined>;
  /** A bounded part of the work. Repeated after a death at any line, so removing nothing is fine. */
  run(context: ErasureContext, erasure: Erasure, at: At): Promise<Slice>;
}

export interface At {
  readonly cursor: string | undefined;
  readonly memory: string | undefined;
}
