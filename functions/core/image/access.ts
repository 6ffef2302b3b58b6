/** The signed cookies that open a viewer's own images, and nobody else's. */
import { getSignedCookies } from "@aws-sdk/cloudfront-signer";
import { type Clock, epochSeconds, hour } from "../clock.ts";
import { type CookieName, imageCookieNames } from "../privacy/cookies.ts";
import type { ImageClass } from "../retention.ts";
import { viewerPrefix } from "./location.ts";

export interface SigningKey {
  readonly keyPairId: string;
  /** RSA private key, PEM. */
  readonly privateKey: string;
}

export interface AccessCookie {
  readonly name: CookieName;
  readonly value: string;
  readonly path: string;
  readonly maxAgeSeconds: number;
}

const validMs = 12 * hour;
const rememberedViewers = 500;
const remembered = new Map<string, AccessCookie[]>();

/**
 * Three cookies per class of images, sent by the browser only below the viewer's own prefix. The
 * policy names that prefix at its end and nowhere else: a wildcard before it would also match an
 * address that merely mentions the prefix, in a query string for instance.
 *
 * `origin` is scheme and host as the viewer sees them. The same cookies are answered through an
 * hour, so that a signature is made once an hour and person.
 */
export function accessCookies(
  key: SigningKey,
  clock: Clock,
  viewer: { origin: string; imagePrefix: string; imageClass: ImageClass },
): AccessCookie[] {
  const hourStart = Math.floor(clock.now() / hour) * hour;
  const prefix = viewerPrefix(viewer.imageClass, viewer.imagePrefix);
  const resource = `${viewer.origin}/${prefix}*`;
  const known = remembered.get(`${hourStart} ${resource}`);
  if (known) return known;

  const expires = epochSeconds(hourStart + hour + validMs);
  const policy = JSON.stringify({
    Statement: [
      {
        Resource: resource,
        Condition: { DateLessThan: { "AWS:EpochTime": expires } },
      },
    ],
  });
  const signed = getSignedCookies({ ...key, policy });
  const cookies = imageCookieNames.map((name) => ({
    name,
    value: String(signed[name]),
    path: `/${prefix.slice(0, -1)}`,
    maxAgeSeconds: expires - epochSeconds(hourStart),
  }));
  if (remembered.size >= rememberedViewers) remembered.clear();
  remembered.set(`${hourStart} ${resource}`, cookies);
  return cookies;
}
