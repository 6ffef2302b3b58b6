/** Everything the statistics can tell apart: closed lists, so that nothing else can be counted. */

/** What pages are called in the statistics. */
export const pageNames = [
  "landing",
  "create",
  "history",
  "pricing",
  "account",
  "sign-in",
  "sign-up",
  "verify",
  "privacy",
  "terms",
  "support",
  "not-found",
] as const;
export type PageName = (typeof pageNames)[number];

/** What people do, besides looking at pages. */
export const actionNames = ["sign-up-started", "sign-up-finished", "generate", "download"] as const;
export type ActionName = (typeof actionNames)[number];

/** Width of the window, in CSS pixels: below 600, 1024, 1600, and from there. */
export const screenClasses = ["small", "medium", "large", "wide"] as const;
export type ScreenClass = (typeof screenClasses)[number];

export const deviceClasses = ["phone", "tablet", "desktop"] as const;
export type DeviceClass = (typeof deviceClasses)[number];

export const browserFamilies = [
  "chrome",
  "safari",
  "firefox",
  "edge",
  "samsung",
  "opera",
  "other",
] as const;
export type BrowserFamily = (typeof browserFamilies)[number];

export const systemFamilies = [
  "windows",
  "macos",
  "ios",
  "android",
  "chromeos",
  "linux",
  "other",
] as const;
export type SystemFamily = (typeof systemFamilies)[number];

/** Languages many people have. A rare one could tell who somebody is. */
export const languages = [
  ...["ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it", "ja"],
  ...["ko", "nl", "no", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh", "other"],
] as const;

/** What is counted. Of a visitor's first view of the day: referrer and all below it. */
export const dimensions = [
  "page",
  "action",
  "referrer",
  "device",
  "browser",
  "system",
  "language",
  "screen",
] as const;
export type Dimension = (typeof dimensions)[number];
