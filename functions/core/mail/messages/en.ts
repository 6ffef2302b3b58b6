/** The words of the mails, in English. */
import { dateWords } from "../../date-words.ts";
import type { MailName, Mails } from "../mail.ts";
import { askedWords, erasedWords } from "./en-erasure.ts";

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
  erasureAsked: askedWords,
  accountErased: erasedWords,
  policyChanged: ({ version, summary }) => ({
    subject: "We changed our privacy policy",
    paragraphs: [
      "Hello,",
      `There is a new version of our privacy policy, of ${version}. This is what changed:`,
      ...summary,
      "nanaimg.app/privacy/history shows the old words beside the new ones. When you next sign in, we ask you to accept it.",
      "If you would rather not, you can take your data with you and delete your account at nanaimg.app/account.",
    ],
  }),
  imagesGo: ({ days }) => {
    const count = days.reduce((sum, day) => sum + day.count, 0);
    const [only, ...more] = days;
    return {
      subject:
        only && more.length === 0
          ? `${images(count)} on ${dateOf(only.day)}`
          : `${images(count)} in the next days`,
      paragraphs: [
        "Hello,",
        ...days.map((day) => `${images(day.count)} on ${dateOf(day.day)} (UTC).`),
        "Keep what you like: nanaimg.app/history shows when each of them goes, with a button to download it.",
        "If you would rather not get this mail, switch reminders off at nanaimg.app/account.",
      ],
    };
  },
  // Nothing of what was written: a stranger would choose the words.
  requestCode: ({ code, minutes }) => ({
    subject: `${code} confirms your request to nana img`,
    paragraphs: [
      "Hello,",
      `Enter this code on the support page, so that we know the request is yours. It works for ${minutes} minutes.`,
      "If you did not write to us just now, ignore this mail: without the code we never see the request.",
    ],
    code,
  }),
  requestReceived: ({ topic, until }) => ({
    subject: "We have your request",
    paragraphs: [
      "Hello,",
      `We have your request ${topic}, and answer it by ${dateWords(until)} (UTC). It costs nothing.`,
      "If you have an account, you can follow it at nanaimg.app/support.",
    ],
  }),
  requestExtended: ({ topic, until, reason }) => ({
    subject: "Your request takes longer",
    paragraphs: [
      "Hello,",
      `We need longer to answer your request ${topic}: until ${dateWords(until)} (UTC). This is why:`,
      ...linesOf(reason),
      "If you disagree, you can complain to a data protection authority or go to court. The authorities are listed at nanaimg.app/privacy.",
    ],
  }),
  requestAnswered: ({ topic, answer }) => ({
    subject: "Our answer to your request",
    paragraphs: [
      "Hello,",
      `You wrote to us ${topic}. This is our answer:`,
      ...linesOf(answer),
      "If it does not help, write to us again at nanaimg.app/support. You can also complain to a data protection authority; they are listed at nanaimg.app/privacy.",
    ],
  }),
  requestDue: ({ id, topic, until, lapsed }) => ({
    subject: lapsed ? `Overdue since ${until}: ${id}` : `Due by ${until}: ${id}`,
    paragraphs: [
      `A request ${topic} ${lapsed ? "should have been" : "must be"} answered by ${until}.`,
      `npm run operator -- request ${id} --reason "to answer it"`,
    ],
  }),
  // A link to the page, not to the archive: a mail may lie open to others.
  exportReady: ({ until }) => ({
    subject: "Your export is ready",
    paragraphs: [
      "Hello,",
      "Everything we hold about you is ready to download. Sign in and fetch it at nanaimg.app/account.",
      `It goes on ${dateOf(until)} (UTC). You can ask for a new one at any time.`,
      "If it was not you who asked for it, somebody may know your password: write to us at nanaimg.app/support.",
    ],
  }),
  imageTakenDown: ({ reason }) => ({
    subject: "We took an image of yours down",
    paragraphs: [
      "Hello,",
      "One of us, not a machine, decided to remove an image of yours. This is why:",
      ...linesOf(reason),
      "The decision stands in your account under Activity, and in your export. If you think it is wrong, write to us at nanaimg.app/support under “Abuse”: somebody else looks at it again.",
    ],
  }),
};

function linesOf(words: string): string[] {
  return words.split(/\r?\n/).filter((line) => line.trim() !== "");
}

function images(count: number): string {
  return count === 1 ? "1 of your images goes" : `${count} of your images go`;
}

/** `2026-11-30` as "30 November". */
function dateOf(day: string): string {
  const how = { day: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Date(day).toLocaleDateString("en-GB", how);
}
