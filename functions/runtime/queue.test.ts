import { afterAll, beforeAll, expect, it } from "vitest";
import { type Services, startServices } from "../../local/services.ts";
import { jobMessage } from "../core/privacy/inventory/queues.ts";
import { openQueue } from "./queue.ts";

let services: Services;

beforeAll(async () => {
  services = await startServices();
  Object.assign(process.env, services.env);
});
afterAll(() => services.stop());

it("a message carries what is declared of it, and nothing besides is sent", async () => {
  const queue = openQueue(services.queues.erasures, jobMessage);
  const message = { pk: "ERASURE#usr_1", sk: "ERASURE" };
  await expect(queue.send({ ...message, ...{ email: "mia@example.com" } })).rejects.toThrow(
    "job message.email is not declared",
  );
  expect(services.messages()).toEqual([]);
  await queue.send(message);
  expect(services.messages().map(({ body }) => JSON.parse(body))).toEqual([message]);
});
