/** All that the site keeps in a browser beside cookies. */

/** Kept until the person or the browser removes it. */
export const localKeys = {
  /** "light" or "dark"; absent means as the system says. Read by web/src/boot/theme.js too. */
  theme: "theme",
} as const;

/** Goes with the tab. */
export const sessionKeys = {
  /** What stands in the composer. */
  draft: "draft",
} as const;
