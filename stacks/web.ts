/** The single origin people talk to: the site, `/api/*` and `/images/*` behind one distribution. */
import { readFileSync } from "node:fs";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import { Duration } from "aws-cdk-lib/core";
import { type Stack, type StackContext, use } from "sst/constructs";
import { Api } from "./api.ts";
import { privateBucket } from "./bucket.ts";
import { stageConfig } from "./config.ts";
import { Data } from "./data.ts";
import { responseHeaders } from "./headers.ts";
import { certificateParameter } from "./parameters.ts";
import { Secrets } from "./secrets.ts";
import { siteFiles, uploadSite } from "./site.ts";

export function Web({ app, stack }: StackContext) {
  const { images } = use(Data);
  const { api } = use(Api);
  const { originSecret, imageKeyGroup } = use(Secrets);
  const { domain } = stageConfig(app.stage);

  const files = Object.fromEntries(siteFiles().map((file) => [`/${file}`, 1]));
  const site = privateBucket(app, stack, "Site");
  uploadSite(stack, site);
  const headers = responseHeaders(stack);
  const siteOrigin = S3BucketOrigin.withOriginAccessControl(site);
  const viewerProtocolPolicy = ViewerProtocolPolicy.REDIRECT_TO_HTTPS;

  const distribution = new Distribution(stack, "Distribution", {
    comment: `${app.name} ${app.stage}`,
    defaultBehavior: {
      origin: siteOrigin,
      viewerProtocolPolicy,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: headers.pages,
      functionAssociations: [
        edge(stack, "SiteRequest", "site-request", FunctionEventType.VIEWER_REQUEST, {
          files,
        }),
        edge(stack, "SiteResponse", "site-response", FunctionEventType.VIEWER_RESPONSE),
      ],
    },
    additionalBehaviors: {
      "/_astro/*": {
        origin: siteOrigin,
        viewerProtocolPolicy,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers.pages,
      },
      "/api/*": {
        origin: new HttpOrigin(`${api.apiId}.execute-api.${stack.region}.${stack.urlSuffix}`, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
          customHeaders: { "x-origin-secret": originSecret.secretValue.unsafeUnwrap() },
          readTimeout: Duration.seconds(30),
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: apiRequestPolicy(stack),
        responseHeadersPolicy: headers.api,
        functionAssociations: [
          edge(stack, "ApiRequest", "api-request", FunctionEventType.VIEWER_REQUEST),
        ],
      },
      "/images/*": {
        // Imported by name: this stack must not write the bucket's policy, which stands in `data`.
        origin: S3BucketOrigin.withOriginAccessControl(
          Bucket.fromBucketAttributes(stack, "ImagesByName", {
            bucketName: images.bucketName,
            bucketRegionalDomainName: images.bucketRegionalDomainName,
          }),
        ),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        // Nothing is kept at the edge: a deleted image is gone when its object is.
        cachePolicy: CachePolicy.CACHING_DISABLED,
        trustedKeyGroups: [imageKeyGroup],
        responseHeadersPolicy: headers.images,
        functionAssociations: [
          edge(stack, "ImageRequest", "image-request", FunctionEventType.VIEWER_REQUEST),
        ],
      },
    },
    httpVersion: HttpVersion.HTTP2_AND_3,
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    priceClass: PriceClass.PRICE_CLASS_100,
    // Its own logs would hold full addresses, user agents and query strings of everyone.
    enableLogging: false,
    ...(domain
      ? {
          domainNames: [domain],
          certificate: Certificate.fromCertificateArn(
            stack,
            "Certificate",
            StringParameter.valueForStringParameter(stack, certificateParameter(app.stage)),
          ),
        }
      : {}),
  });

  stack.addOutputs({
    Url: `https://${domain ?? distribution.distributionDomainName}`,
    // What the name must point at (a CNAME or an alias record).
    Distribution: distribution.distributionDomainName,
  });
  return { distribution, site };
}

/**
 * What the API gets to see of a request. Ten headers is CloudFront's limit; `Host` must not be among
 * them, because API Gateway routes by it.
 */
function apiRequestPolicy(stack: Stack): OriginRequestPolicy {
  return new OriginRequestPolicy(stack, "ApiRequestPolicy", {
    cookieBehavior: OriginRequestCookieBehavior.all(),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    headerBehavior: OriginRequestHeaderBehavior.allowList(
      "Accept-Language",
      "CloudFront-Forwarded-Proto",
      "CloudFront-Viewer-Address",
      "Content-Type",
      "Idempotency-Key",
      "Origin",
      "Sec-Fetch-Site",
      "Sec-GPC",
      "User-Agent",
      "X-Forwarded-Host",
    ),
  });
}

/** A CloudFront Function from `stacks/edge/`, with constants set above its code. */
function edge(
  stack: Stack,
  id: string,
  file: string,
  eventType: FunctionEventType,
  constants: Readonly<Record<string, unknown>> = {},
) {
  const lines = Object.entries(constants).map(
    ([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`,
  );
  const code = lines.join("") + readFileSync(`stacks/edge/${file}.js`, "utf8");
  const largestBytes = 10_240;
  if (Buffer.byteLength(code) > largestBytes) {
    throw new Error(
      `stacks/edge/${file}.js is larger than the ${largestBytes} bytes CloudFront takes`,
    );
  }
  return {
    eventType,
    function: new EdgeFunction(stack, id, {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(code),
    }),
  };
}
