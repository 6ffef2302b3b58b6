import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { password } from "../../../local/testing/browser.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { asking } from "../../db/testing/table.ts";
import { day, hour, minute } from "../clock.ts";
import type { ErasureContext } from "../context.ts";
import { listExports, requestExport } from "../export/request.ts";
import { exportContext, workExports } from "../export/testing/exporter.ts";
import { createGeneration } from "../generation/create.ts";
import { requireGeneration } from "../generation/read.ts";
import type { UserId } from "../id.ts";
import { type Account, account } from "../privacy/inventory.ts";
import { requestErasure, undoErasure } from "./request.ts";
import { runErasure } from "./run.ts";
import type { Step } from "./step.ts";
import { steps } from "./steps.ts";
import { askErasure } from "./testing/eraser.ts";
import { expectErased, expectOnlyErasure, forever, orderOf, someone } from "./testing/people.ts";
import { makePerson } from "./testing/person.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene({ member: false });

async function accountOf(userId: UserId): Promise<Account> {
  const found = await get(scene.product.context.table, account, keys.account(userId));
  if (!found) throw new Error("there is no such account");
  return found;
}

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
    const made = await someone(scene.product);
    const broken = brokenUntil(scene.product.clock.now() + hour);
    const run = { steps: [...steps.slice(0, 4), broken, ...steps.slice(4)] };
    await requestErasure(scene.product.context, made.person, { when: "now" });
    await scene.eraser.work(run);
    const { pk } = keys.account(made.account.id);
    expect((await scene.product.items()).filter((item) => item.pk === pk)).toEqual([]);
    const files = await scene.product.context.images.list("images/");
    expect(files.filter(({ key }) => key.includes(made.account.imagePrefix))).toEqual([]);
    expect(await scene.product.services.mails(made.account.email)).toEqual([]);
    expect(await scene.eraser.read(made.account.id)).toMatchObject({ state: "running" });

    for (let passed = 0; passed < 2 * hour; passed += 10 * minute) {
      scene.product.clock.advance(10 * minute);
      await scene.eraser.sweepAndWork(run);
    }
    expect(calledWith).toContain(`customer of ${made.account.email}`);
    expect(await scene.eraser.read(made.account.id)).toMatchObject({ state: "checking" });
    const [receipt] = await scene.product.services.mails(made.account.email);
    expect(receipt?.subject).toContain("erased");
  });

  it("that fails costs nobody their account who came with the same address meanwhile §erasure.again", async () => {
    const mia = await scene.product.member();
    const email = await mia.email();
    const { imagePrefix } = await accountOf(await mia.userId());
    const broken = brokenUntil(scene.product.clock.now() + hour);
    const run = { steps: [...steps, broken] };
    await askErasure(mia, "now");
    await scene.eraser.work(run);
    const back = scene.product.browser();
    await back.signUp({ email });
    const [mail] = await scene.product.services.mails(email);
    const code = /\b\d{6}\b/.exec(mail?.subject ?? "")?.[0] ?? "";
    expect((await back.verify(email, code)).status).toBe(200);

    // All steps are taken again: a worker that was cut off has left something.
    const late = `images/free/${imagePrefix}/1/gen_late/0-ab-64x64.webp`;
    const options = { contentType: "image/webp", cacheControl: "no-store" };
    await scene.product.context.images.put(late, Buffer.from("late"), options);
    scene.product.clock.advance(2 * hour);
    for (let passed = 0; passed < hour; passed += 10 * minute) {
      scene.product.clock.advance(10 * minute);
      await scene.eraser.sweepAndWork(run);
    }
    expect(await scene.product.context.images.list(late)).toEqual([]);
    expect((await scene.signInAs(email)).status).toBe(200);
  });

  it("that fails for more than a day wakes somebody up", async () => {
    const made = await makePerson(scene.product.context);
    const run = { steps: [...steps, brokenUntil(Number.POSITIVE_INFINITY)] };
    await requestErasure(scene.product.context, made.person, { when: "now" });
    await scene.eraser.work(run);
    const alarms = () => scene.product.measured.filter((line) => line.includes("ErasuresOverdue"));
    expect(alarms()).toEqual([]);
    scene.product.clock.advance(day + hour);
    await scene.eraser.sweepAndWork(run);
    expect(alarms()).not.toEqual([]);
    await scene.eraser.lookTwice();
  });
});

