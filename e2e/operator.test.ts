/** The operators' tools on the running product: at a command line and behind the site's own address. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalCloud, startLocalCloud } from "../local/cloud.ts";
import { Visitor } from "../local/testing/visitor.ts";
import { temporaryFolder } from "./folder.ts";
import { control, mailsTo } from "./machine.ts";

const folder = temporaryFolder();
let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await startLocalCloud({ dir: folder.path });
});
afterAll(async () => {
  await cloud?.stop();
  folder.remove();
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `npm run operator -- …` on this machine. */
function operator(...args: string[]): Promise<Ran> {
  const script = join(import.meta.dirname, "..", "scripts", "operator.ts");
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, LOCAL_DIR: folder.path },
  });
  const [out, err]: string[][] = [[], []];
  child.stdout.on("data", (chunk) => out?.push(String(chunk)));
  child.stderr.on("data", (chunk) => err?.push(String(chunk)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({ code, out: out?.join("") ?? "", err: err?.join("") ?? "" }),
    );
  });
}

async function told<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await operator(...args);
  if (code !== 0) throw new Error(`operator ${args[0]} ended with ${code}: ${err}`);
  return JSON.parse(out) as T;
}

interface Someone {
  readonly visitor: Visitor;
  readonly email: string;
  readonly id: string;
}

async function someone(): Promise<Someone> {
  const visitor = new Visitor(cloud.url);
  const email = await visitor.signUp();
  const { body } = await visitor.call("GET", "/api/account");
  return { visitor, email, id: (body as unknown as { id: string }).id };
}

async function someOperator(): Promise<Someone> {
  const made = await someone();
  await told("role", made.id, "grant", "--reason", "They joined us.");
  return made;
}

async function activity(visitor: Visitor): Promise<{ kind: string; words: string }[]> {
  const { body } = await visitor.call("GET", "/api/account/activity");
  return (body as unknown as { items: { kind: string; words: string }[] }).items;
}

