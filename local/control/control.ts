/** Everything under `/__local/`: what programs ask of the machine itself, and pages for people. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../clock/clock.ts";
import type { Endpoints } from "../cloud.ts";
import type { Answer, ViewerRequest } from "../distribution/message.ts";
import type { Machine } from "../machine.ts";
import { type Monitor, readFault } from "../monitor.ts";
import type { Model } from "../template/model.ts";
import type { Time } from "../time.ts";
import { refusalReason } from "./guard.ts";
import { file, json, script, style } from "./html.ts";
import { mailBody, mailbox, mailPage } from "./mailbox.ts";
import { overview } from "./overview.ts";
import { bucketPage, logPage, objectFile, tablePage } from "./stores.ts";

export interface ControlOptions {
  machine: Machine;
  model: Model;
  monitor: Monitor;
  time: Time;
  clock: Clock;
  logDir: string;
}

export const prefix = "/__local";

export class Control {
  readonly #options: ControlOptions;
  /** Known once the site listens. */
  endpoints: Endpoints | undefined;

  constructor(options: ControlOptions) {
    this.#options = options;
  }

  /** Undefined for what belongs to the product. */
  async answer(request: ViewerRequest): Promise<Answer | undefined> {
    if (request.uri !== prefix && !request.uri.startsWith(`${prefix}/`)) return undefined;
    const refused = refusalReason(request);
    if (refused) return json({ message: refused }, 403);
    const path = request.uri.slice(prefix.length).replace(/^\/|\/$/g, "");
    const query = new URLSearchParams(request.query);
    try {
      const answer =
        request.method === "GET" || request.method === "HEAD"
          ? await this.#get(path, query)
          : await this.#change(request.method, path, request.body);
      return answer ?? json({ message: "There is nothing here." }, 404);
    } catch (error) {
      return json({ message: error instanceof Error ? error.message : String(error) }, 500);
    }
  }

  async #get(path: string, query: URLSearchParams): Promise<Answer | undefined> {
    const { machine, model, monitor, clock, logDir } = this.#options;
    const [first = "", second] = path.split("/");
    switch (first) {
      case "":
        return overview(this.#options, this.endpoints);
      case "style.css":
        return file("text/css; charset=utf-8", style);
      case "page.js":
        return file("text/javascript; charset=utf-8", script);
      case "mail":
        return json(jsonMail(machine, query.get("to") ?? undefined));
      case "mailbox":
        if (second === undefined) return mailbox(machine.mailbox.mails());
        return second.endsWith(".html")
          ? mailBody(machine.mailbox.mails(), second)
          : mailPage(machine.mailbox.mails(), second);
      case "clock":
        return json({ now: new Date(clock.now()).toISOString() });
      case "faults":
        return json(monitor.faults);
      case "requests":
        return json(monitor.requests);
      case "endpoints.json":
        return json(this.endpoints);
      case "table":
        return tablePage(machine, model, query);
      case "bucket":
        return bucketPage(machine, query);
      case "object":
        return objectFile(machine, query);
      case "log":
        return logPage(model, query, (name) => readFileSync(join(logDir, `${name}.jsonl`), "utf8"));
      default:
        return undefined;
    }
  }

  async #change(method: string, path: string, body: Buffer): Promise<Answer | undefined> {
    const { monitor, time } = this.#options;
    const named = `${method} ${path}`;
    if (named === "DELETE faults") {
      monitor.clearFaults();
      return json(monitor.faults);
    }
    if (named === "DELETE requests") {
      monitor.resetRequests();
      return json(monitor.requests);
    }
    if (named !== "POST clock" && named !== "POST faults") return undefined;
    const input = parse(body);
    if (named === "POST faults") {
      const fault = readFault(input);
      if (typeof fault === "string") return json({ message: fault }, 422);
      monitor.add(fault);
      return json(fault, 201);
    }
    const advance = (input as { advance?: unknown } | null | undefined)?.advance;
    const now = typeof advance === "string" ? await time.advance(advance) : undefined;
    return now === undefined
      ? json(
          { message: "`advance` is an ISO 8601 duration of up to 100 years, like P31D or PT90M." },
          422,
        )
      : json({ now: new Date(now).toISOString() });
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function jsonMail({ mailbox }: Machine, to: string | undefined): object[] {
  // One address is what nearly every mail has.
  return mailbox.mails(to).map((mail) => ({ ...mail, to: mail.to.join(", ") }));
}
