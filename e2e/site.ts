/** The product running on this machine and a browser before it, for one test file. */
import { join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { type LocalCloud, startLocalCloud } from "../local/cloud.ts";
import { codeIn } from "../local/testing/browser.ts";
import { Visitor } from "../local/testing/visitor.ts";
import { ensureBrowser } from "../scripts/browser.ts";
import { temporaryFolder } from "./folder.ts";
import { control, mailsTo } from "./machine.ts";

/** One window of a browser that knows nobody, and what was noticed in it. */
export interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The address of every request. */
  readonly requests: readonly string[];
  /** What the console and the page's scripts complained about, broken content policies included. */
  readonly complaints: readonly string[];
}

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };

/** Nothing but pages: no updates, no reports home. */
const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/** For anything a page does within one step. Only machines that do much else come near it. */
export const patienceMs = 30_000;

/** Where the windows of failed tests are kept as pictures. */
const pictureFolder = join(import.meta.dirname, "..", ".build", "e2e");

/** A page that is for everyone asks who is there; nobody is a fine answer, but Chromium logs it. */
const nobodyThere = /status of 401 .*\/api\/account$/;

export class Site {
  readonly #folder = temporaryFolder();
  #cloud: LocalCloud | undefined;
  #browser: Browser | undefined;

  async start(): Promise<void> {
    [this.#cloud, this.#browser] = await Promise.all([
      startLocalCloud({ dir: this.#folder.path }),
      chromium.launch({ executablePath: ensureBrowser(), args: browserArguments }),
    ]);
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await this.#cloud?.stop();
    this.#folder.remove();
  }

  /** The machine goes down; its data and its address stay. Answers how to bring it back. */
  async goDown(): Promise<() => Promise<void>> {
    const port = Number(new URL(this.url).port);
    await this.cloud.stop();
    return async () => {
      this.#cloud = await startLocalCloud({ dir: this.#folder.path, port });
    };
  }

  get cloud(): LocalCloud {
    if (!this.#cloud) throw new Error("the site was not started");
    return this.#cloud;
  }

  /** Where it keeps everything. */
  get dir(): string {
    return this.#folder.path;
  }

  get url(): string {
    return this.cloud.url;
  }

  /** A new window, closed when the test ends. `as` is who is signed in. */
  async open(options: BrowserContextOptions & { as?: Visitor } = {}): Promise<Tab> {
    const { as: visitor, ...more } = options;
    if (!this.#browser) throw new Error("the site was not started");
    const context = await this.#browser.newContext({
      baseURL: this.url,
      viewport: desk,
      locale: "en-GB",
      timezoneId: "UTC",
      ...more,
    });
    context.setDefaultTimeout(patienceMs);
    onTestFinished(async ({ task }) => {
      if (task.result?.state === "fail") await keepWhatWasSeen(context, task.name);
      await context.close();
    });
    await context.addInitScript({ path: join(import.meta.dirname, "in-page", "watch.js") });
    if (visitor) await context.addCookies(cookiesOf(visitor));
    const requests: string[] = [];
    const complaints: string[] = [];
    context.on("request", (request) => requests.push(request.url()));
    context.on("weberror", (problem) => complaints.push(String(problem.error())));
    context.on("console", (message) => {
      const line = `${message.text()} ${message.location().url}`;
      const matters = message.type() === "error" || message.type() === "warning";
      if (matters && !nobodyThere.test(line)) complaints.push(line);
    });
    return { page: await context.newPage(), context, requests, complaints };
  }

  /** Somebody with an account and its first credits, who came by the API. */
  async visitor(email?: string): Promise<Visitor> {
    const visitor = new Visitor(this.url);
    await visitor.signUp(email);
    return visitor;
  }

  control(method: string, path: string, body?: unknown): Promise<unknown> {
    return control(this.url, method, path, body);
  }

  /** Moves the machine's time; what came due has been done when it resolves. */
  async advance(duration: string): Promise<void> {
    await this.control("POST", "clock", { advance: duration });
  }

  /** The machine's time, in epoch milliseconds. */
  async now(): Promise<number> {
    return Date.parse(((await this.control("GET", "clock")) as { now: string }).now);
  }

  /** Newest first. */
  mailsTo(email: string): Promise<{ subject: string; text: string }[]> {
    return mailsTo(this.url, email);
  }

  async codeFor(email: string): Promise<string> {
    const code = codeIn((await this.mailsTo(email))[0]);
    if (!code) throw new Error(`no code was sent to ${email}`);
    return code;
  }
}

/** Starts a site before the tests of a file and ends it after them. */
export function useSite(): Site {
  const site = new Site();
  beforeAll(() => site.start(), 120_000);
  afterAll(() => site.end());
  return site;
}

function cookiesOf(visitor: Visitor) {
  return [...visitor.cookies].map(([name, { value, path }]) => ({
    name,
    value,
    path,
    domain: new URL(visitor.url).hostname,
    secure: true,
    httpOnly: true,
    sameSite: "Lax" as const,
  }));
}

async function keepWhatWasSeen(context: BrowserContext, testName: string): Promise<void> {
  const name = testName.replace(/\W+/g, "-").slice(0, 80);
  for (const [n, page] of context.pages().entries()) {
    await page.screenshot({ path: join(pictureFolder, `${name}-${n}.png`) });
  }
}
