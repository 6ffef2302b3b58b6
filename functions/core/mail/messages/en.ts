/** The words of the mails, in English. */
import type { MailName, Mails } from "../mail.ts";

interface Words {
  subject: string;
  paragraphs: string[];
  /** Shown large, on a line of its own. */
  code?: string;
}

export const signature = "nana img, nanaimg.app";

export const mails: { [N in MailName]: (values: Mails[N]) => Words } = {
  // No name in mails to an address nobody has proven: a stranger would choose the words.
  code: ({ code, minutes }) => ({
    subject: `${code} is your nana img code`,
    paragraphs: [
      "Hello,",
      `Enter this code on the page where you signed up. It works for ${minutes} minutes.`,
      "If you did not sign up just now, ignore this mail: without the code no account is made.",
    ],
    code,
  }),
  alreadyMember: () => ({
    subject: "You already have a nana img account",
    paragraphs: [
      "Hello,",
      "Someone, probably you, tried to sign up with this address. It already has an account, so nothing was changed. You can sign in with your password.",
      "If it was not you, there is nothing you need to do.",
    ],
  }),
};
