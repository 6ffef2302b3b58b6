/** Response headers of the distribution's behaviours. */
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseHeadersPolicyProps,
} from "aws-cdk-lib/aws-cloudfront";
import { Duration } from "aws-cdk-lib/core";
import type { Stack } from "sst/constructs";

/** Pages load from their own origin only, and run no inline script or style. */
export const pageContentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What is not a page can load nothing at all, should a browser ever show it as one. */
const inertContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** The device features the site never asks for. */
const permissionsPolicy = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "payment",
  "usb",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

export function responseHeaders(stack: Stack) {
  return {
    pages: policy(stack, "PageHeaders", pageContentSecurityPolicy, {
      "Permissions-Policy": permissionsPolicy,
      "Cross-Origin-Opener-Policy": "same-origin",
    }),
    api: policy(stack, "ApiHeaders", inertContentSecurityPolicy, {
      "Cross-Origin-Resource-Policy": "same-origin",
    }),
    images: policy(stack, "ImageHeaders", inertContentSecurityPolicy, {
      // A browser may keep a picture but asks before it shows it again: what was deleted, here or on
      // another device, is not shown from a cache.
      "Cache-Control": "private, no-cache",
      "Cross-Origin-Resource-Policy": "same-origin",
    }),
  };
}

function policy(
  stack: Stack,
  id: string,
  contentSecurityPolicy: string,
  more: Readonly<Record<string, string>>,
): ResponseHeadersPolicy {
  const override = true;
  const props: ResponseHeadersPolicyProps = {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override },
      contentTypeOptions: { override },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override },
      referrerPolicy: {
        referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN,
        override,
      },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(2 * 365),
        includeSubdomains: true,
        override,
      },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(more).map(([header, value]) => ({ header, value, override })),
    },
  };
  return new ResponseHeadersPolicy(stack, id, props);
}
