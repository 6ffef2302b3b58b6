/** The templates of the test product: the same kinds of resources as the real one. */
import type { Resource } from "../../scripts/synth/assembly.ts";

export type Resources = Record<string, Resource>;

const page = (title: string) =>
  `<!doctype html><title>${title}</title>${"<p>text</p>".repeat(200)}`;

/** What lies in the assets of the site, by asset and file. */
export const siteFiles: Record<string, Record<string, string>> = {
  pages: { "index.html": page("home"), "about/index.html": page("about") },
  notfound: { "404.html": page("missing") },
};

function edge(code: string): Resource {
  return { Type: "AWS::CloudFront::Function", Properties: { FunctionCode: code } };
}

const siteRequest = `
const files = { "/": "/index.html", "/about": "/about/index.html" };
function handler({ request }) {
  const clean = request.uri.length > 1 && request.uri.endsWith("/") ? request.uri.slice(0, -1) : undefined;
  if (clean && files[clean]) return { statusCode: 301, headers: { location: { value: clean } } };
  request.uri = files[request.uri] || "/404.html";
  return request;
}`;

const siteResponse = `
function handler({ response }) {
  if (response.headers["x-amz-meta-status"]) response.statusCode = 404;
  delete response.headers["x-amz-meta-status"];
  return response;
}`;

const apiRequest = `
function handler({ request }) {
  request.headers["x-forwarded-host"] = { value: request.headers.host.value };
  return request;
}`;

const imageRequest = `
function handler({ request }) {
  const expires = Number(request.uri.split("/")[4]) * 1000;
  if (expires > Date.now()) return request;
  return { statusCode: 403, headers: { "cache-control": { value: "no-store" } } };
}`;

const imageResponse = `
function handler({ response }) {
  response.headers["cache-control"] = { value: "private, max-age=60, immutable" };
  return response;
}`;

const ref = (name: string) => ({ Ref: name });
const att = (name: string, attribute: string) => ({ "Fn::GetAtt": [name, attribute] });

function lambda(name: string, environment: object, more: object = {}): Resource {
  return {
    Type: "AWS::Lambda::Function",
    Properties: {
      Code: { S3Key: `${name}.zip` },
      Handler: "functions/main.handler",
      Runtime: "nodejs24.x",
      MemorySize: 256,
      Timeout: 5,
      Environment: { Variables: environment },
      ...more,
    },
  };
}

const origin = (path: string, association: object[], more: object) => ({
  CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
  Compress: true,
  PathPattern: path,
  ViewerProtocolPolicy: "https-only",
  FunctionAssociations: association,
  ...more,
});
const on = (EventType: string, name: string) => ({
  EventType,
  FunctionARN: att(name, "FunctionARN"),
});

