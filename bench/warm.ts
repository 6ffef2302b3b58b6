/** Requests a warm process answers in a second, the database replaced by a stub on both sides. */
import { createApp } from "../functions/api/app.ts";
import type { ApiContext } from "../functions/api/context.ts";
import { lambdaHandler } from "../functions/api/lambda.ts";
import { systemClock } from "../functions/core/clock.ts";
import type { Account, Session } from "../functions/core/privacy/inventory.ts";
import { openLog } from "../functions/runtime/log.ts";
import { apiEvent } from "./member.ts";
import { atLeast, median, type Row } from "./statistics.ts";

const rounds = 9;
const roundMs = 400;
const cookies = [`__Host-session=${"A".repeat(43)}`];
const order = {
  prompt: "a red fox under a huge moon, watercolour",
  model: "sketch",
  resolution: "1K",
  aspectRatio: "1:1",
  count: 2,
};
const events = [
  apiEvent("GET", "/api/account", cookies),
  apiEvent("POST", "/api/generations/quote", cookies, order),
  apiEvent("GET", "/api/billing/ledger?limit=20", cookies),
];

const session = {
  type: "session",
  userId: "usr_01ARZ3NDEKTSV4RRFFQ69G5FAV",
  createdAt: "2026-11-01T00:00:00.000Z",
  expiresAt: "2999-01-01T00:00:00.000Z",
} as const satisfies Session & { type: string };
const account = {
  type: "account",
  id: session.userId,
  name: "Mia",
  email: "mia@example.com",
  locale: "en",
  theme: "system",
  plan: "free",
  status: "ACTIVE",
  epoch: 0,
  policyVersion: "2026-11-23",
  imagePrefix: "abc",
  createdAt: "2026-11-01T00:00:00.000Z",
  objections: [],
  restricted: false,
} as const satisfies Account & { type: string };
const entries = Array.from({ length: 20 }, (_, n) => ({
  type: "entry",
  id: `led_01ARZ3NDEKTSV4RRFFQ69G5F${String(n).padStart(2, "0")}`,
  seq: 20 - n,
  operation: `hold:${n}`,
  kind: "hold",
  reference: "gen_01ARZ3NDEKTSV4RRFFQ69G5FAV",
  change: { available: -1, held: 1, debt: 0, granted: 0, spent: 0, expired: 0, clawed: 0 },
  postings: [{ lot: "lot_1", change: -1 }],
  after: { available: 19, held: 1, debt: 0 },
  at: "2026-11-01T00:00:00.000Z",
}));

type Handler = (event: (typeof events)[number]) => Promise<{ statusCode?: number | undefined }>;

export async function warm(): Promise<Row[]> {
  const silent = silence();
  const both = { ours: ours(), express: await express() };
  const rates: Record<keyof typeof both, number[]> = { ours: [], express: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const name of ["ours", "express"] as const) {
      const rate = await answersPerSecond(both[name]);
      if (round > 0) rates[name].push(rate);
    }
  }
  silent.end();
  const [mine, peer] = [median(rates.ours), median(rates.express)];
  return [
    {
      metric: "warm requests per second ÷ Express peer",
      ours: mine,
      peer: { name: "Express 5, all eager", value: peer },
      unit: "1/s",
      ratio: mine / peer,
      ...atLeast(2, mine / peer),
    },
  ];
}

function ours(): Handler {
  const send = async (command: { input: { Key?: { pk: string } } }) => {
    const pk = command.input.Key?.pk;
    if (!pk) return { Items: entries };
    return { Item: pk.startsWith("SESSION#") ? session : account };
  };
  const context = {
    table: { name: "bench", client: { send } },
    clock: systemClock,
    log: openLog(),
  } as unknown as ApiContext;
  return lambdaHandler(createApp(context), "the secret of the benchmark");
}

async function express(): Promise<Handler> {
  const peer = await import("./peers/express.ts");
  peer.database.get = async (pk) => (pk.startsWith("SESSION#") ? session : account);
  peer.database.query = async () => entries;
  return (event) =>
    peer.handler(event, {} as never, () => {}) as unknown as Promise<{ statusCode: number }>;
}

async function answersPerSecond(handler: Handler): Promise<number> {
  const started = performance.now();
  let answered = 0;
  while (performance.now() - started < roundMs) {
    for (const event of events) {
      const { statusCode } = await handler(event);
      if (statusCode !== 200) throw new Error(`${event.rawPath} answered ${statusCode}`);
      answered++;
    }
  }
  return (answered * 1_000) / (performance.now() - started);
}

/** Both write a log line for each request; the terminal must not be what is measured. */
function silence(): { end(): void } {
  const { write } = process.stdout;
  process.stdout.write = () => true;
  return {
    end() {
      process.stdout.write = write;
    },
  };
}
