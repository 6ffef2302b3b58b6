import { describe, expect, it } from "vitest";
import { openTestTable } from "../../db/testing/table.ts";
import { minute } from "../clock.ts";
import type { ErasureContext } from "../context.ts";
import { Crash, interpose } from "../credit/testing/faults.ts";
import { requestErasure } from "./request.ts";
import { runErasure } from "./run.ts";
import { expectErased, forever, someone } from "./testing/people.ts";
import type { Made } from "./testing/person.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene({ member: false });

/**
 * What goes wrong at one request to any store: the worker dies before it is sent or after it was
 * served, or only this request fails.
 */
type Fault = "dies before" | "dies after" | "fails at";

function faulty(at: number, fault: Fault) {
  let calls = 0;
  const next = (): "crash" | "lost" | undefined => {
    const now = calls++;
    if (now === at) return fault === "dies after" ? "lost" : "crash";
    // A dead process sends nothing more.
    return now > at && fault !== "fails at" ? "crash" : undefined;
  };
  const table = openTestTable(scene.product.services);
  interpose(table, async () => ({
    fault: next(),
    served: () => {},
    refused: () => {},
    arrive: () => {},
  }));
  const counted =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const now = next();
      if (now === "crash") throw new Crash();
      const result = await call(...args);
      if (now === "lost") throw new Crash();
      return result;
    };
  const { images, archives, training, tombstones, post, jobs } = scene.eraser.context;
  const over: Partial<ErasureContext> = {
    table,
    images: { list: counted(images.list), removePage: counted(images.removePage) },
    archives: {
      list: counted(archives.list),
      abort: counted(archives.abort),
      removeAll: counted(archives.removeAll),
    },
    training: { list: counted(training.list), removePage: counted(training.removePage) },
    tombstones: { list: counted(tombstones.list), put: counted(tombstones.put) },
    post: { send: counted(post.send) },
    jobs: { erasures: { send: counted(jobs.erasures.send) } },
  };
  return { over, happened: () => calls > at };
}

describe("a worker that", () => {
  it.each(["dies before", "dies after", "fails at"] as const)(
    "%s any request leaves an erasure that the next one ends, receipt and all",
    async (fault) => {
      const people: Made[] = [];
      for (let happened = true; happened; ) {
        const made = await someone(scene.product);
        await requestErasure(scene.product.context, made.person, { when: "now" });
        const faults = faulty(people.length, fault);
        await scene.product.jobs("erasures", (job) =>
          runErasure({ ...scene.eraser.context, ...faults.over }, job, forever()).catch(
            (error: unknown) => expect(error).toBeInstanceOf(Crash),
          ),
        );
        happened = faults.happened();
        people.push(made);
      }
      expect(people.length).toBeGreaterThan(30);
      // The claims lapse; what failed rests before it is tried again.
      scene.product.clock.advance(6 * minute);
      await scene.eraser.sweepAndWork();
      scene.product.clock.advance(20 * minute);
      await scene.eraser.sweepAndWork();
      for (const { account } of people) {
        expect(await scene.product.services.mails(account.email)).not.toHaveLength(0);
      }
      await scene.eraser.lookTwice();
      await expectErased(scene.product, ...people);
    },
    120_000,
  );
});
