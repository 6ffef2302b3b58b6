import { randomUUID } from "node:crypto";
import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { scanEverything } from "../../../local/testing/canary.ts";
import { holdingsOf } from "../../../local/testing/holdings.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { openTestTable } from "../../db/testing/table.ts";
import { absent, put } from "../../db/write.ts";
import { day, hour, iso, minute } from "../clock.ts";
import type { ErasureContext } from "../context.ts";
import { Crash, interpose } from "../credit/testing/faults.ts";
import { listExports, requestExport } from "../export/request.ts";
import { exportContext, workExports } from "../export/testing/exporter.ts";
import { createGeneration } from "../generation/create.ts";
import { GenerationRequest } from "../generation/schema.ts";
import { disclosure, outbox } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import { eraseChild, requestErasure } from "./request.ts";
import { runErasure } from "./run.ts";
import type { Step } from "./step.ts";
import { steps } from "./steps.ts";
import { askErasure, type Eraser, idOf, openEraser } from "./testing/eraser.ts";
import { type Made, makePerson } from "./testing/person.ts";
import { replayTombstones } from "./tombstone.ts";

let product: Product;
let eraser: Eraser;

beforeAll(async () => {
  product = await startProduct();
  eraser = openEraser(product);
});
beforeEach(() => {
  product.provider = testModel();
});
afterAll(() => product.stop());

const scan = (...words: string[]) => scanEverything(holdingsOf(product), words);
const stored = async (...words: string[]) =>
  (await scan(...words)).filter((seen) => seen.in === "item" || seen.in === "object");
const tombstoneOf = (userId: string) => `tombstones/tombstones/${userId}.json`;
const order = (prompt: string) =>
  GenerationRequest.parse({ prompt, model: "sketch", resolution: "512", aspectRatio: "1:1" });

/** Somebody with an image, and another being made. */
async function someone(): Promise<Made> {
  const made = await makePerson(product.context);
  await createGeneration(product.context, made.person, order(made.canary), randomUUID());
  await product.work();
  await createGeneration(product.context, made.person, order(made.canary), randomUUID());
  return made;
}

const forever = () => ({
  owner: randomUUID(),
  remainingMs: () => Number.POSITIVE_INFINITY,
});

/** Everything of a person that must not be found. */
const tracesOf = ({ account, canary: words }: Made) => [account.id, account.imagePrefix, words];

async function expectNothingBut(made: Made, beginning: string): Promise<void> {
  const left = (await stored(...tracesOf(made))).filter(({ in: where }) => where === "item");
  expect(left.filter(({ at }) => !at.startsWith(beginning))).toEqual([]);
  const files = await product.context.images.list("images/");
  expect(files.filter(({ key }) => key.includes(made.account.imagePrefix))).toEqual([]);
}

async function expectErased(...people: Made[]): Promise<void> {
  const left = await stored(...people.flatMap(tracesOf));
  const tombstones = people.map(({ account: { id } }) => ({
    canary: id,
    in: "object",
    at: tombstoneOf(id),
  }));
  const inOrder = (a: { at: string }, b: { at: string }) => (a.at < b.at ? -1 : 1);
  expect(left.sort(inOrder)).toEqual(tombstones.sort(inOrder));
}

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
  const table = openTestTable(product.services);
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
  const { images, archives, training, tombstones, post, jobs } = eraser.context;
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
        const made = await someone();
        await requestErasure(product.context, made.person, { when: "now" });
        const faults = faulty(people.length, fault);
        await product.jobs("erasures", (job) =>
          runErasure({ ...eraser.context, ...faults.over }, job, forever()).catch(
            (error: unknown) => expect(error).toBeInstanceOf(Crash),
          ),
        );
        happened = faults.happened();
        people.push(made);
      }
      expect(people.length).toBeGreaterThan(30);
      // The claims lapse; what failed rests before it is tried again.
      product.clock.advance(6 * minute);
      await eraser.sweepAndWork();
      product.clock.advance(20 * minute);
      await eraser.sweepAndWork();
      for (const { account } of people) {
        expect(await product.services.mails(account.email)).not.toHaveLength(0);
      }
      await eraser.lookTwice();
      await expectErased(...people);
    },
    120_000,
  );
});

