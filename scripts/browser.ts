/** The Chromium the browser tests drive. */
import { existsSync } from "node:fs";
import { installPackages } from "./packages.ts";

const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Where a Chromium is, or undefined. */
export function findBrowser(): string | undefined {
  return places.find((place) => place && existsSync(place));
}

/**
 * Installs Debian's Chromium when there is none and this user may.
 * @throws Error with what to do, when there is no browser in the end.
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  installPackages(["chromium"]);
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    "The browser tests need Chromium: install it, or name one with CHROMIUM=/path/to/chromium.",
  );
}
