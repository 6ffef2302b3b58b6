import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { openBucket } from "../../runtime/objects.ts";
import { hour, minute } from "../clock.ts";
import { checkInvariants } from "../credit/invariants.ts";
import { putTombstone } from "../erasure/tombstone.ts";
import { runNotice } from "../notice/run.ts";
import { setRole } from "./role.ts";
import { activityOf, reason, root, someOperator, someone } from "./testing/people.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const codeOf = (body: object) => (body as { error?: { code: string } }).error?.code;
const look = (who: string, why = reason) =>
  `/api/operator/people?${new URLSearchParams({ q: who, reason: why })}`;

const everyEndpoint: [string, string][] = [
  ["get", "/api/operator/people?q=a@example.org&reason=because"],
  ["post", "/api/operator/people/usr_1/credits"],
  ["post", "/api/operator/people/usr_1/images/img_1/take-down"],
  ["post", "/api/operator/people/usr_1/generations/gen_1/refund"],
  ["get", "/api/operator/requests"],
  ["get", "/api/operator/requests/req_1?reason=because"],
  ["post", "/api/operator/requests/req_1/answer"],
  ["post", "/api/operator/requests/req_1/extend"],
  ["post", "/api/operator/requests/req_1/close"],
  ["get", "/api/operator/disclosures"],
  ["post", "/api/operator/disclosures"],
  ["post", "/api/operator/disclosures/dis_1/approve"],
  ["post", "/api/operator/disclosures/dis_1/refuse"],
  ["get", "/api/operator/queues"],
  ["post", "/api/operator/queues/exports/redrive"],
  ["post", "/api/operator/people/usr_1/erase-child"],
  ["post", "/api/operator/tombstones/replay"],
  ["get", "/api/operator/audits"],
  ["get", "/api/operator/analytics?from=2026-11-01&to=2026-11-02"],
];

describe("the tools open for operators only", () => {
  it("with a sign-in of this hour; nobody and anyone else get 401 and 403, before anything is looked at", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    for (const [method, path] of everyEndpoint) {
      const body = method === "get" ? {} : { body: {} };
      const nobody = await product.browser().send(method.toUpperCase(), path, body);
      expect([path, nobody.status, codeOf(nobody.body)]).toEqual([path, 401, "auth.required"]);
      const member = await mia.browser.send(method.toUpperCase(), path, body);
      expect([path, member.status, codeOf(member.body)]).toEqual([path, 403, "operator.required"]);
    }
    expect((await ori.browser.get("/api/operator/queues")).status).toBe(200);
    product.clock.advance(hour + minute);
    for (const [method, path] of everyEndpoint) {
      const body = method === "get" ? {} : { body: {} };
      const late = await ori.browser.send(method.toUpperCase(), path, body);
      expect([path, late.status, codeOf(late.body)]).toEqual([path, 401, "auth.step_up"]);
    }
  });

  it("from our own pages only: a link elsewhere makes nobody look anybody up", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    for (const [site, status] of [
      ["cross-site", 403],
      ["same-site", 403],
      ["none", 403],
      ["same-origin", 200],
    ] as const) {
      const headers = { "sec-fetch-site": site };
      const looked = await ori.browser.send("GET", look(mia.id), { headers });
      expect([site, looked.status]).toEqual([site, status]);
    }
    expect(await activityOf(mia.browser)).toHaveLength(1);
  });

  it("until the role is taken away, which the person sees", async () => {
    const ori = await someOperator(product);
    await setRole(product.operators, root, { who: ori.email, isOperator: false, reason });
    expect((await ori.browser.get("/api/operator/queues")).status).toBe(403);
    expect((await activityOf(ori.browser)).map(({ kind }) => kind)).toEqual([
      "role.revoked",
      "role.granted",
    ]);
  });
});

