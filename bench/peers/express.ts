/**
 * What most would write: Express 5 behind a Lambda adapter, everything imported at the top, the same
 * three routes over the same table.
 */
import { createHash } from "node:crypto";
import { Logger } from "@aws-lambda-powertools/logger";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SQSClient } from "@aws-sdk/client-sqs";
import { SSMClient } from "@aws-sdk/client-ssm";
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { configure } from "@codegenie/serverless-express";
import express, { type NextFunction, type Request, type Response } from "express";
import { z } from "zod";

const logger = new Logger();
const table = process.env.TABLE_NAME;
const documents = DynamoDBDocumentClient.from(new DynamoDBClient());
export const others = [new S3Client(), new SQSClient(), new SESv2Client(), new SSMClient()];

/** Replaced by the warm benchmark, which measures everything but the database. */
export const database = {
  get: async (pk: string, sk: string) =>
    (
      await documents.send(
        new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
      )
    ).Item,
  query: async (pk: string, begins: string, limit: number) =>
    (
      await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "pk = :pk AND begins_with(sk, :begins)",
          ExpressionAttributeValues: { ":pk": pk, ":begins": begins },
          ScanIndexForward: false,
          Limit: limit,
        }),
      )
    ).Items ?? [],
};

const Order = z.strictObject({
  prompt: z.string().min(1).max(10_000),
  model: z.string().max(64),
  resolution: z.enum(["512", "1K", "2K", "4K"]),
  aspectRatio: z.enum(["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"]),
  count: z.number().int().min(1).max(4).default(1),
  seed: z.number().int().optional(),
});
const Filter = z.object({ limit: z.coerce.number().int().min(1).max(100).default(50) });

type Signed = Request & { userId?: string };

async function session(request: Signed, response: Response, next: NextFunction) {
  const cookies = (request.headers.cookie ?? "").split("; ").map((pair) => pair.split("="));
  const token = cookies.find(([name]) => name === "__Host-session")?.[1] ?? "";
  const found = await database.get(`SESSION#${digest(token)}`, "SESSION");
  if (!found || found.expiresAt <= new Date().toISOString()) {
    response.status(401).json({ error: { code: "auth.required" } });
    return;
  }
  request.userId = found.userId;
  next();
}

function digest(token: string): string {
  return createHash("sha256").update(`${token.length}:`).update(token).digest("base64url");
}

export const app = express();
app.disable("x-powered-by");
app.use(express.json({ limit: "256kb" }));
app.use((request, response, next) => {
  const started = Date.now();
  response.on("finish", () =>
    logger.info("answered", {
      method: request.method,
      status: response.statusCode,
      durationMs: Date.now() - started,
    }),
  );
  next();
});
app.get("/api/account", session, async (request: Signed, response) => {
  const account = await database.get(`USER#${request.userId}`, "ACCOUNT");
  if (!account) return void response.status(401).json({ error: { code: "auth.required" } });
  const { id, name, email, locale, theme, plan, status, policyVersion, createdAt } = account;
  response.json({ id, name, email, locale, theme, plan, status, policyVersion, createdAt });
});
app.post("/api/generations/quote", session, async (request, response) => {
  const order = Order.safeParse(request.body);
  if (!order.success)
    return void response.status(422).json({ error: { code: "generation.invalid" } });
  response.json({ credits: order.data.count * (order.data.resolution === "2K" ? 2 : 1) });
});
app.get("/api/billing/ledger", session, async (request: Signed, response) => {
  const filter = Filter.safeParse(request.query);
  if (!filter.success)
    return void response.status(422).json({ error: { code: "request.invalid" } });
  const entries = await database.query(`USER#${request.userId}`, "LEDGER#", filter.data.limit);
  const items = entries.map(({ id, kind, reference, change, after, at }) => ({
    ...{ id, kind, reference, at },
    change: change.available,
    available: after.available,
  }));
  response.json({ items, nextCursor: null });
});
app.use((error: Error, _: Request, response: Response, next: NextFunction) => {
  logger.error("unexpected", error);
  if (response.headersSent) return next(error);
  response.status(500).json({ error: { code: "internal" } });
});

export const handler = configure({ app });