describe("a third party", () => {
  const brokenUntil = (mends: number): Step => ({
    name: "payments",
    remember: async (_, { email }) => `customer of ${email}`,
    async run(context, _, { memory }) {
      if (context.clock.now() < mends) throw new Error("503");
      calledWith.push(String(memory));
      return { count: 1 };
    },
  });
  const calledWith: string[] = [];

  it("that fails for an hour keeps nothing of our own from going, and is asked until it is done", async () => {
    const made = await someone();
    const broken = brokenUntil(product.clock.now() + hour);
    const run = { steps: [...steps.slice(0, 4), broken, ...steps.slice(4)] };
    await requestErasure(product.context, made.person, { when: "now" });
    await eraser.work(run);
    const { pk } = keys.account(made.account.id);
    expect((await product.items()).filter((item) => item.pk === pk)).toEqual([]);
    const files = await product.context.images.list("images/");
    expect(files.filter(({ key }) => key.includes(made.account.imagePrefix))).toEqual([]);
    expect(await product.services.mails(made.account.email)).toEqual([]);
    expect(await eraser.read(made.account.id)).toMatchObject({ state: "running" });

    for (let passed = 0; passed < 2 * hour; passed += 10 * minute) {
      product.clock.advance(10 * minute);
      await eraser.sweepAndWork(run);
    }
    expect(calledWith).toContain(`customer of ${made.account.email}`);
    expect(await eraser.read(made.account.id)).toMatchObject({ state: "checking" });
    const [receipt] = await product.services.mails(made.account.email);
    expect(receipt?.subject).toContain("erased");
  });

  it("that fails for more than a day wakes somebody up", async () => {
    const made = await makePerson(product.context);
    const run = { steps: [...steps, brokenUntil(Number.POSITIVE_INFINITY)] };
    await requestErasure(product.context, made.person, { when: "now" });
    await eraser.work(run);
    const alarms = () => product.measured.filter((line) => line.includes("ErasuresOverdue"));
    expect(alarms()).toEqual([]);
    product.clock.advance(day + hour);
    await eraser.sweepAndWork(run);
    expect(alarms()).not.toEqual([]);
    await eraser.lookTwice();
  });
});

