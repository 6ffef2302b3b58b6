import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Browser, foxOrder, password } from "../../local/testing/browser.ts";
import { type Product, startProduct } from "../../local/testing/product.ts";
import { day, minute } from "../core/clock.ts";
import { checkInvariants } from "../core/credit/invariants.ts";
import type { Endpoint } from "./endpoint.ts";
import document from "./openapi.json" with { type: "json" };
import { openApiDocument } from "./openapi-document.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => {
  expect(checkInvariants(await product.items(), { now: product.clock.now() })).toEqual([]);
  await product.stop();
});

const newAddress = () => `${randomUUID()}@example.com`;

describe("signing up", () => {
  it("makes an account with 20 credits once the code is entered §account.code", async () => {
    const browser = product.browser();
    const email = newAddress();
    expect(await browser.signUp({ email, name: "Zoë Ñandú" })).toMatchObject({
      status: 202,
      body: { status: "verify" },
    });
    expect((await browser.get("/api/account")).status).toBe(401);
    const { status, body } = await browser.verify(email, await product.codeFor(email));
    expect(status).toBe(200);
    expect(body.account).toMatchObject({
      name: "Zoë Ñandú",
      email,
      emailVerified: true,
      plan: "free",
    });
    expect((await browser.get("/api/account")).body).toEqual(body.account);
    expect(await browser.credits()).toEqual({ available: 20, held: 0 });
  });

  it("refuses a child before anything is kept, and says nothing of the limit §children.age §children.neutral", async () => {
    const before = (await product.items()).length;
    const today = new Date(product.clock.now());
    const tomorrow13 = new Date(
      Date.UTC(today.getUTCFullYear() - 13, today.getUTCMonth(), today.getUTCDate() + 1),
    );
    const birthDate = tomorrow13.toISOString().slice(0, 10);
    const refused = await product.browser().signUp({ email: newAddress(), birthDate });
    expect(refused).toMatchObject({ status: 403, body: { error: { code: "age.too_young" } } });
    expect(refused.body.error?.message).not.toMatch(/13|thirteen|age|old|young/i);
    expect((await product.items()).length).toBe(before);
  });

  describe("in a browser that was refused", () => {
    const child = { birthDate: "2020-01-01" };
    const adult = { birthDate: "1990-05-04" };
    const tooYoung = { status: 403, body: { error: { code: "age.too_young" } } };

    it.each(["/api/auth/age", "/api/auth/sign-up"])(
      "no other date helps for a day, and nothing is kept on our side: %s §children.again",
      async (path) => {
        const browser = product.browser();
        const before = await product.items();
        const ask = (fields: object) =>
          path.endsWith("age")
            ? browser.post(path, fields)
            : browser.signUp({ email: newAddress(), ...fields });
        const first = await ask(child);
        expect(first).toMatchObject(tooYoung);
        const kept = new Map(browser.cookies);
        expect([...kept.keys()]).toEqual(["__Host-sign-up-refused"]);
        for (const fields of [adult, child]) {
          const again = await ask(fields);
          expect(again.body.error).toEqual(first.body.error);
          expect(await browser.post("/api/auth/age", fields)).toMatchObject(tooYoung);
          expect(await browser.signUp({ email: newAddress(), ...fields })).toMatchObject(tooYoung);
        }
        // Trying again makes it last no longer.
        expect(browser.cookies).toEqual(kept);
        expect(await product.items()).toEqual(before);

        product.clock.advance(day);
        expect((await browser.post("/api/auth/age", adult)).status).toBe(204);
        expect((await browser.signUp({ email: newAddress() })).status).toBe(202);
      },
    );

    it("who has an account signs in as ever", async () => {
      const member = await product.member();
      const email = await member.email();
      const browser = product.browser();
      expect(await browser.post("/api/auth/age", child)).toMatchObject(tooYoung);
      const { status } = await browser.post("/api/auth/sign-in", { email, password });
      expect(status).toBe(200);
    });
  });

  it("tells who is old enough so, and leaves nothing in the browser", async () => {
    const browser = product.browser();
    expect((await browser.post("/api/auth/age", { birthDate: "1990-05-04" })).status).toBe(204);
    expect(browser.cookies.size).toBe(0);
    expect((await browser.post("/api/auth/age", { birthDate: "1650-01-01" })).status).toBe(422);
  });

  it("takes someone on the day they turn thirteen", async () => {
    const today = new Date(product.clock.now());
    const birthDate = `${today.getUTCFullYear() - 13}-${today.toISOString().slice(5, 10)}`;
    expect((await product.browser().signUp({ email: newAddress(), birthDate })).status).toBe(202);
  });

  it.each([
    ["name", { name: " " }],
    ["name", { name: "<script>" }],
    ["email", { email: "not an address" }],
    ["password", { password: "short" }],
    ["birthDate", { birthDate: "2001-02-30" }],
    ["birthDate", { birthDate: "1650-01-01" }],
    ["birthDate", { birthDate: 12 }],
    ["admin", { admin: true }],
  ])("says what is wrong with %s", async (field, fields) => {
    const { status, body } = await product.browser().signUp({ email: newAddress(), ...fields });
    expect(status).toBe(422);
    expect(body.error?.code).toBe("request.invalid");
    expect(body.error?.details?.fields).toHaveProperty(field);
  });

  it("answers the same for an address that has an account, and tells only its owner", async () => {
    const member = await product.member();
    const { body } = await member.get("/api/account");
    const again = await product.browser().signUp({ email: body.email?.toUpperCase() });
    expect(again).toMatchObject({ status: 202, body: { status: "verify" } });
    const [mail] = await product.services.mails(body.email?.toUpperCase());
    expect(mail?.subject).toMatch(/already have/);
    expect(mail?.text).not.toMatch(/\b\d{6}\b/);
  });

  it("takes a code once, for its own address, within half an hour §account.code", async () => {
    const email = newAddress();
    const browser = product.browser();
    await browser.signUp({ email });
    const code = await product.codeFor(email);
    const wrong = code === "000000" ? "000001" : "000000";
    expect((await browser.verify(email, wrong)).body.error?.code).toBe("auth.code_invalid");
    expect((await browser.verify(newAddress(), code)).status).toBe(401);
    expect((await browser.verify(email, code)).status).toBe(200);
    expect((await product.browser().verify(email, code)).status).toBe(401);

    const late = newAddress();
    await browser.signUp({ email: late });
    product.clock.advance(31 * minute);
    expect((await browser.verify(late, await product.codeFor(late))).status).toBe(401);
  });

  it("in a browser takes no code but its own: a stranger's sign-up cannot be slipped in", async () => {
    const email = newAddress();
    const victim = product.browser();
    await victim.signUp({ email, password: "the victim's own" });
    const own = await product.codeFor(email);
    await product.browser().signUp({ email, password: "the stranger's" });
    const strange = await product.codeFor(email);
    if (strange !== own) expect((await victim.verify(email, strange)).status).toBe(401);
    expect((await victim.verify(email, own)).status).toBe(200);
    const signIn = (password: string) =>
      product.browser().post("/api/auth/sign-in", { email, password });
    expect((await signIn("the stranger's")).status).toBe(401);
    expect((await signIn("the victim's own")).status).toBe(200);
  });

  it("writes nobody's words into a mail", async () => {
    const email = newAddress();
    await product.browser().signUp({ email, name: "you won, claim at www.evil.example" });
    const [mail] = await product.services.mails(email);
    expect(JSON.stringify(mail)).not.toContain("evil.example");
  });

  it("makes one account when the same code is entered twice at once", async () => {
    const email = newAddress();
    await product.browser().signUp({ email });
    const code = await product.codeFor(email);
    const answers = await Promise.all([1, 2, 3].map(() => product.browser().verify(email, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it("limits how often a code can be guessed §abuse.tries", async () => {
    const email = newAddress();
    const browser = product.browser();
    await browser.signUp({ email });
    const code = await product.codeFor(email);
    for (let guess = 0; guess < 10; guess++) await browser.verify(email, "123456");
    const { status, body, headers } = await browser.verify(email, code);
    expect(status).toBe(429);
    expect(body.error?.code).toBe("rate.limited");
    expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    product.clock.advance(15 * minute);
    expect((await browser.verify(email, code)).status).toBe(200);
  });
});

describe("signing in", () => {
  it("knows the password, in any normal form, and no other", async () => {
    const email = newAddress();
    const browser = product.browser();
    await browser.signUp({ email, password: "pässwörd-lang" });
    await browser.verify(email, await product.codeFor(email));
    const signIn = (password: string, address = email) =>
      product.browser().post("/api/auth/sign-in", { email: address, password });
    expect((await signIn("pässwörd-lang".normalize("NFD"))).status).toBe(200);
    expect((await signIn("pässwörd-lang", ` ${email.toUpperCase()} `)).status).toBe(200);
    const wrong = await signIn("passwort-lang");
    const unknown = await signIn("pässwörd-lang", newAddress());
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, requestId: "" }).toEqual({ ...unknown.body, requestId: "" });
  });

  it("limits guesses per address and network without telling whether it exists §abuse.tries", async () => {
    const email = newAddress();
    const tries = [];
    for (let n = 0; n < 11; n++) {
      tries.push(
        await product
          .browser("198.51.100.1")
          .post("/api/auth/sign-in", { email, password: "guess-guess" }),
      );
    }
    expect(tries.at(-2)?.status).toBe(401);
    expect(tries.at(-1)?.status).toBe(429);
  });

  it("again in the same browser ends the session it had, but not with a wrong password", async () => {
    const browser = await product.member();
    const email = await browser.email();
    const before = product.browser();
    before.cookies.set("__Host-session", browser.cookies.get("__Host-session") ?? "");
    const again = (secret: string) =>
      browser.post("/api/auth/sign-in", { email, password: secret });
    expect((await again("not the password")).status).toBe(401);
    expect((await browser.get("/api/account")).status).toBe(200);
    expect((await again(password)).status).toBe(200);
    expect((await browser.get("/api/account")).status).toBe(200);
    expect((await before.get("/api/account")).status).toBe(401);
  });

  it("ends with signing out, and after thirty days §cookies.session", async () => {
    const member = await product.member();
    const stolen = product.browser();
    stolen.cookies.set("__Host-session", member.cookies.get("__Host-session") ?? "");
    expect((await stolen.get("/api/account")).status).toBe(200);
    expect((await member.post("/api/auth/sign-out")).status).toBe(204);
    expect(member.cookies.size).toBe(0);
    expect((await stolen.get("/api/account")).status).toBe(401);
    expect((await stolen.post("/api/auth/sign-out")).status).toBe(204);
    expect(stolen.cookies.size).toBe(0);

    const other = await product.member();
    product.clock.advance(30 * day - minute);
    expect((await other.get("/api/account")).status).toBe(200);
    product.clock.advance(minute);
    expect((await other.get("/api/account")).status).toBe(401);
  });

  it.each(["", "x", "A".repeat(43), "../../etc/passwd", "a".repeat(4000)])(
    "refuses a forged cookie",
    async (token) => {
      const browser = product.browser();
      browser.cookies.set("__Host-session", token);
      const { status, body } = await browser.get("/api/account");
      expect(status).toBe(401);
      expect(body.error?.code).toBe("auth.required");
    },
  );
});

describe("the account", () => {
  it("changes what may be changed and refuses the rest §correct.self", async () => {
    const member = await product.member();
    expect(
      (await member.patch("/api/account", { theme: "dark", name: "Nana" })).body,
    ).toMatchObject({
      theme: "dark",
      name: "Nana",
    });
    expect((await member.patch("/api/account", {})).status).toBe(200);
    for (const bad of [
      { plan: "paid" },
      { email: "x@example.com" },
      { theme: "pink" },
      { name: 1 },
    ]) {
      expect((await member.patch("/api/account", bad)).body.error?.code).toBe("request.invalid");
    }
    expect((await member.get("/api/account")).body).toMatchObject({ theme: "dark", plan: "free" });
  });
});

describe("requests of the wrong kind", () => {
  let member: Browser;
  beforeAll(async () => {
    member = await product.member();
  });

  it.each([
    [{ origin: "https://evil.test" }, "request.cross_site"],
    [{ origin: "null" }, "request.cross_site"],
    [{ origin: undefined }, "request.cross_site"],
    [{ origin: undefined, "sec-fetch-site": "cross-site" }, "request.cross_site"],
    [{ "content-type": "text/plain" }, "request.media_type"],
    [{ "content-type": undefined }, "request.media_type"],
  ])("from elsewhere or not JSON are refused: %o", async (headers, code) => {
    const answered = await member.post("/api/generations", foxOrder(), {
      "idempotency-key": randomUUID(),
      ...headers,
    });
    expect(answered.body.error?.code).toBe(code);
    expect((await member.credits()).available).toBe(20);
  });

  it("from our own pages are taken when the browser says so instead of sending an origin", async () => {
    const headers = { origin: undefined, "sec-fetch-site": "same-origin" };
    expect((await member.post("/api/generations/quote", foxOrder(), headers)).status).toBe(200);
  });

  it("with a body that is not JSON, or too large, get a clear answer", async () => {
    const send = (rawBody: string) => member.send("POST", "/api/generations/quote", { rawBody });
    expect((await send("{")).body.error?.code).toBe("request.malformed");
    expect((await send("[]")).body.error?.code).toBe("generation.invalid");
    expect((await send(`{"prompt":"${"x".repeat(300_000)}"}`)).body.error?.code).toBe(
      "request.too_large",
    );
  });

  it("to unknown addresses say so", async () => {
    for (const path of [
      "/api/nothing",
      "/api",
      "/api/generations/a/b/c",
      "/api/__proto__",
      "/api/constructor",
    ]) {
      expect((await member.get(path)).body.error?.code, path).toBe("route.not_found");
    }
    expect((await member.send("PUT", "/api/account")).status).toBe(404);
  });
});

describe("surprises", () => {
  it("say only a request id to the caller, and the cause to the log", async () => {
    const member = await product.member();
    const { client } = product.context.table;
    const spy = vi.spyOn(client, "send").mockRejectedValue(new Error("the table nana is away"));
    const { status, body } = await member.get("/api/account");
    spy.mockRestore();
    expect(status).toBe(500);
    expect(body.error).toEqual({
      code: "internal",
      message: "Something went wrong on our side. Try again in a moment.",
    });
    const line = product.logged.find((logged) => logged.includes(body.requestId ?? "none"));
    expect(line).toContain("the table nana is away");
  });

  it("are not what a forged cursor is", async () => {
    const member = await product.member();
    const { body } = await member.get(`/api/generations?cursor=${"A".repeat(40)}`);
    expect(body.error?.code).toBe("cursor.invalid");
  });
});

describe("the OpenAPI document", () => {
  it("is the one the schemas make now", async () => {
    expect(document).toEqual(JSON.parse(JSON.stringify(await openApiDocument())));
  });

  it("is served, and lists every operation there is", async () => {
    const { body } = await product.browser().get("/api/openapi.json");
    expect(body).toEqual(document);
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const routes = new URL("./routes/", import.meta.url);
    const files = readdirSync(routes).filter((file) => file.endsWith(".ts"));
    const modules = await Promise.all(files.map((file) => import(new URL(file, routes).href)));
    const there = modules.flatMap((module: Record<string, unknown>) =>
      Object.values(module).flatMap((each) => (Array.isArray(each) ? (each as Endpoint[]) : [])),
    );
    expect(listed.toSorted()).toEqual(
      there.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
  });
});

describe("what anyone may ask", () => {
  it("needs no session; what is a person's own does", async () => {
    const anyone = product.browser();
    expect((await anyone.get("/api/models")).status).toBe(200);
    expect((await anyone.get("/api/health")).body).toEqual({ status: "ok" });
    for (const path of [
      "/api/account",
      "/api/billing",
      "/api/billing/ledger",
      "/api/generations",
    ]) {
      expect((await anyone.get(path)).status, path).toBe(401);
    }
  });
});
