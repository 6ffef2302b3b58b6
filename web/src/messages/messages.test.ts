import { describe, expect, it } from "vitest";
import { all, t } from "./all.ts";
import { translator } from "./translate.ts";

describe("messages", () => {
  it("fill names in, and write numbers as the language does", () => {
    expect(t("verify.sent", { email: "a@b.c" })).toContain("six digits to a@b.c.");
    expect(t("composer.left", { count: 1_234 })).toBe("1,234 characters left");
  });

  it("choose the plural form by the count", () => {
    expect(t("composer.generate", { count: 1 })).toBe("Generate · 1 credit");
    expect(t("composer.generate", { count: 4 })).toBe("Generate · 4 credits");
    expect(t("account.balance", { count: 0 })).toBe("0 credits");
  });

  it("leave what a person wrote alone, also when it looks like a name to fill in", () => {
    expect(t("image.open", { prompt: "a {count} fox $& $1" })).toBe("Open: a {count} fox $& $1");
  });

  it("follow the plural forms another language has", () => {
    const words = translator({ apples: { one: "1", few: "few {count}", other: "{count}" } });
    expect(words("apples", { count: 3 })).toBe("3");
  });

  it("speak without exclamation marks, and end no button with a full stop", () => {
    const texts = Object.values(all).flatMap((entry) =>
      typeof entry === "string" ? [entry] : Object.values(entry),
    );
    expect(texts.filter((text) => text.includes("!"))).toEqual([]);
    const labels = [all["composer.write_first"], all["delete.confirm"], all["image.again"]];
    expect(labels.filter((text) => text.endsWith("."))).toEqual([]);
  });
});
