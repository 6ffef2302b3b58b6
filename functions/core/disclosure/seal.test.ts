/** Seals that are to last longer. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { day, iso, minute } from "../clock.ts";
import { Unpacked } from "../export/testing/archive.ts";
import { exported } from "../export/testing/exporter.ts";
import { operatorOf } from "../operator/operator.ts";
import { activityOf, type Someone, someOperator, someone } from "../operator/testing/people.ts";
import { requestDisclosure } from "./disclosure.ts";
import type { DisclosureView } from "./schema.ts";
import { approveLongerSeal, askLongerSeal } from "./seal.ts";

let product: Product;
let mia: Someone;
let ori: Someone;
let uma: Someone;
beforeAll(async () => {
  product = await startProduct();
});
beforeEach(async () => {
  [mia, ori, uma] = [
    await someone(product),
    await someOperator(product),
    await someOperator(product),
  ];
});
afterAll(() => product.stop());

const path = "/api/operator/disclosures";
const inMinutes = (minutes: number) => iso(product.clock.now() + minutes * minute);
const reason = "LG Köln, 5 Qs 12/26";
const codeOf = (body: object) => (body as { error?: { code: string } }).error?.code;
const viewOf = (body: object) => (body as { disclosure: DisclosureView }).disclosure;

/** One that was handed over, unless `waits`; sealed for ten minutes. */
async function sealed({ waits = false, until = inMinutes(10) } = {}): Promise<string> {
  const demand = {
    ...{ person: mia.id, authority: "Amtsgericht Köln", reference: "504 Gs 1/26" },
    ...{ legalBasis: "StPO § 100j", fields: ["email"], sealedUntil: until },
  };
  const { id } = viewOf((await ori.browser.post(path, demand)).body);
  if (!waits) await approved(id);
  return id;
}
async function approved(id: string): Promise<void> {
  const { status } = await uma.browser.post(`${path}/${id}/approve`, { person: mia.id });
  expect(status).toBe(200);
}
const ask = (by: Someone, id: string, until: string) =>
  by.browser.post(`${path}/${id}/seal`, { until, reason });
const agree = (by: Someone, id: string, until: string) =>
  by.browser.post(`${path}/${id}/seal/approve`, { until });
const told = async () =>
  (await activityOf(mia.browser)).filter(({ kind }) => kind === "disclosure").length;

