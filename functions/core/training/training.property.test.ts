/**
 * A writer, a second one, the person and the passing of time, interleaved at every request.
 * `TRAINING_RUNS` says how many stories are told.
 */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { keys } from "../../db/keys.ts";
import type { Person } from "../actor.ts";
import { minute, second } from "../clock.ts";
import { setConsents } from "../consent/consents.ts";
import { setRestriction } from "../consent/restriction.ts";
import { grantCredits } from "../credit/ledger.ts";
import { Crash } from "../credit/testing/faults.ts";
import { Turns } from "../credit/testing/turns.ts";
import { deleteGeneration, deleteImage } from "../generation/delete.ts";
import type { GenerationId } from "../id.ts";
import type { Gift } from "../privacy/inventory.ts";
import { runTraining } from "./run.ts";
import { deathAt, type Watch, watched } from "./testing/steps.ts";

const runs = Number(process.env.TRAINING_RUNS ?? 60);
const most = 40;

let product: Product;
let mia: Browser;
let person: Person;

beforeAll(async () => {
  product = await startProduct();
  product.provider = testModel();
  mia = await product.member();
  const userId = await mia.userId();
  person = { kind: "person", userId, sessionDigest: "" };
  const much = { userId, operation: "much", source: "test", amount: 2 * runs };
  await grantCredits(product.context, much);
});
afterAll(() => product.stop());

const noSignal = { signal: false };
type Context = Product["context"];
type Deed = (context: Context, id: GenerationId, imageIds: string[]) => Promise<unknown>;

/** What the person does meanwhile. */
const deeds: Record<string, Deed> = {
  withdraws: (context) => setConsents(context, person, { training: false }, noSignal),
  "withdraws and gives anew": async (context) => {
    await setConsents(context, person, { training: false }, noSignal);
    await setConsents(context, person, { training: true }, noSignal);
  },
  "deletes the generation": (context, id) => deleteGeneration(context, person, id),
  "deletes one image": (context, id, [first = ""]) => deleteImage(context, person, id, first),
  "deletes both images": async (context, id, imageIds) => {
    for (const imageId of imageIds) await deleteImage(context, person, id, imageId);
  },
  "deletes an image and withdraws": async (context, id, [first = ""]) => {
    await deleteImage(context, person, id, first);
    await setConsents(context, person, { training: false }, noSignal);
  },
  restricts: (context) => setRestriction(context, person, { restricted: true }),
  "restricts and lifts": async (context) => {
    await setRestriction(context, person, { restricted: true });
    await setRestriction(context, person, { restricted: false });
  },
};

const story = fc.record({
  deed: fc.constantFrom(...Object.keys(deeds)),
  picks: fc.array(fc.nat(3), { minLength: most, maxLength: most }),
  /** At which request a writer dies, if it does. */
  deaths: fc.tuple(fc.option(fc.nat(12)), fc.option(fc.nat(12))),
  deathWhen: fc.constantFrom("before" as const, "after" as const),
  /** How often time passes; three times let any claim lapse. */
  waits: fc.nat(3),
});

it("whatever crosses, what lies in the store is what is noted as given under a yes in force, and in the end nothing §training.withdraw", async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      await tell(told);
      expect(await copies()).toEqual(noted(await gifts()));
      await setConsents(product.context, person, { training: false }, noSignal);
      await setRestriction(product.context, person, { restricted: false });
      await rest();
      expect(await copies()).toEqual([]);
      expect(await rows("gift")).toEqual([]);
      expect(await rows("giver")).toEqual([]);
    }),
    { numRuns: runs },
  );
});

async function tell({ deed, picks, deaths, deathWhen, waits }: FromStory): Promise<void> {
  await setConsents(product.context, person, { training: true }, noSignal);
  const id = (await mia.ordered({ count: 2 })) as GenerationId;
  await product.work();
  const imageIds = (await mia.generation(id)).images.map((image) => image.id);
  const job = keys.gift(person.userId, id);

  let picked = 0;
  const turns = new Turns((choices) => (picks[picked++ % most] ?? 0) % choices);
  const inTurn = (who: number, death?: Watch): Context =>
    watched(product.context, {
      before: async () => {
        await turns.turn(who);
        await death?.before();
      },
      after: async () => death?.after(),
    });
  deaths.forEach((n, who) => {
    const context = inTurn(who, n === null ? undefined : deathAt(n, deathWhen));
    turns.begin(async () => {
      await turns.turn(who);
      await runTraining(context, job, randomUUID()).catch(unlessBroken);
    });
  });
  turns.begin(async () => {
    await turns.turn(2);
    await deeds[deed]?.(inTurn(2), id, imageIds);
  });
  turns.begin(async () => {
    for (let n = 0; n < waits; n++) {
      await turns.turn(3);
      product.clock.advance(40 * second);
    }
  });
  await turns.ended();
  await rest();
}

type FromStory = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** A writer may die, or find that its time is up; nothing else may happen to it. */
function unlessBroken(error: unknown): void {
  if (error instanceof Crash) return;
  if (error instanceof Error && error.message === "out of time") return;
  throw error;
}

/** Until nothing is due any more, with every last look. */
async function rest(): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await product.sweep();
    await product.jobs("training", (job) => runTraining(product.context, job, randomUUID()));
    product.clock.advance(10 * minute);
  }
}

const rows = async (type: string) =>
  (await product.items()).filter((item) => item.type === type && item.pk !== undefined);
const gifts = async () => (await rows("gift")) as unknown as Gift[];
const copies = async () =>
  (await product.context.training.list("training/")).map(({ key }) => {
    const [, , generationId, file] = key.split("/");
    return `${generationId}/${file}`;
  });

function noted(given: readonly Gift[]): string[] {
  return given
    .filter(({ state }) => state === "given")
    .flatMap(({ generationId, images }) =>
      images.flatMap((n) => [`${generationId}/${n}.json`, `${generationId}/${n}.webp`]),
    )
    .toSorted();
}
