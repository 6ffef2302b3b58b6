import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { keys } from "../../db/keys.ts";
import { day, hour, minute } from "../clock.ts";
import type { ErasureContext } from "../context.ts";
import { listExports, requestExport } from "../export/request.ts";
import { exportContext, workExports } from "../export/testing/exporter.ts";
import { createGeneration } from "../generation/create.ts";
import { requestErasure } from "./request.ts";
import { runErasure } from "./run.ts";
import type { Step } from "./step.ts";
import { steps } from "./steps.ts";
import { askErasure, type Eraser, openEraser } from "./testing/eraser.ts";
import { expectErased, expectOnlyErasure, forever, orderOf, someone } from "./testing/people.ts";
import { makePerson } from "./testing/person.ts";

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
    const made = await someone(product);
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
    await createGeneration(product.context, made.person, orderOf(made.canary), randomUUID());
    product.provider = testModel(async () => {
      await requestErasure(product.context, made.person, { when: "now" });
      await eraser.work();
    });
    await product.work();
    await expectOnlyErasure(product, made);
    await eraser.lookTwice();
    await expectErased(product, made);
  });

  it("a file that a dying worker wrote too late goes with the first look §erasure.look", async () => {
    const made = await someone(product);
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
    await expectErased(product, made);
  });

  it("an export that is being written leaves no archive, no piece and no work file", async () => {
    const made = await someone(product);
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
    await expectOnlyErasure(product, made);
    await eraser.lookTwice();
    await expectErased(product, made);
  });

  it("an export that was asked for while it could be undone is finished, and goes with the rest", async () => {
    const made = await someone(product);
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
    await expectErased(product, made);
  });

  it("the preparation for a later day does not put off who asks for now", async () => {
    const made = await makePerson(product.context);
    await requestErasure(product.context, made.person, { when: "grace" });
    const post: ErasureContext["post"] = {
      send: async () => void (await requestErasure(product.context, made.person, { when: "now" })),
    };
    await runErasure({ ...eraser.context, post }, keys.erasure(made.account.id), forever());
    await eraser.work();
    await expectOnlyErasure(product, made);
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
    await expectErased(product, made);
    expect(product.logged.join("\n")).not.toContain(made.account.email);
  });
});