describe("a look-up", () => {
  it("answers numbers and dates, and no name, address or prompt", async () => {
    const mia = await someone(product, "Canary-Name");
    await mia.browser.ordered({ prompt: "a canary in a coal mine" });
    const ori = await someOperator(product);
    for (const who of [mia.email, mia.email.toUpperCase(), mia.id]) {
      const { status, body } = await ori.browser.get(look(who));
      expect(status).toBe(200);
      expect((body as { person?: unknown }).person).toEqual({
        id: mia.id,
        status: "ACTIVE",
        plan: "free",
        restricted: false,
        operator: false,
        createdAt: expect.any(String),
        credits: { available: expect.any(Number), held: expect.any(Number) },
        counts: { generations: 1, requests: 0 },
      });
      expect(JSON.stringify(body)).not.toMatch(/canary|@/i);
    }
  });

  it("is in the person's activity with its reason before the answer is shown, under a handle §access.operators", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    await ori.browser.get(look(mia.id, "A bug in billing."));
    const [newest] = await activityOf(mia.browser);
    expect(newest).toMatchObject({ kind: "person.read" });
    expect(newest?.words).toMatch(
      /^One of us \(op-[0-9a-f]{8}\) looked at your account: .*A bug in billing\.$/,
    );
    expect(newest?.words).not.toContain(ori.id);
    expect(newest?.words).not.toContain(ori.email);
  });

  it("that cannot be written down shows nothing", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const { client } = product.operators.table;
    const send = client.send.bind(client);
    Object.assign(client, {
      send: (command: { constructor: { name: string } }) =>
        command.constructor.name === "TransactWriteCommand"
          ? Promise.reject(new Error("no writing today"))
          : send(command as never),
    });
    const { status, body } = await ori.browser.get(look(mia.id));
    Object.assign(client, { send });
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain(mia.id);
    expect(await activityOf(mia.browser)).toEqual([]);
  });

  it.each([
    ["without a reason", "/api/operator/people?q=a@example.org", 422],
    ["with hardly one", "/api/operator/people?q=a@example.org&reason=x", 422],
    ["for nobody in particular", "/api/operator/people?q=&reason=because", 422],
    ["for somebody unknown", "/api/operator/people?q=who@example.org&reason=because", 404],
    [
      "for an id of nobody",
      "/api/operator/people?q=usr_01ARZ3NDEKTSV4RRFFQ69G5FAV&reason=because",
      404,
    ],
  ])("%s is refused", async (_, path, status) => {
    const ori = await someOperator(product);
    expect((await ori.browser.get(path)).status).toBe(status);
  });
});

describe("credits", () => {
  it("are given once, however often one presses, and shown with the reason", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const before = (await mia.browser.credits()).available;
    const path = `/api/operator/people/${mia.id}/credits`;
    const pressed = await Promise.all(
      [1, 2, 3].map(() => ori.browser.post(path, { amount: 5, reason: "An apology." })),
    );
    expect(pressed.map(({ status }) => status)).toEqual([200, 200, 200]);
    const granted = pressed.map(({ body }) => (body as unknown as { granted: boolean }).granted);
    expect(granted.toSorted()).toEqual([false, false, true]);
    expect((await mia.browser.credits()).available).toBe(before + 5);
    expect((await activityOf(mia.browser)).map(({ words }) => words)).toEqual([
      expect.stringMatching(/gave you credits: 5 credits.* Reason: An apology\.$/),
    ]);
    expect(checkInvariants(await product.items(), { now: product.clock.now() })).toEqual([]);
  });

  it("under one key are one grant; another amount under it is a conflict", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const path = `/api/operator/people/${mia.id}/credits`;
    await ori.browser.post(path, { amount: 5, reason, key: "k" });
    const other = await ori.browser.post(path, { amount: 6, reason, key: "k" });
    expect([other.status, codeOf(other.body)]).toEqual([409, "idempotency.conflict"]);
  });

  it.each([
    { amount: 0, reason },
    { amount: -5, reason },
    { amount: 1.5, reason },
    { amount: 10_001, reason },
    { amount: 5 },
    { amount: "5", reason },
    { amount: 5, reason, free: true },
  ])("are refused as %j", async (body) => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const { status } = await ori.browser.post(`/api/operator/people/${mia.id}/credits`, body);
    expect(status).toBe(422);
    expect(await activityOf(mia.browser)).toEqual([]);
  });

  it("that a generation cost come back once, even after it is deleted", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const before = (await mia.browser.credits()).available;
    const id = await mia.browser.ordered();
    await product.work();
    const cost = before - (await mia.browser.credits()).available;
    expect(cost).toBeGreaterThan(0);
    await mia.browser.delete(`/api/generations/${id}`);
    const path = `/api/operator/people/${mia.id}/generations/${id}/refund`;
    for (const granted of [true, false]) {
      const { body } = await ori.browser.post(path, { reason: "It was broken." });
      expect(body).toEqual({ granted, amount: cost });
    }
    expect((await mia.browser.credits()).available).toBe(before);
    expect(checkInvariants(await product.items(), { now: product.clock.now() })).toEqual([]);
    const unknown = `/api/operator/people/${mia.id}/generations/gen_01ARZ3NDEKTSV4RRFFQ69G5FAV/refund`;
    expect((await ori.browser.post(unknown, { reason })).status).toBe(404);
  });

  it("that were never taken cannot come back", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const id = await mia.browser.ordered();
    await mia.browser.post(`/api/generations/${id}/cancel`);
    const path = `/api/operator/people/${mia.id}/generations/${id}/refund`;
    const { status, body } = await ori.browser.post(path, { reason });
    expect([status, codeOf(body)]).toEqual([409, "credit.nothing_charged"]);
  });
});

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
    const mia = await someone(product);
    const noa = await someone(product, "Noa");
    const ori = await someOperator(product);
    const id = await mia.browser.ordered();
    await product.work();
    const [image] = (await mia.browser.generation(id)).images;
    const path = `/api/operator/people/${noa.id}/images/${image?.id}/take-down`;
    expect((await ori.browser.post(path, { reason })).status).toBe(404);
    expect((await mia.browser.generation(id)).images).toHaveLength(1);
  });

  it("stays down when the mail fails, which is sent later, once", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const id = await mia.browser.ordered();
    await product.work();
    const [image] = (await mia.browser.generation(id)).images;
    const { post } = product.context;
    Object.assign(product.context, { post: { send: () => Promise.reject(new Error("no")) } });
    const path = `/api/operator/people/${mia.id}/images/${image?.id}/take-down`;
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
});

