import { expect, it, vi } from "vitest";
import { openLog, scrub } from "./log.ts";

it.each([
  ["no such user mia@example.com here", "no such user [address] here"],
  ["from 203.0.113.7:1234", "from [network]:1234"],
  ["from 2001:db8:0:1:2:3:4:5", "from [network]"],
  ["from 2001:db8::1, fe80::1 and ::1", "from [network], [network] and [network]"],
  ["at 12:30 in a::b", "at 12:30 in [network]"],
  [`token ${"aB3_".repeat(11)}`, "token [token]"],
  ['cannot draw "a secret garden at night"', "cannot draw [text]"],
  ["gen_01ARZ3NDEKTSV4RRFFQ69G5FAV is gone", "gen_01ARZ3NDEKTSV4RRFFQ69G5FAV is gone"],
])("an error's message is scrubbed: %s", (message, scrubbed) => {
  expect(scrub(message)).toBe(scrubbed);
});

it("a line is JSON with the allowed fields, and nothing else gets through", () => {
  const lines: string[] = [];
  const keep = (line: unknown) => lines.push(String(line)) > 0;
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, "write").mockImplementation(keep),
  );
  const log = openLog();
  log.begin("r-0");
  log.info("begun");
  const fields = {
    requestId: "r-1",
    generationId: "gen_1",
    prompt: "a canary",
    email: "m@example.com",
  };
  log.info("answered", fields);
  log.error("failed", {
    requestId: "r-2",
    error: new Error('for "m@example.com and more"', { cause: new TypeError("x") }),
  });
  for (const spy of spies) spy.mockRestore();
  const [begun, first, second] = lines.map((line) => JSON.parse(line));
  expect(begun).toMatchObject({ message: "begun", requestId: "r-0" });
  expect(first).toMatchObject({
    level: "INFO",
    message: "answered",
    requestId: "r-1",
    generationId: "gen_1",
  });
  expect(second).toMatchObject({
    level: "ERROR",
    requestId: "r-2",
    error: "Error",
    errorCause: "TypeError",
  });
  expect(lines.join()).not.toMatch(/canary|example\.com/);
});
