/** Somebody who is signed up, and the events API Gateway would send for them. */
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { startProduct } from "../local/testing/product.ts";

export interface Member {
  /** What a bundle needs to run outside Lambda. */
  readonly environment: Record<string, string>;
  event(method: string, path: string, body?: unknown): APIGatewayProxyEventV2;
  stop(): Promise<void>;
}

const originSecret = "the secret of the benchmark";

export async function startMember(): Promise<Member> {
  const product = await startProduct();
  const browser = await product.member();
  const cookies = [...browser.cookies].map(([name, value]) => `${name}=${value}`);
  return {
    environment: {
      ...product.services.env,
      PATH: process.env.PATH ?? "",
      TABLE_NAME: product.services.tableName,
      GENERATION_QUEUE_URL: product.services.queues.generation,
      EXPORT_QUEUE_URL: product.services.queues.exports,
      ERASURE_QUEUE_URL: product.services.queues.erasures,
      IMAGES_BUCKET: product.services.buckets.images,
      EXPORTS_BUCKET: product.services.buckets.exports,
      SALTS_BUCKET: product.services.buckets.salts,
      TRAINING_BUCKET: product.services.buckets.training,
      MAIL_FROM: "hello@nanaimg.app",
      ORIGIN_SECRET: originSecret,
      IMAGE_KEY_PAIR_ID: "K",
      IMAGE_PRIVATE_KEY_PARAMETER: "unused",
      POWERTOOLS_SERVICE_NAME: "bench",
      POWERTOOLS_METRICS_NAMESPACE: "bench",
      LOG_LEVEL: "INFO",
    },
    event: (method, path, body) => apiEvent(method, path, cookies, body),
    stop: () => product.stop(),
  };
}

export function apiEvent(method: string, path: string, cookies: string[], body?: unknown) {
  const { pathname, searchParams } = new URL(path, "https://nanaimg.app");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: pathname,
    rawQueryString: String(searchParams),
    cookies,
    headers: {
      host: "abc.execute-api.eu-central-1.amazonaws.com",
      cookie: cookies.join("; "),
      origin: "https://nanaimg.app",
      "content-type": "application/json",
      "x-origin-secret": originSecret,
      "x-forwarded-host": "nanaimg.app",
      "cloudfront-forwarded-proto": "https",
      "cloudfront-viewer-address": "203.0.113.7:1234",
    },
    requestContext: {
      accountId: "000000000000",
      apiId: "bench",
      domainName: "bench",
      domainPrefix: "bench",
      http: {
        method,
        path: pathname,
        protocol: "HTTP/1.1",
        sourceIp: "203.0.113.7",
        userAgent: "bench",
      },
      requestId: "bench",
      routeKey: "$default",
      stage: "$default",
      time: "23/Nov/2026:11:00:00 +0000",
      timeEpoch: 1_796_036_400_000,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  } satisfies APIGatewayProxyEventV2;
}
