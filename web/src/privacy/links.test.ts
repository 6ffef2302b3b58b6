import { expect, test } from "vitest";
import { withLinks } from "./links.ts";

test("a sentence that names a page leads there, and no word of it is lost", () => {
  expect(withLinks("See your account page, or the support page.")).toEqual([
    { text: "See your " },
    { text: "account page", href: "/account" },
    { text: ", or the " },
    { text: "support page", href: "/support" },
    { text: "." },
  ]);
  expect(withLinks("We store your name.")).toEqual([{ text: "We store your name." }]);
  expect(withLinks("Write to support@nanaimg.app.")[1]).toEqual({
    text: "support@nanaimg.app",
    href: "mailto:support@nanaimg.app",
  });
});
