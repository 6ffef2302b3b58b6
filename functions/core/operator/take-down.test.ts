import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { day, minute } from "../clock.ts";
import { runNotice } from "../notice/run.ts";
import { activityOf, reason, someOperator, someone } from "./testing/people.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const codeOf = (body: object) => (body as { error?: { code: string } }).error?.code;

/** Somebody with an image, an operator, and where it is taken down. */
async function withImage() {
  const mia = await someone(product);
  const ori = await someOperator(product);
  const id = await mia.browser.ordered();
  await product.work();
  const [image] = (await mia.browser.generation(id)).images;
  return { mia, ori, id, path: `/api/operator/people/${mia.id}/images/${image?.id}/take-down` };
}

describe("an image that is taken down", () => {
  it("is gone with its files; the person is mailed why, sees the decision, and how to contest it §abuse.decisions", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const id = await mia.browser.ordered({ count: 2 });
    await product.work();
    const { images } = await mia.browser.generation(id);
    const [first, second] = images;
    const files = async () =>
      (await product.context.images.list("images/free/")).filter(({ key }) => key.includes(id));
    expect(await files()).toHaveLength(4);

    const path = `/api/operator/people/${mia.id}/images/${first?.id}/take-down`;
    const { status } = await ori.browser.post(path, { reason: "It shows a real person." });
    expect(status).toBe(200);
    expect(await files()).toHaveLength(2);
    expect((await mia.browser.generation(id)).images.map((image) => image.id)).toEqual([
      second?.id,
    ]);
    const [mail] = await product.services.mails(mia.email);
    expect(mail?.subject).toBe("We took an image of yours down");
    expect(mail?.text).toContain("It shows a real person.");
    expect(mail?.text).toContain("nanaimg.app/support");
    const [decision] = await activityOf(mia.browser);
    expect(decision).toMatchObject({ kind: "image.removed" });
    expect(decision?.words).toMatch(/contest.*It shows a real person\.$/);

    const again = await ori.browser.post(path, { reason });
    expect([again.status, codeOf(again.body)]).toEqual([404, "image.not_found"]);
    const contest = { topic: "abuse", message: "It is a statue." };
    expect((await mia.browser.post("/api/support", contest)).status).toBe(202);
  });

  it("is nobody else's: another person's image is not found", async () => {
    const { mia, ori, id, path } = await withImage();
    const noa = await someone(product, "Noa");
    const others = path.replace(mia.id, noa.id);
    expect((await ori.browser.post(others, { reason })).status).toBe(404);
    expect((await mia.browser.generation(id)).images).toHaveLength(1);
  });

  it("stays down when the mail fails, which is sent later, once", async () => {
    const { mia, ori, id, path } = await withImage();
    const { post } = product.context;
    Object.assign(product.context, { post: { send: () => Promise.reject(new Error("no")) } });
    const { status } = await ori.browser.post(path, { reason });
    Object.assign(product.context, { post });
    expect(status).toBe(200);
    expect((await mia.browser.generation(id)).images).toEqual([]);
    const mails = async () =>
      (await product.services.mails(mia.email)).filter(({ subject }) => subject.includes("down"));
    expect(await mails()).toHaveLength(0);
    for (let n = 0; n < 2; n++) {
      product.clock.advance(2 * minute);
      await product.sweep();
      await product.jobs("notices", (job) => runNotice(product.context, job));
    }
    expect(await mails()).toHaveLength(1);
  });

  it("is not told for ever to an address that takes no mail", async () => {
    const { mia, ori, path } = await withImage();
    const { post } = product.context;
    let tries = 0;
    const send = async () => {
      tries++;
      throw new Error("no");
    };
    Object.assign(product.context, { post: { send } });
    expect((await ori.browser.post(path, { reason })).status).toBe(200);
    product.clock.advance(3 * day + minute);
    await product.sweep();
    await product.jobs("notices", (job) => runNotice(product.context, job));
    Object.assign(product.context, { post });
    expect(tries).toBe(1);
    const decisions = (await product.items()).filter(
      ({ pk, type }) => pk === `USER#${mia.id}` && type === "operatorAction",
    );
    expect(decisions).toHaveLength(1);
    for (const left of ["letter", "dueAt"]) expect(decisions[0]).not.toHaveProperty(left);
  });
});