describe("what is under way when an erasure begins", () => {
  it("a drawing that ends later brings nothing back §erasure.fence", async () => {
    const made = await makePerson(product.context);
    await createGeneration(product.context, made.person, order(made.canary), randomUUID());
    product.provider = testModel(async () => {
      await requestErasure(product.context, made.person, { when: "now" });
      await eraser.work();
    });
    await product.work();
    await expectNothingBut(made, "ERASURE#");
    await eraser.lookTwice();
    await expectErased(made);
  });

  it("a file that a dying worker wrote too late goes with the first look §erasure.look", async () => {
    const made = await someone();
    await requestErasure(product.context, made.person, { when: "now" });
    await eraser.work();
    const late = `images/free/${made.account.imagePrefix}/1/gen_late/0-ab-64x64.webp`;
    const options = { contentType: "image/webp", cacheControl: "no-store" };
    await product.context.images.put(late, Buffer.from("late"), options);
    product.clock.advance(21 * minute);
    await eraser.sweepAndWork();
    expect(await product.context.images.list(late)).toEqual([]);
    expect(product.measured.join("\n")).toContain('{"name":"LeftoversFound","value":1}');
    await eraser.lookTwice();
    await expectErased(made);
  });

  it("an export that is being written leaves no archive, no piece and no work file", async () => {
    const made = await someone();
    await requestExport(product.context, made.person);
    const context = exportContext(product);
    let erased = false;
    const finish: typeof context.archives.finish = async (upload, etags) => {
      await requestErasure(product.context, made.person, { when: "now" });
      await eraser.work();
      erased = true;
      return context.archives.finish(upload, etags);
    };
    await workExports(product, {}, { ...context, archives: { ...context.archives, finish } });
    expect(erased).toBe(true);
    const left = await context.archives.list("");
    expect(left.filter(({ key }) => key.includes(made.account.id))).toEqual([]);
    await expectNothingBut(made, "ERASURE#");
    await eraser.lookTwice();
    await expectErased(made);
  });

  it("an export that was asked for while it could be undone is finished, and goes with the rest", async () => {
    const made = await someone();
    await requestErasure(product.context, made.person, { when: "grace" });
    await eraser.work();
    const asked = await requestExport(product.context, made.person);
    await workExports(product);
    const found = await listExports(product.context, made.person, { limit: 10 });
    expect(found.items).toMatchObject([{ id: asked.id, state: "ready" }]);
    await requestErasure(product.context, made.person, { when: "now" });
    await eraser.work();
    const mails = await product.services.mails(made.account.email);
    expect(mails[0]?.text).toContain("1 export archive,");
    await eraser.lookTwice();
    await expectErased(made);
  });

  it("the preparation for a later day does not put off who asks for now", async () => {
    const made = await makePerson(product.context);
    await requestErasure(product.context, made.person, { when: "grace" });
    const post: ErasureContext["post"] = {
      send: async () => void (await requestErasure(product.context, made.person, { when: "now" })),
    };
    await runErasure({ ...eraser.context, post }, keys.erasure(made.account.id), forever());
    await eraser.work();
    await expectNothingBut(made, "ERASURE#");
    await eraser.lookTwice();
  });

  it("a sign-in that began before is refused", async () => {
    const mia = await product.member();
    const { email } = (await mia.get("/api/account")).body;
    const other = product.browser();
    const [signedIn] = await Promise.all([
      other.post("/api/auth/sign-in", { email, password: "correct horse battery" }),
      askErasure(mia, "now"),
    ]);
    await eraser.work();
    await eraser.lookTwice();
    expect([200, 401]).toContain(signedIn.status);
    expect((await other.get("/api/account")).status).toBe(401);
  });
});

describe("a large account", () => {
  it("is erased by as many runs as the time of one asks for", async () => {
    const made = await someone();
    await requestErasure(product.context, made.person, { when: "now" });
    let runs = 0;
    await product.jobs("erasures", async (job) => {
      runs++;
      let slices = 0;
      const remainingMs = () => (slices++ < 2 ? hour : 0);
      await runErasure(eraser.context, job, { owner: randomUUID(), remainingMs });
    });
    expect(runs).toBeGreaterThan(5);
    expect(await eraser.read(made.account.id)).toMatchObject({ state: "checking", exact: true });
    await eraser.lookTwice();
    await expectErased(made);
  });

  it("goes wholly, beyond what one request lists or removes", async () => {
    const made = await makePerson(product.context);
    const { id, imagePrefix } = made.account;
    const { table, images } = product.context;
    const options = { contentType: "image/webp", cacheControl: "no-store" };
    const name = (n: number) => `images/free/${imagePrefix}/1/gen_${n}/0-ab-64x64`;
    for (let n = 0; n < 1_100; n += 100) {
      await Promise.all(
        Array.from({ length: 100 }, async (_, k) => {
          await images.put(`${name(n + k)}.webp`, Buffer.from("i"), options);
          await commitOne(
            table,
            put(outbox, keys.outbox(id, `gen_${n + k}`), {
              generationId: `gen_${n + k}`,
              userId: id,
              createdAt: iso(0),
            }),
          );
        }),
      );
    }
    await requestErasure(product.context, made.person, { when: "now" });
    await eraser.work();
    const [receipt] = await product.services.mails(made.account.email);
    expect(receipt?.text).toContain("1,100 images");
    await eraser.lookTwice();
    await expectErased(made);
  });
});