describe("what is under way when an erasure begins", () => {
  it("a drawing that ends later brings nothing back §erasure.fence", async () => {
    const made = await makePerson(scene.product.context);
    await createGeneration(scene.product.context, made.person, orderOf(made.canary), randomUUID());
    scene.product.provider = testModel(async () => {
      await requestErasure(scene.product.context, made.person, { when: "now" });
      await scene.eraser.work();
    });
    await scene.product.work();
    await expectOnlyErasure(scene.product, made);
    await scene.eraser.lookTwice();
    await expectErased(scene.product, made);
  });

  it("a file that a dying worker wrote too late goes with the first look §erasure.look", async () => {
    const made = await someone(scene.product);
    await requestErasure(scene.product.context, made.person, { when: "now" });
    await scene.eraser.work();
    const late = `images/free/${made.account.imagePrefix}/1/gen_late/0-ab-64x64.webp`;
    const options = { contentType: "image/webp", cacheControl: "no-store" };
    await scene.product.context.images.put(late, Buffer.from("late"), options);
    scene.product.clock.advance(21 * minute);
    await scene.eraser.sweepAndWork();
    expect(await scene.product.context.images.list(late)).toEqual([]);
    expect(scene.product.measured.join("\n")).toContain('{"name":"LeftoversFound","value":1}');
    await scene.eraser.lookTwice();
    await expectErased(scene.product, made);
  });

  it("an export that is being written leaves no archive, no piece and no work file", async () => {
    const made = await someone(scene.product);
    await requestExport(scene.product.context, made.person);
    const context = exportContext(scene.product);
    let erased = false;
    const finish: typeof context.archives.finish = async (upload, etags) => {
      await requestErasure(scene.product.context, made.person, { when: "now" });
      await scene.eraser.work();
      erased = true;
      return context.archives.finish(upload, etags);
    };
    await workExports(scene.product, {}, { ...context, archives: { ...context.archives, finish } });
    expect(erased).toBe(true);
    const left = await context.archives.list("");
    expect(left.filter(({ key }) => key.includes(made.account.id))).toEqual([]);
    await expectOnlyErasure(scene.product, made);
    await scene.eraser.lookTwice();
    await expectErased(scene.product, made);
  });

  it("an export that was asked for while it could be undone is finished, and goes with the rest", async () => {
    const made = await someone(scene.product);
    await requestErasure(scene.product.context, made.person, { when: "grace" });
    await scene.eraser.work();
    const asked = await requestExport(scene.product.context, made.person);
    await workExports(scene.product);
    const found = await listExports(scene.product.context, made.person, { limit: 10 });
    expect(found.items).toMatchObject([{ id: asked.id, state: "ready" }]);
    await requestErasure(scene.product.context, made.person, { when: "now" });
    await scene.eraser.work();
    const mails = await scene.product.services.mails(made.account.email);
    expect(mails[0]?.text).toContain("1 export archive,");
    await scene.eraser.lookTwice();
    await expectErased(scene.product, made);
  });

  it.each([
    ["whose message comes", false],
    ["whose message is lost", true],
  ])("the preparation for a later day does not put off who asks for now, %s", async (_, lost) => {
    const made = await makePerson(scene.product.context);
    await requestErasure(scene.product.context, made.person, { when: "grace" });
    // Whoever prepares has this message.
    await scene.product.jobs("erasures", async () => undefined);
    const { jobs } = scene.product.context;
    const away = { send: () => Promise.reject(new Error("SQS is away")) };
    const asking = { ...scene.product.context, jobs: lost ? { ...jobs, erasures: away } : jobs };
    const post: ErasureContext["post"] = {
      send: async () => void (await requestErasure(asking, made.person, { when: "now" })),
    };
    await runErasure({ ...scene.eraser.context, post }, keys.erasure(made.account.id), forever());
    if (lost) await scene.eraser.sweepAndWork();
    else await scene.eraser.work();
    await expectOnlyErasure(scene.product, made);
    await scene.eraser.lookTwice();
  });

  it("who undoes it during the preparation is told nothing, and what they order is made", async () => {
    const made = await makePerson(scene.product.context);
    const { context } = scene.product;
    await requestErasure(context, made.person, { when: "grace" });
    let ordered: string | undefined;
    const table = asking(context.table, async (command) => {
      if (command !== "Query" || ordered) return;
      scene.product.clock.advance(1_000);
      await undoErasure(context, made.person);
      const order = orderOf(made.canary);
      ordered = (await createGeneration(context, made.person, order, randomUUID())).id;
    });
    await scene.eraser.work({}, { table });
    expect(await scene.product.services.mails(made.account.email)).toEqual([]);
    await scene.product.work();
    const found = await requireGeneration(context, made.person, ordered ?? "");
    expect(found.state).toBe("succeeded");
  });

  it("a sign-in that began before is refused", async () => {
    const mia = await scene.product.member();
    const { email } = (await mia.get("/api/account")).body;
    const other = scene.product.browser();
    const [signedIn] = await Promise.all([
      other.post("/api/auth/sign-in", { email, password }),
      askErasure(mia, "now"),
    ]);
    await scene.eraser.work();
    await scene.eraser.lookTwice();
    expect([200, 401]).toContain(signedIn.status);
    expect((await other.get("/api/account")).status).toBe(401);
  });
});

describe("a step of our own that fails", () => {
  it.each(["work", "signIns", "exports", "requests", "credits", "address"])(
    "%s keeps the rows it goes by, and all goes when it is mended",
    async (name) => {
      const made = await someone(scene.product);
      const mends = scene.product.clock.now() + minute;
      const broken = steps.map((step): Step => {
        if (step.name !== name) return step;
        return {
          ...step,
          run: async (context, erasure, at) => {
            if (context.clock.now() < mends) throw new Error("not now");
            return step.run(context, erasure, at);
          },
        };
      });
      await requestErasure(scene.product.context, made.person, { when: "now" });
      await scene.eraser.work({ steps: broken });
      await accountOf(made.account.id);
      scene.product.clock.advance(2 * minute);
      await scene.eraser.sweepAndWork({ steps: broken });
      await scene.eraser.lookTwice();
      await expectErased(scene.product, made);
    },
  );
});

describe("mail that cannot be delivered", () => {
  it("is tried for two days; then the address goes without a receipt", async () => {
    const made = await makePerson(scene.product.context);
    const post = {
      send: async () => {
        throw new Error("SES is away");
      },
    };
    await requestErasure(scene.product.context, made.person, { when: "now" });
    await scene.eraser.work({}, { post });
    expect(await scene.eraser.read(made.account.id)).toMatchObject({ email: made.account.email });
    scene.product.clock.advance(2 * day);
    await scene.eraser.sweepAndWork({}, { post });
    expect(await scene.eraser.read(made.account.id)).not.toHaveProperty("email");
    await scene.eraser.lookTwice();
    await expectErased(scene.product, made);
    expect(scene.product.logged.join("\n")).not.toContain(made.account.email);
  });
});
