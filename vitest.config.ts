import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // All of them: much of the time goes in waiting for browsers, clocks and other processes.
    maxWorkers: availableParallelism(),
    // A limit for what hangs, not for what is slow: browsers share the machine with every other test.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: [
            "functions/**/*.test.ts",
            "local/**/*.test.ts",
            "stacks/**/*.test.ts",
            "scripts/**/*.test.ts",
            "web/**/*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          // A browser on a busy machine now and then misses its moment. Nowhere else is a test tried
          // again: what fails there by chance has found something.
          retry: process.env.CI ? 1 : 0,
        },
      },
    ],
  },
});
