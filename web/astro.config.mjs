import preact from "@astrojs/preact";
import { defineConfig } from "astro/config";

// The content security policy allows no inline script and no inline style, so nothing is inlined.
export default defineConfig({
  output: "static",
  // The distribution maps /create to /create.html.
  build: { format: "file", inlineStylesheets: "never" },
  trailingSlash: "never",
  integrations: [preact()],
  devToolbar: { enabled: false },
  vite: {
    build: {
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: "es2023",
      // Newer than light-dark(), which would otherwise be taken apart.
      cssTarget: ["chrome123", "firefox128", "safari17.5"],
    },
  },
});
