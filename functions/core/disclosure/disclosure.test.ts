import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { day, hour, iso, minute } from "../clock.ts";
import { unlinkDisclosures } from "../erasure/steps/disclosures.ts";
import { operatorOf } from "../operator/operator.ts";
import { activityOf, type Someone, someOperator, someone } from "../operator/testing/people.ts";
import { approveDisclosure, requestDisclosure } from "./disclosure.ts";
import { disclosableFields } from "./field.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const demand = {
  authority: "Amtsgericht Frankfurt",
  reference: "931 Gs 12/26",
  legalBasis: "StPO § 100j",
  fields: ["email", "createdAt"] as const,
};
const path = "/api/operator/disclosures";
const codeOf = (body: object) => (body as { error?: { code: string } }).error?.code;

async function asked(by: Someone, about: string, more: object = {}): Promise<string> {
  const sent = await by.browser.post(path, { ...demand, person: about, ...more });
  expect(sent.status, JSON.stringify(sent.body)).toBe(202);
  return (sent.body as unknown as { disclosure: { id: string } }).disclosure.id;
}
const approve = (by: Someone, id: string, about: Someone) =>
  by.browser.post(`${path}/${id}/approve`, { person: about.email });
const told = async (who: Someone) =>
  (await activityOf(who.browser)).filter(({ kind }) => kind === "disclosure");

