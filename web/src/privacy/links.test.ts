import { expect, test } from "vitest";
import { promises } from "../../../functions/core/privacy/policy/sentences.ts";
import { enSupport } from "../messages/en-support.ts";
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

test("a topic that the policy names is one of the support page's §correct.ask", () => {
  const topics = Object.entries(enSupport).flatMap(([key, words]) =>
    key.startsWith("topic.") ? [words as string] : [],
  );
  const named = promises().flatMap(({ text }) =>
    [...text.matchAll(/“([^”]+)” on the support page/g)].map(([, topic]) => topic),
  );
  expect(named.length).toBeGreaterThan(0);
  for (const topic of named) expect(topics).toContain(topic);
});
