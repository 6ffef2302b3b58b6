/** What a request tells of who sent it, made coarse before anything is done with it. */
import {
  type BrowserFamily,
  type DeviceClass,
  languages,
  type SystemFamily,
} from "./vocabulary.ts";

export interface Visitor {
  /** The network a household or office shares with others: never a whole address. */
  readonly network: string;
  readonly device: DeviceClass;
  readonly browser: BrowserFamily;
  readonly system: SystemFamily;
  readonly language: string;
}

/** `network` is an IPv4 address or the beginning of an IPv6 one, as requests carry it. */
export function coarsen(request: {
  network: string;
  userAgent: string;
  acceptLanguage: string;
}): Visitor {
  const { userAgent } = request;
  return {
    network: truncate(request.network),
    device: deviceOf(userAgent),
    browser: browserOf(userAgent),
    system: systemOf(userAgent),
    language: languageOf(request.acceptLanguage),
  };
}

/** Programs that say they are no person. */
export function isProgram(userAgent: string): boolean {
  return (
    userAgent === "" || /bot\b|crawl|spider|slurp|preview|curl|wget|python|monitor/i.test(userAgent)
  );
}

/** The first three bytes of an IPv4 address, the first 48 bits of an IPv6 one. */
function truncate(network: string): string {
  if (network.includes(":")) return `${network.split(":").slice(0, 3).join(":")}::/48`;
  return `${network.split(".").slice(0, 3).join(".")}.0/24`;
}

function deviceOf(userAgent: string): DeviceClass {
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)) return "tablet";
  return /Mobi|iPhone|iPod/.test(userAgent) ? "phone" : "desktop";
}

/** Most browsers also name those they descend from: the first that matches is meant. */
const browserMarks: readonly (readonly [BrowserFamily, RegExp])[] = [
  ["edge", /Edg(?:e|A|iOS)?\//],
  ["opera", /OPR\/|Opera/],
  ["samsung", /SamsungBrowser/],
  ["firefox", /Firefox\/|FxiOS/],
  ["chrome", /Chrom(?:e|ium)\/|CriOS|HeadlessChrome/],
  ["safari", /Safari\//],
];

function browserOf(userAgent: string): BrowserFamily {
  return browserMarks.find(([, mark]) => mark.test(userAgent))?.[0] ?? "other";
}

const systemMarks: readonly (readonly [SystemFamily, RegExp])[] = [
  ["ios", /iPhone|iPad|iPod/],
  ["android", /Android/],
  ["chromeos", /CrOS/],
  ["windows", /Windows/],
  ["macos", /Macintosh|Mac OS X/],
  ["linux", /Linux|X11/],
];

function systemOf(userAgent: string): SystemFamily {
  return systemMarks.find(([, mark]) => mark.test(userAgent))?.[0] ?? "other";
}

/** The first language a browser asks for, without its region. */
function languageOf(acceptLanguage: string): string {
  const first = /^\s*([a-z]{2})\b/i.exec(acceptLanguage)?.[1]?.toLowerCase();
  return languages.find((language) => language === first) ?? "other";
}
