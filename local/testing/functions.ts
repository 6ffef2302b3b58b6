/** The functions of the test product, as they would lie in their bundles. */

const api = `
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
import { SSMClient, GetParameterCommand } from "@aws-sdk/client-ssm";
import { getSignedCookies } from "@aws-sdk/cloudfront-signer";
const sqs = new SQSClient({});
const ssm = new SSMClient({});
let calls = 0;
const json = (body, more = {}) => ({ statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(body), ...more });
export async function handler(event, context) {
  calls += 1;
  const { rawPath } = event;
  if (rawPath === "/api/health") return json({ status: "ok" });
  if (rawPath === "/api/event") return json(event);
  if (rawPath === "/api/environment") return json({ ...process.env });
  if (rawPath === "/api/calls") return json({ calls, remaining: context.getRemainingTimeInMillis() });
  if (rawPath === "/api/now") return json({ now: Date.now(), iso: new Date().toISOString() });
  if (rawPath === "/api/cookies") return { statusCode: 204, cookies: ["a=1; Path=/", "b=2; Path=/"] };
  if (rawPath === "/api/binary") return { statusCode: 200, headers: { "content-type": "image/png" }, body: Buffer.from([0, 255, 1]).toString("base64"), isBase64Encoded: true };
  if (rawPath === "/api/throw") throw new TypeError("on purpose");
  if (rawPath === "/api/hang") return new Promise(() => {});
  if (rawPath === "/api/spin") for (;;);
  if (rawPath === "/api/send") {
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: event.body }));
    return json({});
  }
  if (rawPath === "/api/open") {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: "/nana-img/local/image-key/private", WithDecryption: true }));
    const { resource, until } = JSON.parse(event.body);
    const policy = JSON.stringify({ Statement: [{ Resource: resource, Condition: { DateLessThan: { "AWS:EpochTime": until } } }] });
    const signed = getSignedCookies({ keyPairId: process.env.KEY_PAIR_ID, privateKey: Parameter.Value, policy });
    return json(signed);
  }
  return json({ message: "nothing here" }, { statusCode: 404 });
}`;

const worker = `
import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
const s3 = new S3Client({});
const db = new DynamoDBClient({});
const count = (name) => db.send(new UpdateItemCommand({ TableName: process.env.TABLE_NAME, Key: { pk: { S: "count" }, sk: { S: name } }, UpdateExpression: "ADD n :one", ExpressionAttributeValues: { ":one": { N: "1" } } }));
export async function handler(event) {
  const batchItemFailures = [];
  for (const record of event.Records) {
    const { key, refuse, crash, slow } = JSON.parse(record.body);
    await count("tried");
    if (slow) await new Promise((resolve) => setTimeout(resolve, slow));
    if (crash) throw new Error("on purpose");
    if (refuse) { batchItemFailures.push({ itemIdentifier: record.messageId }); continue; }
    await s3.send(new PutObjectCommand({ Bucket: process.env.IMAGES_BUCKET, Key: key, Body: Buffer.from("picture"), ContentType: "image/webp" }));
    await count("done");
  }
  return { batchItemFailures };
}`;

const counting = (name: string) => `
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
const db = new DynamoDBClient({});
export async function handler() {
  await db.send(new UpdateItemCommand({ TableName: process.env.TABLE_NAME, Key: { pk: { S: "count" }, sk: { S: "${name}" } }, UpdateExpression: "ADD n :one", ExpressionAttributeValues: { ":one": { N: "1" } } }));
}`;

export const functionSources: Record<string, string> = {
  Api: api,
  Worker: worker,
  DeadLetterWorker: counting("dead"),
  Sweeper: counting("swept"),
};
