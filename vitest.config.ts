import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "functions/**/*.test.ts",
      "local/**/*.test.ts",
      "stacks/**/*.test.ts",
      "scripts/**/*.test.ts",
      "web/**/*.test.ts",
      "e2e/**/*.test.ts",
    ],
    // All of them: much of the time goes in waiting for browsers, clocks and other processes.
    maxWorkers: availableParallelism(),
    // A limit for what hangs, not for what is slow: browsers share the machine with every other test.
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
