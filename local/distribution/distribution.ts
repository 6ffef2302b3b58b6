/** One request on its way through CloudFront: behaviour, cookies, functions, origin, headers. */
import type { ObjectStore } from "../emulators/fauxqs.ts";
import type { Behaviour, Distribution as Config, HeadersPolicy } from "../template/distribution.ts";
import { type ApiOptions, fromApi } from "./api-origin.ts";
import { fromBucket } from "./bucket-origin.ts";
import { compress } from "./compression.ts";
import { EdgeFunction } from "./edge.ts";
import { type Answer, type Headers, header, type ViewerRequest, xmlError } from "./message.ts";
import { matches, refusal } from "./signed-cookies.ts";

export interface DistributionOptions {
  config: Config;
  objects: ObjectStore;
  api: ApiOptions;
}

interface Ready extends Behaviour {
  onRequest: EdgeFunction | undefined;
  onResponse: EdgeFunction | undefined;
}

export class Distribution {
  readonly #behaviours: Ready[];
  readonly #options: DistributionOptions;

  constructor(options: DistributionOptions) {
    this.#options = options;
    this.#behaviours = options.config.behaviours.map((behaviour) => ({
      ...behaviour,
      onRequest: behaviour.viewerRequest
        ? new EdgeFunction(behaviour.viewerRequest, "viewer-request")
        : undefined,
      onResponse: behaviour.viewerResponse
        ? new EdgeFunction(behaviour.viewerResponse, "viewer-response")
        : undefined,
    }));
  }

  async answer(request: ViewerRequest): Promise<Answer> {
    const behaviour = this.#behaviours.find(({ pathPattern }) => covers(pathPattern, request.uri));
    if (!behaviour) return xmlError(403, "AccessDenied", "Access denied");
    const answer = await this.#throughOrigin(behaviour, request);
    return withPolicy(answer, behaviour.headers);
  }

  async #throughOrigin(behaviour: Ready, viewer: ViewerRequest): Promise<Answer> {
    if (!behaviour.methods.includes(viewer.method)) {
      return xmlError(
        403,
        "AccessDenied",
        "This distribution is not configured to allow the HTTP request method.",
      );
    }
    if (behaviour.trustedKeys) {
      const refused = refusal(viewer, addressOf(viewer), behaviour.trustedKeys);
      if (refused) return refused;
    }
    const passed = behaviour.onRequest
      ? await behaviour.onRequest.request(viewer)
      : { request: viewer };
    if ("answer" in passed) return passed.answer;
    const { request } = passed;
    const answer = await this.#fromOrigin(behaviour, request);
    const compressed = behaviour.compress ? compress(viewer, answer) : answer;
    if (!behaviour.onResponse || compressed.status >= 400) return compressed;
    // The policy's headers are there when the function runs, and are put in place again after it.
    return behaviour.onResponse.response(request, withPolicy(compressed, behaviour.headers));
  }

  #fromOrigin(behaviour: Ready, request: ViewerRequest): Promise<Answer> | Answer {
    const { origin } = behaviour;
    if (origin.kind === "bucket") {
      return fromBucket(this.#options.objects, origin.bucket, request);
    }
    return fromApi(this.#options.api, origin.domain, {
      ...request,
      headers: forwarded(behaviour, request),
      query: behaviour.forward.query ? request.query : "",
    });
  }
}

/** What CloudFront knows about the viewer, for origins that are let know. */
function viewerHeaders({ address }: ViewerRequest): Headers {
  return new Map([
    ["cloudfront-viewer-address", [`${address.ip}:${address.port}`]],
    ["cloudfront-forwarded-proto", ["http"]],
  ]);
}

/** Sent to every origin by CloudFront, whatever the policy says. */
const always = ["content-length", "if-match", "if-modified-since", "if-none-match", "range"];

function forwarded({ origin, forward }: Ready, request: ViewerRequest): Headers {
  const all: Headers = new Map([...request.headers, ...viewerHeaders(request)]);
  const allowed = new Set([...forward.headers, ...always]);
  const headers: Headers = new Map([...all].filter(([name]) => allowed.has(name)));
  if (!headers.has("user-agent")) headers.set("user-agent", ["Amazon CloudFront"]);
  const cookie = request.headers.get("cookie");
  if (forward.cookies && cookie) headers.set("cookie", cookie);
  for (const [name, value] of Object.entries(origin.headers)) headers.set(name, [value]);
  return headers;
}

function withPolicy(answer: Answer, policy: HeadersPolicy): Answer {
  const headers = new Map(answer.headers);
  for (const { name, value, override } of policy.set) {
    if (override || !headers.has(name)) headers.set(name, [value]);
  }
  for (const name of policy.remove) headers.delete(name);
  return { ...answer, headers };
}

/** A path pattern of a behaviour; the slash at its start may be left out. */
function covers(pattern: string, uri: string): boolean {
  return matches(pattern.startsWith("*") ? pattern : `/${pattern.replace(/^\//, "")}`, uri);
}

/** The address a signed policy is compared with. */
function addressOf(request: ViewerRequest): string {
  const query = request.query ? `?${request.query}` : "";
  return `http://${header(request.headers, "host")}${request.uri}${query}`;
}
