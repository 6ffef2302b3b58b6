/** How the policy begins. */
import { info, type Section, text } from "../words.ts";

export const start: Section[] = [
  {
    id: "about",
    title: "What this page is",
    blocks: [
      text(
        info(
          "Welcome to nana img ({site}); we run it, and we are responsible for your data on it.",
        ),
        info(
          "This page says what we collect when you visit or use it, what for, where it is stored, how long, how it is protected, and what you can do about it.",
        ),
        info(
          "By using nana img you agree to what it describes; what is optional we ask about separately, and no is as good an answer as yes.",
        ),
        info(
          "Sentences that promise something have a test behind them; the proof page shows which, and how it last went.",
        ),
      ),
    ],
  },
];
