/** Automatic accessibility checks, as axe-core makes them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2, levels A and AA. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe says, shortened to what a person mends it by. */
const check = `axe
  .run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ["violations"] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => id + " " + target.join(" ") + ": " + failureSummary)))`;

/** Colours on their way from one theme to the other are neither's. */
const settled = `Promise.allSettled(
  document.getAnimations().filter((one) => one instanceof CSSTransition).map(({ finished }) => finished),
)`;

/** The page as it stands breaks no rule, in either theme. `state` says what it shows. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  // The pages' policy runs no script but their own; what a debugger evaluates is exempt.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(source);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(settled);
    const violations = await page.evaluate<string[]>(check);
    expect.soft(violations, `${state}, ${colorScheme}`).toEqual([]);
  }
}
