/** How coarse a visitor is made before anything is counted. */
import { describe, expect, it } from "vitest";
import { firefox, iphone, network } from "./testing/scene.ts";
import { coarsen } from "./visitor.ts";

describe("what a request tells is made coarse", () => {
  it.each([
    ["203.0.113.77", "203.0.113.0/24"],
    ["2001:db8:1:2::/64", "2001:db8:1::/48"],
  ])("the network %s counts as %s §device.coarse", (from, to) => {
    expect(coarsen({ network: from, userAgent: "", acceptLanguage: "" }).network).toBe(to);
  });

  it.each([
    [firefox, "desktop firefox linux"],
    [iphone, "phone safari ios"],
    [
      "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36",
      "phone chrome android",
    ],
    [
      "Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Safari/537.36",
      "tablet samsung android",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0",
      "desktop edge windows",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
      "desktop safari macos",
    ],
    ["something else", "desktop other other"],
  ])("%s", (userAgent, coarse) => {
    const { device, browser, system } = coarsen({ network, userAgent, acceptLanguage: "" });
    expect(`${device} ${browser} ${system}`).toBe(coarse);
  });

  it.each([
    ["de-AT,de;q=0.9", "de"],
    ["EN", "en"],
    ["gsw-CH", "other"],
    ["yi", "other"],
    ["*", "other"],
    ["", "other"],
  ])("the languages %j count as %s §device.coarse", (acceptLanguage, language) => {
    expect(coarsen({ network, userAgent: "", acceptLanguage }).language).toBe(language);
  });
});