describe("a request", () => {
  async function asked(topic: string, message = "canary of words") {
    const mia = await someone(product);
    const { body } = await mia.browser.post("/api/support", { topic, message });
    return { mia, id: (body as unknown as { request: { id: string } }).request.id };
  }

  it("stands in the list by its deadline, without a word of it, and moves as it is handled", async () => {
    const ori = await someOperator(product);
    const other = await asked("billing");
    const child = await asked("child");
    const listed = async (state: string) => {
      const ids: string[] = [];
      let cursor = "";
      do {
        const path = `/api/operator/requests?limit=1&state=${state}${cursor}`;
        const { body } = await ori.browser.get(path);
        expect(JSON.stringify(body)).not.toContain("canary");
        const page = body as unknown as { items: { id: string }[]; nextCursor: string | null };
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : "";
      } while (cursor);
      return ids;
    };
    const waiting = await listed("open");
    expect(waiting.indexOf(child.id)).toBeLessThan(waiting.indexOf(other.id));

    const path = `/api/operator/requests/${child.id}`;
    expect((await ori.browser.post(`${path}/answer`, { text: "Done." })).status).toBe(200);
    expect(await listed("open")).not.toContain(child.id);
    expect(await listed("answered")).toContain(child.id);
    expect((await ori.browser.post(`${path}/close`, {})).status).toBe(200);
    expect(await listed("closed")).toContain(child.id);
    const again = await ori.browser.post(`${path}/close`, {});
    expect([again.status, codeOf(again.body)]).toEqual([409, "support.closed"]);
    const bad = await ori.browser.get("/api/operator/requests?cursor=AAAA");
    expect([bad.status, codeOf(bad.body)]).toEqual([422, "cursor.invalid"]);
  });

  it("is read with a reason, which the person sees §access.operators", async () => {
    const ori = await someOperator(product);
    const { mia, id } = await asked("access");
    const path = `/api/operator/requests/${id}`;
    expect((await ori.browser.get(path)).status).toBe(422);
    const { body } = await ori.browser.get(`${path}?reason=${encodeURIComponent("To answer it.")}`);
    expect(JSON.stringify(body)).toContain("canary of words");
    expect((await activityOf(mia.browser))[0]?.words).toMatch(
      /read a request of yours.*To answer it\.$/,
    );
  });

  it("of a visitor leaves its trace at the request", async () => {
    const ori = await someOperator(product);
    const visitor = product.browser("198.51.100.9");
    const email = "stranger@example.org";
    const fields = { topic: "access", message: "Who am I to you?", email };
    const sent = await visitor.post("/api/support", fields);
    const { id } = (sent.body as unknown as { request: { id: string } }).request;
    const [mail] = await product.services.mails(email);
    const code = /\b\d{6}\b/.exec(mail?.text ?? "")?.[0];
    await visitor.post("/api/support/confirm", { id, code });
    const { status } = await ori.browser.get(`/api/operator/requests/${id}?reason=because`);
    expect(status).toBe(200);
    const notes = (await product.items()).filter(
      ({ pk, type }) => pk === `REQUEST#${id}` && type === "operatorAction",
    );
    expect(notes).toMatchObject([{ kind: "request.read", reason: "because" }]);
  });

  it("is put off once, with the reason mailed", async () => {
    const ori = await someOperator(product);
    const { mia, id } = await asked("export");
    const path = `/api/operator/requests/${id}/extend`;
    const body = { months: 2, reason: "It is very much." };
    expect((await ori.browser.post(path, { ...body, months: 3 })).status).toBe(422);
    expect((await ori.browser.post(path, body)).status).toBe(200);
    const again = await ori.browser.post(path, body);
    expect([again.status, codeOf(again.body)]).toEqual([409, "support.not_extendable"]);
    const [mail] = await product.services.mails(mia.email);
    expect(mail?.text).toContain("It is very much.");
  });

  it("that does not exist is not found", async () => {
    const ori = await someOperator(product);
    for (const id of ["x", "req_01ARZ3NDEKTSV4RRFFQ69G5FAV"]) {
      const { status } = await ori.browser.post(`/api/operator/requests/${id}/close`, {});
      expect(status).toBe(404);
    }
  });
});

