/** What a request must show before anything else is looked at. */
import { timingSafeEqual } from "node:crypto";
import { AppError } from "../../core/error.ts";
import type { ApiRequest } from "../http.ts";

/**
 * Only the distribution knows the secret: a request without it went around, and what it says of
 * the viewer's address and host cannot be believed.
 * @throws AppError request.origin
 */
export function assertThroughDistribution(given: string | undefined, secret: string): void {
  const expected = Buffer.from(secret);
  const presented = Buffer.from(given ?? "");
  const same = presented.length === expected.length && timingSafeEqual(presented, expected);
  if (!same) throw new AppError("request.origin", "Use the site's own address.");
}

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whatever changes something must come from our own pages. Browsers set these headers; scripts on
 * other sites cannot.
 * @throws AppError request.cross_site; request.media_type
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function assertOwnSite(request: ApiRequest): void {
  if (safe.has(request.method)) return;
  const { origin, "sec-fetch-site": site, "content-type": type } = request.headers;
  const own = origin === undefined ? site === "same-origin" : origin === request.origin;
  if (!own)
    throw new AppError("request.cross_site", "This request did not come from our own pages.");
  const json = type?.split(";")[0]?.trim().toLowerCase() === "application/json";
  if (json || (type === undefined && request.body === "")) return;
  throw new AppError("request.media_type", "Send JSON, with Content-Type: application/json.");
}

/**
 * For reads that leave a trace: a link on another site must not make anybody look somebody up.
 * @throws AppError request.cross_site
 */
export function assertOwnPage({ headers }: ApiRequest): void {
  const site = headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin") return;
  throw new AppError("request.cross_site", "This request did not come from our own pages.");
}
