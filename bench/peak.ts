import { readFileSync } from "node:fs";

/**
 * The most memory this process ever had resident, in bytes. Not `resourceUsage().maxRSS`: on Linux a
 * process begins with the peak of the one that spawned it.
 */
export function peakBytes(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (kilobytes) return Number(kilobytes) * 1_024;
  } catch {
    // Not Linux: the peak is the process's own.
  }
  return process.resourceUsage().maxRSS * 1_024;
}
