/**
 * Who may use `/__local/`: this machine's own people and programs. A page on the internet, opened in
 * the same browser, can send requests to localhost too, and must not read the mail or move the clock.
 */
import { header, type ViewerRequest } from "../distribution/message.ts";

const localHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Why a request is refused, or undefined. */
export function refusalReason(request: ViewerRequest): string | undefined {
  const host = header(request.headers, "host") ?? "";
  // A name somebody else owns may be made to point here (DNS rebinding).
  if (!localHost.test(host)) return "Only for localhost.";
  const origin = header(request.headers, "origin");
  if (origin !== undefined && origin !== `http://${host}`) return "Only for pages of this origin.";
  const site = header(request.headers, "sec-fetch-site");
  const foreign = site === "cross-site" || site === "same-site";
  const opens =
    request.method === "GET" && header(request.headers, "sec-fetch-mode") === "navigate";
  if (foreign && !opens) return "Only for pages of this origin.";
  return undefined;
}
