/** The words of the pages of an export, in English. */
import { omissionReasons } from "../contents.ts";

export const words = {
  language: "en",
  title: "Your data from nana img",
  lead: (day: string) =>
    `Everything we held about you on ${day} (UTC), in files that other programs can read too. This page works without a network and runs no script.`,
  part: (n: number, of: number) =>
    `This is archive ${n} of ${of}. Each can be opened alone; the first also holds your records.`,
  contents: "On this page",
  you: "You",
  name: "Name",
  email: "Address",
  plan: "Plan",
  since: "Member since",
  credits: "Credits",
  creditsOf: (available: number, held: number) =>
    held > 0 ? `${available}, and ${held} set aside` : String(available),
  choices: "Your choices",
  purposes: { training: "Training", analytics: "Analytics", reminders: "Reminders" } as Readonly<
    Record<string, string | undefined>
  >,
  choice: (granted: boolean, day: string) => `${granted ? "allowed" : "not allowed"} since ${day}`,
  files: "What is in here",
  entries: (count: number) => (count === 1 ? "1 entry" : `${count} entries`),
  images: "Your images",
  noImages: "There are no images in this archive.",
  imageCount: (count: number) => (count === 1 ? "1 image" : `${count} images`),
  open: (prompt: string) => `Open the image: ${prompt}`,
  pages: "Pages of images",
  page: (n: number) => `Page ${n}`,
  omitted: "What is missing",
  omittedLead: "These files should be here and are not. export.json lists them as well.",
  reasons: omissionReasons,
  check: "How to check that nothing is missing",
  checkLead:
    "The archive is a BagIt bag (RFC 8493): it lists the SHA-256 sum of each of its files. In its folder, this command checks them all:",
  checkCommand: "sha256sum --check --quiet manifest-sha256.txt tagmanifest-sha256.txt",
  checkBag: "Programs for BagIt do the same and check the form as well, bagit-python for instance:",
  bagCommand: (folder: string) => `bagit.py --validate ${folder}`,
  schemas:
    "What each field means stands in schemas/. What we use your data for, and on which ground, in processing-notice.json.",
  foot: "Made by nana img, nanaimg.app. Whoever has this archive has your data: keep it where only you can reach it.",
} as const;

/** What stands in the files that are not made of items. */
export const paperWords: Readonly<Record<string, string>> = {
  "billing/credits.csv": "The movements of your credits, for a spreadsheet.",
  "billing/transactions.csv": "Your payments. There are none: nothing can be paid for yet.",
  "export.json": "What this export holds, and what is missing in it.",
  "generations.csv": "Your generations, for a spreadsheet.",
  "processing-notice.json":
    "What we store about anyone: why, on which ground, how long, and who else receives it.",
};
