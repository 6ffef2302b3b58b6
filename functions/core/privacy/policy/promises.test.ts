/** Promises about the product as a whole, which no single part of it proves. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../../local/testing/product.ts";
import { testModel } from "../../../../local/testing/test-model.ts";
import { type MailName, write } from "../../mail/mail.ts";
import { mails as words } from "../../mail/messages/en.ts";
import { models } from "../../model/catalogue.ts";
import { mails } from "../inventory/mails.ts";
import { recipients } from "../inventory/recipients.ts";
import { account, password } from "../inventory.ts";
import { stored } from "../stores.ts";
import { regions } from "./authorities.ts";

const root = join(import.meta.dirname, "..", "..", "..", "..");

describe("what somebody types when signing up", () => {
  let product: Product;
  const typed = {
    name: "Ottilie Quastenflosser",
    email: "ottilie@example.com",
    password: "a long walk by the sea",
    birthDate: "1987-06-05",
  };

  beforeAll(async () => {
    product = await startProduct();
    product.provider = testModel();
    const browser = product.browser();
    await browser.post("/api/auth/age", { birthDate: typed.birthDate });
    await browser.signUp(typed);
    await browser.verify(typed.email, await product.codeFor(typed.email));
    await browser.ordered();
    await product.work();
  });
  afterAll(() => product.stop());

  it("is stored as name, address and password, and as nothing else §account.fields", async () => {
    const items = await product.items();
    const holding = (words: string) =>
      items.filter((item) => JSON.stringify(item).includes(words)).map(({ type }) => type);
    expect(holding(typed.name)).toEqual([account.name]);
    expect(holding(typed.email)).toEqual([account.name]);
    expect(holding("$argon2id$")).toEqual([password.name]);
    expect(holding(typed.password)).toEqual([]);
  });

  it("leaves no trace of the date of birth: not in the table, a mail or a log §children.date", async () => {
    const everything = JSON.stringify([
      await product.items(),
      await product.services.mails(),
      product.logged,
      product.measured,
    ]);
    expect(everything).toContain(typed.name);
    for (const date of [typed.birthDate, "19870605", "05.06.1987", "5 June 1987"]) {
      expect(everything).not.toContain(date);
    }
  });
});

describe("data leaves the product", () => {
  /** What the deployed code may import: libraries that compute, and clients of AWS. */
  const computing = [
    "@aws-lambda-powertools/logger",
    "@aws-lambda-powertools/metrics",
    "@aws-sdk/cloudfront-signer",
    "@aws-sdk/credential-provider-env",
    "@aws-sdk/s3-request-presigner",
    "@aws-sdk/util-dynamodb",
    "aws-lambda",
    "hono/router/linear-router",
    "sharp",
    "ulid",
    "zod",
  ];
  const clients = {
    "@aws-sdk/client-dynamodb": "hosting",
    "@aws-sdk/lib-dynamodb": "hosting",
    "@aws-sdk/client-s3": "hosting",
    "@aws-sdk/client-sqs": "hosting",
    "@aws-sdk/client-ssm": "hosting",
    "@aws-sdk/client-sesv2": "mail",
  } as const;

  const sources = globSync("functions/**/*.ts", { cwd: root })
    .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

  it("only through clients of companies that the policy names as in use §sharing.recipients §sharing.sale", () => {
    expect(sources.length).toBeGreaterThan(100);
    const known = new Set([...computing, ...Object.keys(clients)]);
    const unknown = sources.flatMap(({ file, text }) =>
      [
        ...text.matchAll(
          /^(?:import|export)\s[^;]*?from "([^".][^"]*)"|\bimport\("([^".][^"]*)"\)/gm,
        ),
      ]
        .map(([, fixed, dynamic]) => fixed ?? dynamic ?? "")
        .filter((name) => !name.startsWith("node:") && !known.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(unknown).toEqual([]);
    for (const role of Object.values(clients)) {
      expect(recipients[role].some(({ status }) => status === "in use")).toBe(true);
    }
  });

  it("over no connection that our own code opens §sharing.recipients §sharing.sale", () => {
    const opening =
      /"node:(?:https?|http2|net|tls|dgram|dns)[/"]|(?<![.\w])fetch\(|\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b/;
    expect(sources.filter(({ text }) => opening.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it("to nobody whom the inventory does not name, and to nobody who is not in use §sharing.recipients", () => {
    for (const { name, recipients: given } of stored) {
      for (const role of given) {
        const inUse = recipients[role].filter(({ status }) => status === "in use");
        expect(inUse.length, `${name} → ${role}`).toBeGreaterThan(0);
      }
    }
  });

  it("to no maker of models: each model draws on our own machines §sharing.model", () => {
    for (const { id, provider } of models) expect(provider, id).toBe("local");
  });
});

describe("a mail", () => {
  const names = Object.keys(mails) as MailName[];

  it("is one of those the policy lists, and there is no other §mail.list", () => {
    expect(Object.keys(words).sort()).toEqual([...names].sort());
    expect(() => write("newsletter" as MailName, "mia@example.com", {} as never)).toThrow();
  });

  it("leaves through one door, which takes nothing but such a mail §mail.list", () => {
    const files = globSync("functions/**/*.ts", { cwd: root })
      .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
      .filter((file) => readFileSync(join(root, file), "utf8").includes("client-sesv2"));
    expect(files.map((file) => file.replaceAll("\\", "/"))).toEqual(["functions/runtime/post.ts"]);
  });

  it("is never advertising: each has a purpose of the service §mail.list", () => {
    for (const name of names) {
      for (const purpose of mails[name].purposes) {
        expect(["service", "support", "rights", "security", "billing"], name).toContain(purpose);
      }
    }
  });
});

describe("the authorities", () => {
  const all = regions.flatMap(({ authorities }) => authorities);
  const europe = (name: string) =>
    regions.find((region) => region.name === name)?.authorities ?? [];

  it("are listed for each region, with their own site §complain.list", () => {
    expect(regions.map(({ name }) => name)).toEqual([
      "The European Union",
      "The rest of Europe",
      "The United States",
      "The rest of the Americas",
      "Asia and the Pacific",
      "Africa and the Middle East",
    ]);
    for (const { url } of all) expect(new URL(url).protocol, url).toBe("https:");
    expect(new Set(all.map(({ url }) => url)).size).toBe(all.length);
  });

  it("are there for every member of the EU, the EEA, the United Kingdom and Switzerland §complain.list", () => {
    expect(europe("The European Union")).toHaveLength(27);
    expect(europe("The rest of Europe").map(({ where }) => where)).toEqual(
      expect.arrayContaining([
        "Iceland",
        "Liechtenstein",
        "Norway",
        "Switzerland",
        "United Kingdom",
      ]),
    );
  });

  it("stand in an order in which one finds one's own", () => {
    for (const { name, authorities } of regions.filter(
      ({ name }) => name === "The European Union",
    )) {
      const order = authorities.map(({ where }) => where);
      expect(order, name).toEqual([...order].sort());
    }
  });
});