describe("a longer seal", () => {
  it("holds once another operator agrees: the person is told at the new end, not before §legal.log §legal.two", async () => {
    const id = await sealed();
    const until = inMinutes(30);
    const asked = await ask(ori, id, until);
    expect([asked.status, viewOf(asked.body).sealAsked]).toMatchObject([
      202,
      { until, mine: true },
    ]);
    const alone = await agree(ori, id, until);
    expect([alone.status, codeOf(alone.body)]).toEqual([403, "disclosure.second_operator"]);
    const both = await agree(uma, id, until);
    expect(both.status).toBe(200);
    expect(viewOf(both.body)).toMatchObject({
      sealedUntil: until,
      sealsExtended: [{ until, reason, at: expect.any(String) }],
    });
    expect(viewOf(both.body)).not.toHaveProperty("sealAsked");
    expect(JSON.stringify(both.body)).not.toMatch(/account:|usr_/);

    product.clock.advance(20 * minute);
    expect(await told()).toBe(0);
    const archive = new Unpacked(await exported(product, mia.browser));
    try {
      expect(archive.text("disclosures.jsonl") ?? "").not.toContain("Köln");
    } finally {
      archive.remove();
    }
    product.clock.advance(11 * minute);
    expect(await told()).toBe(1);
  });

  it("that nobody agrees to changes nothing: the first one ends when it was to end §legal.log", async () => {
    const id = await sealed();
    await ask(ori, id, inMinutes(30));
    product.clock.advance(11 * minute);
    expect(await told()).toBe(1);
    for (const late of [await agree(uma, id, inMinutes(19)), await ask(uma, id, inMinutes(30))]) {
      expect([late.status, codeOf(late.body)]).toEqual([409, "disclosure.not_sealed"]);
    }
    expect(await told()).toBe(1);
  });

  it("is agreed to as it was read, and once", async () => {
    const id = await sealed();
    const [first, second] = [inMinutes(30), inMinutes(40)];
    await ask(ori, id, first);
    await ask(ori, id, second);
    const other = await agree(uma, id, first);
    expect([other.status, codeOf(other.body)]).toEqual([409, "disclosure.not_waiting"]);
    const twice = await Promise.all([agree(uma, id, second), agree(uma, id, second)]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const third = inMinutes(50);
    await ask(uma, id, third);
    const { body } = await agree(ori, id, third);
    expect(viewOf(body).sealsExtended?.map(({ until }) => until)).toEqual([second, third]);
  });

  it("holds for what is handed over only then, too §legal.log", async () => {
    const id = await sealed({ waits: true });
    const until = inMinutes(30);
    await ask(ori, id, until);
    expect((await agree(uma, id, until)).status).toBe(200);
    await approved(id);
    product.clock.advance(20 * minute);
    expect(await told()).toBe(0);
    product.clock.advance(11 * minute);
    expect(await told()).toBe(1);
  });

  it("and the demand itself, agreed to at once, leave one end in both places", async () => {
    const id = await sealed({ waits: true });
    const until = inMinutes(30);
    await ask(ori, id, until);
    await Promise.all([
      agree(uma, id, until),
      uma.browser.post(`${path}/${id}/approve`, { person: mia.id }),
    ]);
    const ends = (await product.items())
      .filter((item) => item.id === id && item.state !== "waiting")
      .map(({ sealedUntil }) => sealedUntil);
    expect(new Set(ends).size).toBeLessThanOrEqual(1);
  });

  it("ends after the present one, within a year, and while the record is kept", async () => {
    const id = await sealed();
    for (const until of [inMinutes(9), inMinutes(-1), inMinutes(366 * 24 * 60), "tomorrow"]) {
      expect((await ask(ori, id, until)).status).toBe(422);
    }
    expect((await ori.browser.post(`${path}/${id}/seal`, { until: inMinutes(20) })).status).toBe(
      422,
    );
    const { operators } = product;
    const [one, two] = [operatorOf("machine:one"), operatorOf("machine:two")];
    const made = await requestDisclosure(operators, one, {
      ...{ person: mia.id, authority: "Court", reference: "No. 2", legalBasis: "Art. 1" },
      ...{ fields: ["email"], sealedUntil: iso(product.clock.now() + 360 * day) },
    });
    const longer = async (days: number) => {
      const until = iso(product.clock.now() + days * day);
      await askLongerSeal(operators, one, { id: made.id, until, reason });
      await approveLongerSeal(operators, two, { id: made.id, until });
    };
    for (let year = 0; year < 2; year++) {
      product.clock.advance(350 * day);
      await longer(364);
    }
    // 1,095 days after the demand its record goes, and the person is to see it before.
    product.clock.advance(350 * day);
    await expect(longer(30)).rejects.toMatchObject({ code: "request.invalid" });
  });

  it("is nothing for what is not sealed, was refused, or is about nobody any more", async () => {
    const refused = await sealed({ waits: true });
    await uma.browser.post(`${path}/${refused}/refuse`, {});
    const { status, body } = await ask(ori, refused, inMinutes(30));
    expect([status, codeOf(body)]).toEqual([409, "disclosure.not_sealed"]);
    const none = await ask(ori, "dis_01ARZ3NDEKTSV4RRFFQ69G5FAV", inMinutes(30));
    expect([none.status, codeOf(none.body)]).toEqual([404, "disclosure.not_found"]);
  });

  it("changes nothing of who is being erased §erasure.fence", async () => {
    const id = await sealed({ until: inMinutes(60) });
    const until = inMinutes(90);
    await ask(ori, id, until);
    await mia.browser.send("DELETE", "/api/account", { body: { when: "now" } });
    product.clock.advance(minute);
    const { status, body } = await agree(uma, id, until);
    expect([status, codeOf(body)]).toEqual([404, "person.not_found"]);
  });

  it("is for operators alone", async () => {
    const id = await sealed();
    expect((await ask(mia, id, inMinutes(30))).status).toBe(403);
    expect((await agree(mia, id, inMinutes(30))).status).toBe(403);
  });
});