describe("at a command line", () => {
  it("a look-up answers no address, and the person reads who looked and why §access.operators", async () => {
    const mia = await someone();
    const { handle } = await told<{ handle: string }>("whoami");
    const found = await told<object>("look-up", mia.email, "--reason", "A bug in billing.");
    expect(found).toMatchObject({ id: mia.id, status: "ACTIVE", counts: { generations: 0 } });
    expect(JSON.stringify(found)).not.toContain(mia.email);
    const [newest] = await activity(mia.visitor);
    expect(newest?.words).toContain(handle);
    expect(newest?.words).toContain("A bug in billing.");
  });

  it("without a reason nothing is looked at", async () => {
    const mia = await someone();
    const { code, out, err } = await operator("look-up", mia.email);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("--reason is missing");
    expect(await activity(mia.visitor)).toEqual([]);
  });

  it("a legal demand needs two; then a file holds the named fields and no others §legal.two", async () => {
    const mia = await someone();
    const demand = ["--authority", "Court", "--reference", "No. 1", "--law", "StPO § 100j"];
    const { id } = await told<{ id: string }>(
      ...["disclose", mia.email, "--fields", "email,createdAt", "--as", "ori", ...demand],
    );
    const out = join(mkdtempSync(join(tmpdir(), "nana-disclosure-")), "data.json");
    const alone = await operator("approve", id, mia.email, "--out", out, "--as", "ori");
    expect(alone.code).toBe(2);
    expect(alone.err).toContain("Another operator has to approve this");
    await told("approve", id, mia.email, "--out", out, "--as", "uma");
    const { data } = JSON.parse(readFileSync(out, "utf8"));
    expect(data).toEqual({ email: mia.email, createdAt: expect.any(String) });
    rmSync(out);
    expect((await activity(mia.visitor)).map(({ kind }) => kind)).toEqual(["disclosure"]);
  });

  it("a longer seal needs two as well, and nothing is told meanwhile §legal.two", async () => {
    const mia = await someone();
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const demand = ["--authority", "Court", "--reference", "No. 2", "--law", "StPO § 100j"];
    const sealed = ["--fields", "email", "--sealed-until", inDays(2), "--as", "ori"];
    const { id } = await told<{ id: string }>("disclose", mia.email, ...sealed, ...demand);
    const longer = ["--until", inDays(9)];
    await told("extend-seal", id, ...longer, "--reason", "LG Bonn, 5 Qs 1/26", "--as", "ori");
    const alone = await operator("approve-seal", id, ...longer, "--as", "ori");
    expect(alone.code).toBe(2);
    expect(alone.err).toContain("Another operator has to approve this");
    const agreed = await told<{ sealedUntil: string }>(
      ...["approve-seal", id, ...longer, "--as", "uma"],
    );
    expect(agreed.sealedUntil).toBe(longer[1]);
    expect(await activity(mia.visitor)).toEqual([]);
  });

  it("answers a request, and the person gets the mail", async () => {
    const mia = await someone();
    const { body } = await mia.visitor.call("POST", "/api/support", {
      topic: "access",
      message: "What do you have?",
    });
    const { id } = (body as unknown as { request: { id: string } }).request;
    const { items } = await told<{ items: { id: string }[] }>("requests");
    expect(items.map((item) => item.id)).toContain(id);
    await told("answer", id, "--text", "Here it is.");
    const [newest] = await mailsTo(cloud.url, mia.email);
    expect(newest?.subject).toBe("Our answer to your request");
    expect(newest?.text).toContain("Here it is.");
  });

  it("hears of a request a week before its month is over, from the running product §contact.due", async () => {
    const mia = await someone();
    const { body } = await mia.visitor.call("POST", "/api/support", {
      topic: "object",
      message: "Please stop.",
    });
    const { id, dueAt } = (body as unknown as { request: { id: string; dueAt: string } }).request;
    await control(cloud.url, "POST", "clock", { advance: "P25D" });
    const mails = await mailsTo(cloud.url, "support@nanaimg.app");
    expect(mails.map(({ subject }) => subject)).toContain(`Due by ${dueAt.slice(0, 10)}: ${id}`);
  });

  it("sees every queue", async () => {
    const queues = await told<{ name: string; dead: number }[]>("queues");
    expect(queues.map(({ name }) => name).toSorted()).toEqual([
      ...["erasures", "exports", "extensions", "generation", "notices", "training"],
    ]);
  });
});

describe("behind the site's own address", () => {
  it("another function answers, for operators only", async () => {
    const mia = await someone();
    const ori = await someOperator();
    const path = `/api/operator/people?q=${mia.id}&reason=because`;
    expect((await new Visitor(cloud.url).call("GET", path)).status).toBe(401);
    expect((await mia.visitor.call("GET", path)).status).toBe(403);
    expect((await ori.visitor.call("GET", path)).status).toBe(200);
    expect((await ori.visitor.call("GET", "/api/operator/queues")).status).toBe(200);
    expect((await ori.visitor.call("GET", "/api/operator/nothing")).status).toBe(404);
  });

  it("an image that is taken down is gone from its address, its decision on record §abuse.decisions", async () => {
    const mia = await someone();
    const ori = await someOperator();
    const { images } = await mia.visitor.ended(await mia.visitor.ordered());
    const [image] = images;
    const url = image?.url ?? "";
    expect((await mia.visitor.fetch(url)).status).toBe(200);
    const path = `/api/operator/people/${mia.id}/images/${image?.id}/take-down`;
    const { status } = await ori.visitor.call("POST", path, { reason: "It shows a person." });
    expect(status).toBe(200);
    expect((await mia.visitor.fetch(url)).status).not.toBe(200);
    const [decision] = await activity(mia.visitor);
    expect(decision).toMatchObject({ kind: "image.removed" });
    expect(decision?.words).toContain("It shows a person.");
  });
});