describe("queues", () => {
  it("dead letters are counted and sent again, each once", async () => {
    const ori = await someOperator(product);
    const sqs = new SQSClient();
    const QueueUrl = product.services.deadLetterQueues.exports;
    for (let n = 0; n < 13; n++) {
      const MessageBody = JSON.stringify({ pk: "USER#usr_1", sk: `EXPORT#${n}` });
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    }
    const queueOf = async () => {
      const { body } = await ori.browser.get("/api/operator/queues");
      const { queues } = body as unknown as { queues: { name: string }[] };
      return queues.find(({ name }) => name === "exports");
    };
    expect(await queueOf()).toMatchObject({ waiting: 0, dead: 13 });
    const path = "/api/operator/queues/exports/redrive";
    expect((await ori.browser.post(path, {})).body).toEqual({ moved: 13 });
    expect(await queueOf()).toMatchObject({ waiting: 13, dead: 0 });
    const seen: string[] = [];
    await product.jobs("exports", async ({ sk }) => void seen.push(sk));
    expect(new Set(seen).size).toBe(13);
    expect(seen).toHaveLength(13);
  });

  it("that do not exist are not found", async () => {
    const ori = await someOperator(product);
    for (const name of ["mail", "constructor", "__proto__"]) {
      const { status } = await ori.browser.post(`/api/operator/queues/${name}/redrive`, {});
      expect(status).toBe(404);
    }
  });
});

describe("the account of a child", () => {
  it("is fenced off at once, without waiting, and its erasure begun once §children.erase", async () => {
    const kid = await someone(product, "Kim");
    const ori = await someOperator(product);
    const path = `/api/operator/people/${kid.id}/erase-child`;
    expect((await ori.browser.post(path, {})).status).toBe(422);
    const { status, body } = await ori.browser.post(path, { reason: "A parent told us." });
    expect(status).toBe(202);
    const { erasure } = body as unknown as { erasure: { state: string; startsAt: string } };
    expect(erasure.state).not.toBe("grace");
    expect(Date.parse(erasure.startsAt)).toBeLessThanOrEqual(product.clock.now());
    const order = await kid.browser.generate();
    expect(order.status).not.toBe(202);
    expect((await ori.browser.post(path, { reason: "Once more." })).status).toBe(202);
    const seen: string[] = [];
    await product.jobs("erasures", async ({ pk }) => void seen.push(pk));
    expect(seen).toContain(`ERASURE#${kid.id}`);
    const nobody = "/api/operator/people/usr_01ARZ3NDEKTSV4RRFFQ69G5FAV/erase-child";
    expect((await ori.browser.post(nobody, { reason })).status).toBe(404);
  });
});

describe("after a restore", () => {
  it("nobody who is here rightly is erased", async () => {
    const ori = await someOperator(product);
    const { status, body } = await ori.browser.post("/api/operator/tombstones/replay", {});
    expect([status, body]).toEqual([200, { back: 0 }]);
  });

  it("who was erased and came back is erased again §erasure.restore", async () => {
    const ori = await someOperator(product);
    const back = await someone(product);
    const tombstones = openBucket(product.services.buckets.tombstones);
    await putTombstone({ tombstones }, back.id);
    const { body } = await ori.browser.post("/api/operator/tombstones/replay", {});
    expect(body).toEqual({ back: 1 });
    const seen: string[] = [];
    await product.jobs("erasures", async ({ pk }) => void seen.push(pk));
    expect(seen).toContain(`ERASURE#${back.id}`);
  });
});

it("the statistics are there for operators, day by day", async () => {
  const ori = await someOperator(product);
  const { status, body } = await ori.browser.get(
    "/api/operator/analytics?from=2026-11-01&to=2026-11-02",
  );
  expect(status).toBe(200);
  expect((body as unknown as { days: unknown[] }).days).toHaveLength(2);
  for (const days of [
    "from=2026-11-02&to=2026-11-01",
    "from=x&to=y",
    "from=2020-01-01&to=2026-01-01",
  ]) {
    expect((await ori.browser.get(`/api/operator/analytics?${days}`)).status).toBe(422);
  }
});