describe("mail that cannot be delivered", () => {
  it("is tried for two days; then the address goes without a receipt", async () => {
    const made = await makePerson(product.context);
    const post = {
      send: async () => {
        throw new Error("SES is away");
      },
    };
    await requestErasure(product.context, made.person, { when: "now" });
    await eraser.work({}, { post });
    expect(await eraser.read(made.account.id)).toMatchObject({ email: made.account.email });
    product.clock.advance(2 * day);
    await eraser.sweepAndWork({}, { post });
    expect(await eraser.read(made.account.id)).not.toHaveProperty("email");
    await eraser.lookTwice();
    await expectErased(made);
    expect(product.logged.join("\n")).not.toContain(made.account.email);
  });
});

describe("a restored backup", () => {
  it("is rid of whom was erased since, and of nobody else §erasure.restore", async () => {
    const [gone, stays] = [await someone(), await someone()];
    const backup = await product.items();
    await requestErasure(product.context, gone.person, { when: "now" });
    await eraser.work();
    await eraser.lookTwice();
    await expectErased(gone);
    const client = openTestTable(product.services);
    for (const Item of backup) {
      await client.client.send(
        new BatchWriteCommand({ RequestItems: { [client.name]: [{ PutRequest: { Item } }] } }),
      );
    }
    expect((await stored(gone.canary)).length).toBeGreaterThan(2);

    expect(await replayTombstones(eraser.context)).toBe(1);
    await eraser.work();
    expect(await replayTombstones(eraser.context)).toBe(0);
    await eraser.lookTwice();
    await expectErased(gone);
    expect((await stored(stays.canary)).length).toBeGreaterThan(2);
    // One receipt, of the first time.
    expect(await product.services.mails(gone.account.email)).toHaveLength(1);
  });

  it("says in its tombstones nothing but a random number", async () => {
    const { tombstones } = product.services.buckets;
    for await (const object of holdingsOf(product).objects()) {
      if (object.bucket !== "tombstones") continue;
      const userId = object.key.slice("tombstones/".length, -".json".length);
      expect(JSON.parse((await object.body()).toString())).toEqual({ userId });
    }
    expect(tombstones).toBeDefined();
  });
});

describe("a child's account", () => {
  it("is erased at once, without a proof and without a way back §children.erase", async () => {
    const mia = await product.member();
    const id = await idOf(mia);
    const begun = await eraseChild(product.context, id);
    expect(begun.state).toBe("running");
    expect((await mia.post("/api/account/erasure/undo", {})).status).toBe(409);
    await eraser.work();
    expect((await mia.get("/api/account")).status).toBe(401);
    await eraser.lookTwice();
    expect(await stored(id)).toEqual([{ canary: id, in: "object", at: tombstoneOf(id) }]);
    await expect(eraseChild(product.context, id)).rejects.toThrow("no such account");
  });
});

describe("what a law asks to keep", () => {
  it("is kept without a way back to the person", async () => {
    const made = await makePerson(product.context);
    const key = keys.disclosure("dis_1");
    const value = {
      id: "dis_1",
      userId: made.account.id,
      authority: "a court",
      reference: "1 Gs 1/26",
      legalBasis: "a law",
      fields: [],
      state: "produced" as const,
      requestedBy: "one",
      approvedBy: "another",
      requestedAt: iso(product.clock.now()),
    };
    await commitOne(product.context.table, put(disclosure, key, value, { when: absent }));
    await requestErasure(product.context, made.person, { when: "now" });
    await eraser.work();
    const kept = (await product.items()).find(({ sk }) => sk === key.sk);
    expect(kept).toMatchObject({ authority: "a court", state: "produced" });
    expect(kept).not.toHaveProperty("userId");
    const [receipt] = await product.services.mails(made.account.email);
    expect(receipt?.text).toContain("we handed data to an authority");
    await eraser.lookTwice();
    await expectErased(made);
  });
});

it("an erasure knows its person longer than any message can", () => {
  const { erasing, queue, deadLetter } = retentionDays;
  expect(erasing).toBeGreaterThan(queue + deadLetter);
  expect(retentionDays.tombstone).toBeGreaterThan(retentionDays.backup + erasing);
});
