/** The whole machine, with a very small product on it. */
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalCloud, startLocalCloud } from "./cloud.ts";
import { type Fixture, makeFixture } from "./testing/fixture.ts";

let fixture: Fixture;
let cloud: LocalCloud;
const lines: string[] = [];

beforeAll(async () => {
  fixture = makeFixture();
  cloud = await startLocalCloud({
    dir: fixture.dir,
    assembly: fixture.assembly,
    log: (line) => lines.push(line),
  });
});

afterAll(async () => {
  await cloud?.stop();
  fixture?.remove();
});

const get = (path: string, init?: RequestInit) =>
  fetch(`${cloud.url}${path}`, { redirect: "manual", ...init });
const post = (path: string, body: unknown) =>
  get(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const json = async (response: Promise<Response>) =>
  (await (await response).json()) as Record<string, unknown>;

/** How often a function has counted something in the table. */
async function counted(name: string): Promise<number> {
  const page = await (await get("/__local/table?partition=count")).text();
  const row = new RegExp(`&#34;sk&#34;: &#34;${name}&#34;,\\s*&#34;n&#34;: (\\d+)`).exec(page);
  return Number(row?.[1] ?? 0);
}

/** Waits for what the machine does by itself; the test's own time limit is the end of patience. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(10);
}

const future = () => Math.floor(Date.now() / 1_000) + 6 * 24 * 3_600;
const imageKey = (expiry = future()) =>
  `images/free/owner/${expiry}/gen_01ARZ3NDEKTSV4RRFFQ69G5FAV/0-0123456789abcdef0123-64x64.webp`;

describe("pages", () => {
  it("serves clean addresses with the policy's headers", async () => {
    for (const path of ["/", "/about"]) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-security-policy")).toBe("default-src 'self'");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("cache-control")).toBe("no-cache");
    }
    const moved = await get("/about/");
    expect([moved.status, moved.headers.get("location")]).toEqual([301, "/about"]);
  });

  it("answers the site's own page, with 404, for what does not exist", async () => {
    const response = await get("/nowhere");
    expect(response.status).toBe(404);
    expect(response.headers.get("x-amz-meta-status")).toBeNull();
    expect(await response.text()).toContain("missing");
  });

  it("compresses, revalidates, and answers HEAD and ranges", async () => {
    const response = await get("/", { headers: { "accept-encoding": "gzip, br" } });
    expect(response.headers.get("content-encoding")).toBe("br");
    const etag = response.headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\//);
    expect((await get("/", { headers: { "if-none-match": etag } })).status).toBe(304);
    const head = await get("/", { method: "HEAD", headers: { "accept-encoding": "identity" } });
    expect(Number(head.headers.get("content-length"))).toBeGreaterThan(1_000);
    const part = await get("/", { headers: { range: "bytes=0-8", "accept-encoding": "identity" } });
    expect([part.status, await part.text()]).toEqual([206, "<!doctype"]);
  });

  it("refuses methods the behaviour does not allow", async () => {
    expect((await get("/", { method: "POST" })).status).toBe(403);
  });
});

describe("the API", () => {
  it("gets payload 2.0 with what the distribution adds and forwards", async () => {
    const event = await json(
      get("/api/event?a=1&a=2&b=%20", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          cookie: "one=1; two=2",
          "x-allowed": "yes",
          "x-not-allowed": "no",
          "x-forwarded-host": "evil.example",
          "x-origin-secret": "guess",
        },
        body: '{"x":1}',
      }),
    );
    const host = new URL(cloud.url).host;
    expect(event).toMatchObject({
      version: "2.0",
      routeKey: "ANY /api/{proxy+}",
      rawPath: "/api/event",
      rawQueryString: "a=1&a=2&b=%20",
      queryStringParameters: { a: "1,2", b: " " },
      cookies: ["one=1", "two=2"],
      body: '{"x":1}',
      isBase64Encoded: false,
      headers: { "x-allowed": "yes", "x-forwarded-host": host, "content-type": "application/json" },
      requestContext: { http: { method: "POST", path: "/api/event" }, stage: "$default" },
    });
    const headers = event.headers as Record<string, string>;
    expect(headers["x-not-allowed"]).toBeUndefined();
    expect(headers.cookie).toBeUndefined();
    expect(headers["x-origin-secret"]).toMatch(/^\w{48}$/);
    expect(headers["cloudfront-viewer-address"]).toMatch(/:\d+$/);
    expect(headers.host).toMatch(/\.execute-api\./);
  });

  it("hands bodies that are no text over in base64, and answers binary ones", async () => {
    const event = await json(
      get("/api/event", {
        method: "POST",
        headers: { "content-type": "image/png" },
        body: new Uint8Array([0, 255]),
      }),
    );
    expect(event).toMatchObject({ body: "AP8=", isBase64Encoded: true });
    const answer = await get("/api/binary");
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 1]);
  });

  it("sets every cookie a function answers", async () => {
    expect((await get("/api/cookies")).headers.getSetCookie()).toEqual([
      "a=1; Path=/",
      "b=2; Path=/",
    ]);
  });

  it("gives a function the template's environment and nothing of the host's", async () => {
    const environment = await json(get("/api/environment"));
    expect(
      Object.keys(environment)
        .filter((name) => !name.startsWith("AWS_"))
        .sort(),
    ).toEqual(["KEY_PAIR_ID", "LANG", "ORIGIN_SECRET", "QUEUE_URL", "TZ", "_HANDLER"]);
    expect(environment.AWS_LAMBDA_FUNCTION_NAME).toBe("Api");
  });

  it("answers 500 when a function throws, 500 when it takes too long, and goes on", async () => {
    expect((await get("/api/throw")).status).toBe(500);
    expect(lines.join("\n")).toContain("Api failed: TypeError: on purpose");
    expect((await get("/api/hang")).status).toBe(500);
    expect((await get("/api/spin")).status).toBe(500);
    expect(lines.join("\n")).toContain("Task timed out after 1.00 seconds");
    expect((await get("/api/health")).status).toBe(200);
  });

  it("refuses bodies larger than API Gateway takes", async () => {
    const body = new Uint8Array(10 * 1024 * 1024 + 1);
    expect((await get("/api/event", { method: "POST", body })).status).toBe(413);
  });
});

describe("images", () => {
  async function cookiesFor(resource: string, until = future()): Promise<string> {
    const signed = await json(post("/api/open", { resource, until }));
    return Object.entries(signed)
      .map(([name, value]) => `${name}=${value}`)
      .join("; ");
  }

  it("opens with the viewer's own signed cookies only", async () => {
    const key = imageKey();
    await post("/api/send", { key });
    const cookie = await cookiesFor(`${cloud.url}/images/free/owner/*`);
    await until(async () => (await get(`/${key}`, { headers: { cookie } })).status === 200);
    const opened = await get(`/${key}`, { headers: { cookie } });
    expect(await opened.text()).toBe("picture");
    expect(opened.headers.get("content-type")).toBe("image/webp");
    expect(opened.headers.get("cache-control")).toMatch(/^private, max-age=\d+, immutable$/);

    const refused = async (other: string) => {
      const response = await get(`/${key}`, { headers: { cookie: other } });
      return [response.status, /<Code>(\w+)/.exec(await response.text())?.[1]];
    };
    expect(await refused("")).toEqual([403, "MissingKey"]);
    const others = await cookiesFor(`${cloud.url}/images/free/somebody/*`);
    expect(await refused(others)).toEqual([403, "AccessDenied"]);
    const past = await cookiesFor(`${cloud.url}/images/free/owner/*`, 1);
    expect(await refused(past)).toEqual([403, "AccessDenied"]);
    expect(await refused(cookie.replace(/Signature=..../, "Signature=AAAA"))).toEqual([
      403,
      "AccessDenied",
    ]);
  });

  it("refuses an address whose time has passed, whatever the cookie says", async () => {
    const cookie = await cookiesFor(`${cloud.url}/images/*`);
    const response = await get(`/${imageKey(1_600_000_000)}`, { headers: { cookie } });
    expect(response.status).toBe(403);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});

describe("queues", () => {
  it("delivers what a function refused again, and then to the dead letter worker", async () => {
    const before = await counted("tried");
    const dead = await counted("dead");
    await post("/api/send", { refuse: true });
    await until(async () => (await counted("tried")) === before + 1);
    // 30 s of visibility timeout each.
    await post("/__local/clock", { advance: "PT31S" });
    expect(await counted("tried")).toBe(before + 2);
    await post("/__local/clock", { advance: "PT31S" });
    expect(await counted("tried")).toBe(before + 2);
    expect(await counted("dead")).toBe(dead + 1);
  });

  it("loses and multiplies messages when told to", async () => {
    const done = await counted("done");
    expect((await post("/__local/faults", { queue: "Work", do: "drop", times: 2 })).status).toBe(
      201,
    );
    for (const _ of [1, 2]) await post("/api/send", { key: "dropped" });
    await post("/__local/faults", { queue: "Work", do: "duplicate", times: 5 });
    await post("/api/send", { key: "five" });
    await until(async () => (await counted("done")) === done + 5);
    expect(await (await get("/__local/faults")).json()).toEqual([]);
  });
});

describe("faults", () => {
  it.each([
    { when: "before", on: "s3:PutObject", there: false },
    { when: "after", on: "s3:PutObject", there: true },
  ])(
    "kills a worker right $when its $on, and the message comes again",
    async ({ when, on, there }) => {
      const key = imageKey(future() + (there ? 1 : 2));
      const done = await counted("done");
      const tried = await counted("tried");
      await post("/__local/faults", { function: "Worker", on, nth: 1, when, do: "kill" });
      await post("/api/send", { key });
      await until(async () => (await (await get("/__local/faults")).text()) === "[]");
      const object = () =>
        get(`/__local/object?bucket=local-nana-img-images&key=${encodeURIComponent(key)}`);
      expect((await object()).status).toBe(there ? 200 : 404);
      expect(await counted("done")).toBe(done);
      await post("/__local/clock", { advance: "PT31S" });
      expect(await counted("tried")).toBe(tried + 2);
      expect(await counted("done")).toBe(done + 1);
      expect((await object()).status).toBe(200);
    },
  );

  it("refuses a fault that makes no sense", async () => {
    for (const fault of [
      {},
      { function: "Worker", on: "s3", do: "kill" },
      { queue: "Work", do: "x" },
    ]) {
      expect((await post("/__local/faults", fault)).status).toBe(422);
    }
  });
});

describe("requests", () => {
  it("counts what functions ask of the services, and what it costs", async () => {
    await get("/__local/requests", { method: "DELETE" });
    const done = await counted("done");
    await get("/__local/requests", { method: "DELETE" });
    await post("/api/send", { key: "counted" });
    await until(async () => (await counted("done")) === done + 1);
    const requests = await json(get("/__local/requests"));
    expect(requests).toMatchObject({
      s3: { PutObject: 1 },
      sqs: { SendMessage: 1, ReceiveMessage: 1 },
      dynamodb: { UpdateItem: 2, writeUnits: 2, readUnits: 0 },
    });
  });
});

describe("time", () => {
  it("is the same everywhere, runs schedules, and removes what has expired", async () => {
    const key = imageKey();
    await post("/api/send", { key });
    const path = `/__local/object?bucket=local-nana-img-images&key=${encodeURIComponent(key)}`;
    await until(async () => (await get(path)).status === 200);
    const swept = await counted("swept");
    const before = Date.parse(String((await json(get("/__local/clock"))).now));

    const moved = await json(post("/__local/clock", { advance: "P6D" }));
    const now = Date.parse(String(moved.now));
    expect(now - before).toBeGreaterThanOrEqual(6 * 24 * 3_600_000);
    const inside = await json(get("/api/now"));
    expect(Number(inside.now)).toBeGreaterThanOrEqual(now);
    expect(Date.parse(String(inside.iso))).toBeGreaterThanOrEqual(now);
    expect(await counted("swept")).toBeGreaterThanOrEqual(swept + 6);
    expect((await get(path)).status).toBe(200);

    await post("/__local/clock", { advance: "P2D" });
    expect((await get(path)).status).toBe(404);
  });

  it("does not pass while a function works, so no message comes again for it", async () => {
    const [tried, done] = [await counted("tried"), await counted("done")];
    await post("/api/send", { key: imageKey(), slow: 300 });
    await until(async () => (await counted("tried")) === tried + 1);
    await post("/__local/clock", { advance: "PT1M" });
    expect(await counted("done")).toBe(done + 1);
    expect(await counted("tried")).toBe(tried + 1);
  });

  it("refuses what is no duration", async () => {
    for (const body of [
      {},
      { advance: "31 days" },
      { advance: "P" },
      { advance: "-P1D" },
      { advance: "P101Y" },
    ]) {
      const response = await post("/__local/clock", body);
      expect(response.status).toBe(422);
      expect(await response.json()).toHaveProperty("message");
    }
  });
});

describe("the machine's own pages", () => {
  it.each([
    "/",
    "/mailbox",
    "/table",
    "/bucket",
    "/bucket?name=local-nana-img-site",
    "/log?function=Api",
  ])("shows %s", async (path) => {
    const response = await get(`/__local${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  });

  it("is for this machine only", async () => {
    const foreign = await get("/__local/clock", {
      method: "POST",
      headers: { origin: "https://evil.example", "content-type": "text/plain" },
      body: '{"advance":"P1D"}',
    });
    expect(foreign.status).toBe(403);
    const embedded = await get("/__local/mail", { headers: { "sec-fetch-site": "cross-site" } });
    expect(embedded.status).toBe(403);
  });
});

describe("starting", () => {
  it("refuses a folder another machine runs on, in one line", async () => {
    const second = startLocalCloud({ dir: fixture.dir, assembly: fixture.assembly });
    await expect(second).rejects.toThrow(/^Another local cloud is running on [^\n]+$/);
  });

  it("refuses a port that is taken, in one line, and leaves nothing behind", async () => {
    const other = makeFixture();
    const port = Number(new URL(cloud.url).port);
    const options = { dir: other.dir, assembly: other.assembly };
    await expect(startLocalCloud({ ...options, port })).rejects.toThrow(
      /^Port \d+ is in use[^\n]+$/,
    );
    const again = await startLocalCloud(options);
    await again.stop();
    other.remove();
  });

  it("names a function whose bundle does not load", async () => {
    const broken = makeFixture({ sources: { Worker: 'throw new Error("TABLE_NAME is missing")' } });
    const start = startLocalCloud({ dir: broken.dir, assembly: broken.assembly });
    await expect(start).rejects.toThrow("Worker does not load: TABLE_NAME is missing");
    broken.remove();
  });

  it("names a kind of resource it does not know", async () => {
    const unknown = makeFixture({
      resources: { Cache: { Type: "AWS::ElastiCache::CacheCluster" } },
    });
    const start = startLocalCloud({ dir: unknown.dir, assembly: unknown.assembly });
    await expect(start).rejects.toThrow(/^The template has AWS::ElastiCache::CacheCluster,/);
    unknown.remove();
  });
});
