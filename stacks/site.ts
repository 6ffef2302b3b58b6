/** The built site: which files there are, and how they get into the bucket. */
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import { Duration, IgnoreMode, RemovalPolicy } from "aws-cdk-lib/core";
import type { Stack } from "sst/constructs";
import { retentionDays } from "../functions/core/retention.ts";

/** Another folder is given by tests, which need no build of the real site. */
const folder = process.env.SITE_DIR ?? "web/dist";

/** Files whose name changes with their content. */
const hashed = "_astro";
const notFoundPage = "404.html";

/** @throws Error when the site has not been built. */
export function siteFiles(): string[] {
  if (!existsSync(`${folder}/index.html`)) {
    throw new Error(`${folder} is missing: build the site first: npx astro build --root web`);
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => !file.startsWith(`${hashed}/`))
    .sort();
}

/**
 * Three uploads, because each kind of file is cached differently. None prunes: they share the
 * bucket, and a page opened before a release still loads the scripts of its own version.
 */
export function uploadSite(stack: Stack, bucket: Bucket): void {
  const logGroup = new LogGroup(stack, "UploadLogs", {
    retention: retentionDays.log,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const scripts = upload("HashedAssets", ["*", `!${hashed}`, `!${hashed}/**`], {
    cacheControl: [
      CacheControl.setPublic(),
      CacheControl.maxAge(Duration.days(365)),
      CacheControl.immutable(),
    ],
  });
  const pages = upload("Pages", [hashed, notFoundPage], { cacheControl: [CacheControl.noCache()] });
  // A page must never be there before what it loads.
  pages.node.addDependency(scripts);
  const notFound = upload("NotFoundPage", ["*", `!${notFoundPage}`], {
    cacheControl: [CacheControl.noCache()],
    // Turned into the status by edge/site-response.js.
    metadata: { status: "404" },
  });
  notFound.node.addDependency(scripts);

  // All three run in one function, which uses the first one's layer; the others would lie unused.
  for (const spare of [pages, notFound]) spare.node.tryRemoveChild("AwsCliLayer");

  function upload(
    id: string,
    exclude: string[],
    headers: { cacheControl: CacheControl[]; metadata?: Record<string, string> },
  ): BucketDeployment {
    return new BucketDeployment(stack, id, {
      sources: [Source.asset(folder, { exclude, ignoreMode: IgnoreMode.GIT })],
      destinationBucket: bucket,
      prune: false,
      memoryLimit: 512,
      logGroup,
      ...headers,
    });
  }
}