describe("a legal demand", () => {
  it("needs two: one approval by who asked is refused, and nothing is read §legal.two", async () => {
    const [mia, ori, uma] = [
      await someone(product),
      await someOperator(product),
      await someOperator(product),
    ];
    const id = await asked(ori, mia.email);
    for (let n = 0; n < 2; n++) {
      const { status, body } = await approve(ori, id, mia);
      expect([status, codeOf(body)]).toEqual([403, "disclosure.second_operator"]);
      expect(JSON.stringify(body)).not.toContain(mia.email);
    }
    expect(await told(mia)).toEqual([]);

    const { status, body } = await approve(uma, id, mia);
    expect(status).toBe(200);
    const { data } = body as unknown as { data: object };
    expect(data).toEqual({ email: mia.email, createdAt: expect.any(String) });
  });

  it("is approved by who names the same person: nobody agrees to what they cannot see §legal.two", async () => {
    const [mia, noa, ori, uma] = [
      await someone(product),
      await someone(product, "Noa"),
      await someOperator(product),
      await someOperator(product),
    ];
    const id = await asked(ori, mia.email);
    const other = await approve(uma, id, noa);
    expect([other.status, codeOf(other.body)]).toEqual([409, "disclosure.other_person"]);
    expect(JSON.stringify(other.body)).not.toContain(mia.email);
    const nobody = await uma.browser.post(`${path}/${id}/approve`, {});
    expect(nobody.status).toBe(422);
    expect([await told(mia), await told(noa)]).toEqual([[], []]);
    expect((await approve(uma, id, mia)).status).toBe(200);
    expect((await approve(uma, id, noa)).status).toBe(409);
  });

  it("cannot be approved by the same one through another door", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const id = await asked(ori, mia.id);
    const atTheDesk = operatorOf("machine:ori");
    await expect(
      approveDisclosure(product.operators, atTheDesk, { id, person: mia.id }),
    ).rejects.toMatchObject({
      code: "disclosure.second_operator",
    });
  });

  it.each(disclosableFields)(
    "hands over %s when it is named, and nothing else §legal.two",
    async (field) => {
      const mia = await someone(product, "Canary-Name");
      await mia.browser.ordered({ prompt: "canary-prompt" });
      const { operators } = product;
      const order = { ...demand, person: mia.id, fields: [field] };
      const { id } = await requestDisclosure(operators, operatorOf("machine:one"), order);
      const { data } = await approveDisclosure(operators, operatorOf("machine:two"), {
        id,
        person: mia.id,
      });
      expect(Object.keys(data)).toEqual([field]);
      const all = JSON.stringify(data);
      expect(all.includes("Canary-Name")).toBe(field === "name");
      expect(all.includes(mia.email)).toBe(field === "email");
      expect(all.includes("canary-prompt")).toBe(field === "generations");
    },
  );

  it("is told to the person: who, on which ground, which fields §legal.log", async () => {
    const [mia, ori, uma] = [
      await someone(product),
      await someOperator(product),
      await someOperator(product),
    ];
    const id = await asked(ori, mia.id);
    expect(await told(mia)).toEqual([]);
    await approve(uma, id, mia);
    const [notice] = await told(mia);
    expect(notice?.words).toBe(
      "We handed data over to Amtsgericht Frankfurt (StPO § 100j, their number 931 Gs 12/26): email address, day the account was opened.",
    );
    expect(notice?.words).not.toMatch(/usr_|op-/);
  });

  it("that is sealed is told when the seal ends, and not before §legal.log", async () => {
    const [mia, ori, uma] = [
      await someone(product),
      await someOperator(product),
      await someOperator(product),
    ];
    const sealedUntil = iso(product.clock.now() + 10 * minute);
    await approve(uma, await asked(ori, mia.id, { sealedUntil }), mia);
    expect(await activityOf(mia.browser)).toEqual([]);
    expect(JSON.stringify((await mia.browser.get("/api/account/activity")).body)).not.toContain(
      "Frankfurt",
    );
    product.clock.advance(11 * minute);
    expect(await told(mia)).toHaveLength(1);
  });

  it("is decided once; who approved can fetch it again for an hour, nobody else", async () => {
    const [mia, ori, uma, eve] = [
      await someone(product),
      await someOperator(product),
      await someOperator(product),
      await someOperator(product),
    ];
    const id = await asked(ori, mia.id);
    const both = await Promise.all([approve(uma, id, mia), approve(eve, id, mia)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await told(mia)).toHaveLength(1);
    const [winner, other] = both[0]?.status === 200 ? [uma, eve] : [eve, uma];
    expect((await approve(winner, id, mia)).status).toBe(200);
    for (const one of [other, ori]) expect((await approve(one, id, mia)).status).toBe(409);
    // What was handed over is not refused any more: the record says so for good.
    expect((await ori.browser.post(`${path}/${id}/refuse`, {})).status).toBe(409);
    expect((await approve(winner, id, mia)).status).toBe(200);
    const { operators } = product;
    product.clock.advance(hour);
    const late = operatorOf(`account:${winner.id}`);
    await expect(approveDisclosure(operators, late, { id, person: mia.id })).rejects.toMatchObject({
      code: "disclosure.not_waiting",
    });
    expect(await told(mia)).toHaveLength(1);
  });

  it("that is refused hands nothing over and cannot be approved", async () => {
    const [mia, ori, uma] = [
      await someone(product),
      await someOperator(product),
      await someOperator(product),
    ];
    const id = await asked(ori, mia.id);
    expect((await uma.browser.post(`${path}/${id}/refuse`, {})).status).toBe(200);
    expect((await approve(uma, id, mia)).status).toBe(409);
    expect(await told(mia)).toEqual([]);
  });

  it("stands in the operators' list, and says whose turn it is", async () => {
    const [mia, ori, uma] = [
      await someone(product),
      await someOperator(product),
      await someOperator(product),
    ];
    const id = await asked(ori, mia.id);
    const listed = async (who: Someone) => {
      const { body } = await who.browser.get(`${path}?limit=1`);
      expect(JSON.stringify(body)).not.toContain(mia.id);
      return (body as unknown as { items: object[] }).items[0];
    };
    expect(await listed(ori)).toMatchObject({ id, state: "waiting", mine: true });
    expect(await listed(uma)).toMatchObject({ id, state: "waiting", mine: false });
  });

  it.each([
    ["without a field", { fields: [] }],
    ["for a field twice", { fields: ["email", "email"] }],
    ["for a field we do not hand over", { fields: ["password"] }],
    ["without a ground", { legalBasis: "" }],
    ["without an authority", { authority: undefined }],
    ["with a number of two lines", { reference: "12\n34" }],
    ["with a seal that is over", { sealedUntil: "2020-01-01T00:00:00.000Z" }],
    ["sealed for longer than a year", { sealedUntil: iso(Date.now() + 800 * day) }],
  ])("%s is refused", async (_, more) => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const { status } = await ori.browser.post(path, { ...demand, person: mia.id, ...more });
    expect(status).toBe(422);
  });

  it("about nobody is refused; one that does not exist is not found", async () => {
    const ori = await someOperator(product);
    const nobody = { ...demand, person: "who@example.org" };
    expect((await ori.browser.post(path, nobody)).status).toBe(404);
    for (const id of ["x", "dis_01ARZ3NDEKTSV4RRFFQ69G5FAV"]) {
      expect((await approve(ori, id, ori)).status).toBe(404);
    }
  });

  it("that is sealed is not told by the receipt of an erasure either", async () => {
    const [mia, ori, uma] = [
      await someone(product),
      await someOperator(product),
      await someOperator(product),
    ];
    const sealedUntil = iso(product.clock.now() + day);
    const ids = [
      await asked(ori, mia.id, { sealedUntil }),
      await asked(ori, mia.id, { sealedUntil }),
    ];
    await approve(uma, ids[0] ?? "", mia);
    expect(await unlinkDisclosures(product.context, mia.id, undefined)).toMatchObject({ count: 0 });
    const left = (await product.items()).filter(({ type }) => type === "disclosure");
    expect(left.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    expect(JSON.stringify(left)).not.toContain(mia.id);
  });

  it("outlives the account without the person in it, also one that waits", async () => {
    const [mia, ori, uma] = [
      await someone(product),
      await someOperator(product),
      await someOperator(product),
    ];
    const ids = [await asked(ori, mia.id), await asked(ori, mia.id)];
    await approve(uma, ids[0] ?? "", mia);
    expect(await unlinkDisclosures(product.context, mia.id, undefined)).toMatchObject({ count: 2 });
    expect(await unlinkDisclosures(product.context, mia.id, undefined)).toMatchObject({ count: 0 });
    const left = (await product.items()).filter(
      ({ id, type }) => ids.includes(String(id)) && type === "disclosure",
    );
    expect(left).toHaveLength(2);
    expect(JSON.stringify(left)).not.toContain(mia.id);
    expect((await approve(uma, ids[1] ?? "", mia)).status).toBe(404);
  });
});
