import { language } from "../messages/translate.ts";

/** "0.9 MB", "2 GB": in thousands, as disks and browsers count. */
export function fileSize(bytes: number): string {
  const units = ["kilobyte", "megabyte", "gigabyte"] as const;
  const step = bytes < 1e6 ? 0 : bytes < 1e9 ? 1 : 2;
  const value = bytes / 1_000 ** (step + 1);
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: units[step] ?? "kilobyte",
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