export function resources(): Resources {
  const secret = {
    "Fn::Join": ["", ["{{resolve:secretsmanager:", ref("OriginSecret"), ":SecretString:::}}"]],
  };
  return {
    Table: {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
        AttributeDefinitions: [
          { AttributeName: "pk", AttributeType: "S" },
          { AttributeName: "sk", AttributeType: "S" },
        ],
        TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true },
      },
    },
    Images: {
      Type: "AWS::S3::Bucket",
      Properties: {
        LifecycleConfiguration: {
          Rules: [{ Status: "Enabled", Prefix: "images/free/", ExpirationInDays: 7 }],
        },
      },
    },
    Site: { Type: "AWS::S3::Bucket" },
    WorkDeadLetterQueue: { Type: "AWS::SQS::Queue", Properties: { VisibilityTimeout: 30 } },
    WorkQueue: {
      Type: "AWS::SQS::Queue",
      Properties: {
        VisibilityTimeout: 30,
        RedrivePolicy: {
          deadLetterTargetArn: att("WorkDeadLetterQueue", "Arn"),
          maxReceiveCount: 2,
        },
      },
    },
    OriginSecret: {
      Type: "AWS::SecretsManager::Secret",
      Properties: { GenerateSecretString: { PasswordLength: 48, ExcludePunctuation: true } },
    },
    Api: lambda(
      "Api",
      { QUEUE_URL: ref("WorkQueue"), ORIGIN_SECRET: secret, KEY_PAIR_ID: ref("PublicKey") },
      { Timeout: 1 },
    ),
    Worker: lambda("Worker", { TABLE_NAME: ref("Table"), IMAGES_BUCKET: ref("Images") }),
    DeadLetterWorker: lambda("DeadLetterWorker", { TABLE_NAME: ref("Table") }),
    Sweeper: lambda("Sweeper", { TABLE_NAME: ref("Table") }),
    WorkerSource: {
      Type: "AWS::Lambda::EventSourceMapping",
      Properties: {
        BatchSize: 1,
        EventSourceArn: att("WorkQueue", "Arn"),
        FunctionName: ref("Worker"),
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    },
    DeadLetterSource: {
      Type: "AWS::Lambda::EventSourceMapping",
      Properties: {
        BatchSize: 1,
        EventSourceArn: att("WorkDeadLetterQueue", "Arn"),
        FunctionName: ref("DeadLetterWorker"),
      },
    },
    EveryMinute: {
      Type: "AWS::Events::Rule",
      Properties: {
        ScheduleExpression: "rate(1 minute)",
        State: "ENABLED",
        Targets: [{ Arn: att("Sweeper", "Arn"), Id: "Target0" }],
      },
    },
    HttpApi: { Type: "AWS::ApiGatewayV2::Api" },
    Integration: {
      Type: "AWS::ApiGatewayV2::Integration",
      Properties: { IntegrationUri: att("Api", "Arn"), PayloadFormatVersion: "2.0" },
    },
    Route: {
      Type: "AWS::ApiGatewayV2::Route",
      Properties: {
        RouteKey: "ANY /api/{proxy+}",
        Target: { "Fn::Join": ["", ["integrations/", ref("Integration")]] },
      },
    },
    PublicKey: {
      Type: "AWS::CloudFront::PublicKey",
      Properties: {
        PublicKeyConfig: { EncodedKey: "{{resolve:ssm:/nana-img/local/image-key/public}}" },
      },
    },
    KeyGroup: {
      Type: "AWS::CloudFront::KeyGroup",
      Properties: { KeyGroupConfig: { Items: [ref("PublicKey")] } },
    },
    SiteRequest: edge(siteRequest),
    SiteResponse: edge(siteResponse),
    ApiRequest: edge(apiRequest),
    ImageRequest: edge(imageRequest),
    ImageResponse: edge(imageResponse),
    ApiPolicy: {
      Type: "AWS::CloudFront::OriginRequestPolicy",
      Properties: {
        OriginRequestPolicyConfig: {
          CookiesConfig: { CookieBehavior: "all" },
          HeadersConfig: {
            HeaderBehavior: "whitelist",
            Headers: ["CloudFront-Viewer-Address", "Content-Type", "X-Forwarded-Host", "X-Allowed"],
          },
          QueryStringsConfig: { QueryStringBehavior: "all" },
        },
      },
    },
    PageHeaders: {
      Type: "AWS::CloudFront::ResponseHeadersPolicy",
      Properties: {
        ResponseHeadersPolicyConfig: {
          SecurityHeadersConfig: {
            ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'self'", Override: true },
            ContentTypeOptions: { Override: true },
          },
        },
      },
    },
    PagesDeployment: deployment("pages"),
    NotFoundDeployment: deployment("notfound", { status: "404" }),
    Distribution: {
      Type: "AWS::CloudFront::Distribution",
      Properties: {
        DistributionConfig: {
          Origins: [
            { Id: "site", DomainName: att("Site", "RegionalDomainName"), S3OriginConfig: {} },
            { Id: "images", DomainName: att("Images", "RegionalDomainName"), S3OriginConfig: {} },
            {
              Id: "api",
              DomainName: {
                "Fn::Join": [
                  ".",
                  [ref("HttpApi"), "execute-api", ref("AWS::Region"), ref("AWS::URLSuffix")],
                ],
              },
              CustomOriginConfig: {},
              OriginCustomHeaders: [{ HeaderName: "x-origin-secret", HeaderValue: secret }],
            },
          ],
          CacheBehaviors: [
            origin("/api/*", [on("viewer-request", "ApiRequest")], {
              TargetOriginId: "api",
              OriginRequestPolicyId: ref("ApiPolicy"),
              AllowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
            }),
            origin(
              "/images/*",
              [on("viewer-request", "ImageRequest"), on("viewer-response", "ImageResponse")],
              { TargetOriginId: "images", TrustedKeyGroups: [ref("KeyGroup")] },
            ),
          ],
          DefaultCacheBehavior: {
            ...origin(
              "*",
              [on("viewer-request", "SiteRequest"), on("viewer-response", "SiteResponse")],
              {
                TargetOriginId: "site",
                ResponseHeadersPolicyId: ref("PageHeaders"),
              },
            ),
            CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
          },
        },
      },
    },
  };
}

function deployment(asset: string, metadata?: Record<string, string>): Resource {
  return {
    Type: "Custom::CDKBucketDeployment",
    Properties: {
      SourceObjectKeys: [`${asset}.zip`],
      DestinationBucketName: ref("Site"),
      SystemMetadata: { "cache-control": "no-cache" },
      ...(metadata && { UserMetadata: metadata }),
    },
  };
}
