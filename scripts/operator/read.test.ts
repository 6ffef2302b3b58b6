import { describe, expect, it } from "vitest";
import { commands } from "./commands.ts";
import { help, helpOf } from "./help.ts";
import { identityOf } from "./open.ts";
import { Misuse, readCommandLine } from "./read.ts";

const read = (line: string) => readCommandLine(line.split(" "), commands);
const because = "--reason=because_of_it";

describe("a command line", () => {
  it("becomes a command with checked values, in any order", () => {
    for (const line of [
      `grant mia@example.com 5 ${because} --stage eu`,
      `--stage eu ${because} grant mia@example.com 5`,
    ]) {
      const asked = read(line);
      expect("command" in asked && asked.command.name).toBe("grant");
      expect(asked).toMatchObject({
        stage: "eu",
        values: { person: "mia@example.com", credits: 5, reason: "because_of_it" },
      });
    }
  });

  it("works on the local cloud unless it names a stage", () => {
    expect(read("queues")).toMatchObject({ stage: "local" });
  });

  it.each([
    ["fly", /no command "fly"/],
    ["look-up", /<person> is missing/],
    ["look-up mia@example.com", /--reason is missing/],
    ["look-up mia@example.com --reason=x", /--reason: Give a reason/],
    ["look-up mia@example.com --why=x", /--why/],
    [`look-up mia noa ${because}`, /one word too many/],
    [`grant mia many ${because}`, /<credits>/],
    [`grant mia 0 ${because}`, /<credits>/],
    [`role mia admin ${because}`, /<change>/],
    [`extend req_1 --months=3 ${because}`, /--months/],
    ["disclose mia --authority=Court --reference=123 --law=Law --fields=password", /--fields/],
    ["analytics --from=yesterday --to=2026-11-01", /--from/],
  ])("that makes no sense is refused in one line: %s", (line, why) => {
    expect(() => read(line)).toThrow(Misuse);
    expect(() => read(line)).toThrow(why);
  });

  it("every command has a help, and the help has every command", () => {
    const all = help(commands);
    for (const each of commands) {
      expect(all).toContain(`  ${each.name}`);
      expect(read(`${each.name} --help`)).toEqual({ help: each });
      for (const name of Object.keys(each.options)) expect(helpOf(each)).toContain(`--${name}`);
    }
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });

  it("that touches a person's data has no way around the reason", () => {
    const touching = [
      "look-up",
      "grant",
      "refund",
      "take-down",
      "erase-child",
      "role",
      "request",
      "forget",
    ];
    for (const name of touching) {
      const found = commands.find((each) => each.name === name);
      expect(found?.options.reason?.schema.safeParse(undefined).success, name).toBe(false);
    }
  });
});

describe("who sits at it", () => {
  it.each([
    ["arn:aws:iam::1:user/ori", "user:arn:aws:iam::1:user/ori"],
    ["arn:aws:sts::1:assumed-role/AWSReservedSSO_Admin_1/ori@nanaimg.app", "sso:ori@nanaimg.app"],
    [
      "arn:aws:sts::1:assumed-role/AWSReservedSSO_ReadOnly_2/ori@nanaimg.app",
      "sso:ori@nanaimg.app",
    ],
    ["arn:aws:sts::1:assumed-role/Admin/whatever", "aws:1"],
    ["arn:aws:sts::1:assumed-role/Other/whatever", "aws:1"],
    ["arn:aws:sts::1:federated-user/whatever", "aws:1"],
    ["arn:aws:iam::1:root", "aws:1"],
    ["arn:aws-cn:iam::1:user/team/ori", "user:arn:aws-cn:iam::1:user/team/ori"],
    ["", "aws:"],
  ])("%s is %s: nobody is two by a name they choose or a role they take", (arn, who) => {
    expect(identityOf(arn)).toBe(who);
  });
});
