/** The clock moved past every deadline, on the product as it is deployed. */
import { describe, expect, it } from "vitest";
import { listAudits } from "../functions/core/audit/latest.ts";
import { retentionDays } from "../functions/core/retention.ts";
import { openTable } from "../functions/db/client.ts";
import { clientEnvironment } from "../local/aws.ts";
import { password } from "../local/testing/browser.ts";
import { snapshot } from "../local/testing/snapshot.ts";
import { Visitor } from "../local/testing/visitor.ts";
import { until } from "./life.ts";
import { keysIn } from "./machine.ts";
import { useSite } from "./site.ts";

const site = useSite();

function table() {
  const { dynamodb, s3, sqs, ses, ssm, table: name } = site.cloud.endpoints;
  Object.assign(process.env, clientEnvironment({ dynamodb, s3, sqs, ses, ssm }));
  return openTable(name);
}

async function kinds(): Promise<Set<string>> {
  return new Set((await snapshot(table())).map(({ type }) => String(type)));
}

const fileCount = async (bucket: string) => (await keysIn(site.cloud.endpoints, bucket)).length;

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const events = { events: [{ name: "view", page: "create" }] };

/** Somebody who left a trace of every kind that goes by itself. */
async function busyPerson(): Promise<{ mia: Visitor; email: string }> {
  const mia = new Visitor(site.url);
  const email = await mia.signUp();
  await mia.ended(await mia.ordered({ count: 2 }));
  await mia.call("POST", "/api/events", events, { "user-agent": firefox });
  const { status } = await mia.call("POST", "/api/account/exports", {});
  expect(status).toBe(202);
  await until(async () => {
    const { items } = (await mia.call("GET", "/api/account/exports")).body;
    const [made] = (items ?? []) as unknown as { state: string }[];
    return made?.state === "ready" ? true : undefined;
  });
  await new Visitor(site.url).call("POST", "/api/auth/sign-up", {
    ...{ name: "Uma", email: "uma@example.com", password },
    ...{ birthDate: "1990-05-04", policyVersion: "2026-11-23" },
  });
  return { mia, email };
}

const generationsOf = async (mia: Visitor) =>
  (await mia.call("GET", "/api/generations")).body.items ?? [];

describe("as days pass", () => {
  it("everything goes when it was said to go, and the audit finds nothing left §retention.enforced §retention.audit", async () => {
    const { mia, email } = await busyPerson();
    expect([...(await kinds())]).toEqual(
      expect.arrayContaining([
        ...["session", "rate", "signUpAttempt", "idempotency", "generation", "reminder"],
        ...["visitDay", "visitMark", "dayCount", "export"],
      ]),
    );
    expect(await fileCount("salts")).toBe(1);
    expect(await fileCount("exports")).toBeGreaterThan(0);

    await site.advance("P2D");
    const twoDays = await kinds();
    for (const gone of ["signUpAttempt", "idempotency", "visitDay", "visitMark"]) {
      expect(twoDays).not.toContain(gone);
    }
    expect(await fileCount("salts")).toBe(0);
    expect((await generationsOf(mia)).length).toBe(1);

    await site.advance(`P${retentionDays.free - 2 - 1}D`);
    const mails = await site.mailsTo(email);
    expect(mails.filter(({ subject }) => subject.includes("of your images"))).toHaveLength(1);

    await site.advance("P3D");
    expect(await generationsOf(mia)).toEqual([]);
    expect(await fileCount("images")).toBe(0);
    expect(await fileCount("exports")).toBe(0);
    const afterImages = await kinds();
    for (const gone of ["generation", "reminder"]) expect(afterImages).not.toContain(gone);

    await site.advance(`P${retentionDays.abuse}D`);
    expect(await kinds()).not.toContain("rate");
    expect((await mia.call("GET", "/api/account")).status).toBe(200);
    await site.advance(`P${retentionDays.session - retentionDays.abuse - 7}D`);
    expect((await mia.call("GET", "/api/account")).status).toBe(401);
    expect(await kinds()).not.toContain("session");

    const now = await site.now();
    const audits = await listAudits({ table: table(), clock: { now: () => now } }, 20);
    expect(audits.length).toBeGreaterThan(10);
    for (const { day, stores } of audits) {
      const left = stores.filter(
        ({ expired, orphaned, unattended, unknown }) =>
          expired + orphaned + unattended + unknown > 0,
      );
      expect({ day, left }).toEqual({ day, left: [] });
    }
  });
});
