import { describe, expect, it } from "vitest";
import { safeNext, signInAddress } from "../site.ts";
import { looksLikeEmail } from "../ui/problems.ts";
import { dateOf, detailProblems } from "./checks.ts";

describe("a date of birth", () => {
  it("is taken as people type it", () => {
    expect(dateOf({ day: "7", month: "5", year: "1990" })).toBe("1990-05-07");
    expect(dateOf({ day: "29", month: "02", year: "2000" })).toBe("2000-02-29");
  });

  it("must be a day that existed, with a whole year", () => {
    expect(dateOf({ day: "31", month: "2", year: "1990" })).toBeUndefined();
    expect(dateOf({ day: "29", month: "2", year: "1900" })).toBeUndefined();
    expect(dateOf({ day: "1", month: "1", year: "90" })).toBeUndefined();
    expect(dateOf({ day: "", month: "1", year: "1990" })).toBeUndefined();
    expect(dateOf({ day: "1", month: "13", year: "1990" })).toBeUndefined();
  });
});

describe("the details", () => {
  it("are checked before they are sent", () => {
    const good = { name: "Mira", email: "mira@example.com", password: "long enough" };
    expect(detailProblems(good)).toEqual({});
    expect(Object.keys(detailProblems({ name: " ", email: "mira", password: "short" }))).toEqual([
      "name",
      "email",
      "password",
    ]);
  });

  it("take any address that could be one", () => {
    expect(looksLikeEmail(" a+b@x.co ")).toBe(true);
    expect(["a", "a@b", "a b@c.de", "@b.de"].map(looksLikeEmail)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("where signing in leads", () => {
  it("is a page of this site, whatever the address says", () => {
    expect(safeNext("/history?q=fox&state=failed")).toBe("/history?q=fox&state=failed");
    for (const elsewhere of [
      null,
      "",
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "javascript:alert(1)",
      "history",
    ]) {
      expect(safeNext(elsewhere)).toBe("/create");
    }
  });

  it("comes back to the page that asked for it", () => {
    const address = signInAddress("/history?q=a b");
    expect(new URLSearchParams(address.split("?")[1]).get("next")).toBe("/history?q=a b");
    expect(signInAddress("/create")).toBe("/sign-in");
  });
});
