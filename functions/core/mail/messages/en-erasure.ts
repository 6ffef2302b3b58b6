/** The words of the mails about an erasure, in English. */
import { dateWords } from "../../date-words.ts";
import type { Mails } from "../mail.ts";

type Receipt = Mails["accountErased"];

export function askedWords({ startsOn }: Mails["erasureAsked"]) {
  const when = dateWords(startsOn);
  return {
    subject: `Your nana img account will be erased on ${when}`,
    paragraphs: [
      "Hello,",
      `You asked us to erase your account. We begin on ${when} (UTC). Until then nothing is made or changed in it, and you can still take your data with you.`,
      "If you change your mind, sign in and press “Keep my account” at nanaimg.app/account. After that day nobody can bring it back.",
      "If it was not you, sign in now, keep the account, and write to us at nanaimg.app/support.",
    ],
  };
}

export function erasedWords({ askedOn, removed, exact, retained, lapsing }: Receipt) {
  const counts = removed.flatMap(({ what, count }) => {
    const words = counted[what];
    return words ? [words(count)] : [];
  });
  return {
    subject: "Your nana img account is erased",
    paragraphs: [
      "Hello,",
      `Your account is erased, as you asked on ${dateWords(askedOn)}. This is the receipt.`,
      `Removed${exact ? "" : ", at least (we were interrupted while we counted)"}: ${counts.join(", ")}.`,
      ...retained.map(({ what, until }) => `Kept until ${dateWords(until)}: ${kept[what]}`),
      `Runs out by itself: ${lapsing.map(({ what, until }) => `${lapses[what]} by ${dateWords(until)}`).join(", ")}.`,
      "We look again within the hour and in some days, whether anything was left. This address is removed with the sending of this mail.",
      "You can sign up again at any time, also with this address. You are a new person to us then.",
    ],
  };
}

const counted: Readonly<Record<string, (count: number) => string>> = {
  work: (count) => amount(count, "image order still being made", "image orders still being made"),
  signIns: (count) => amount(count, "sign-in", "sign-ins"),
  exports: (count) => amount(count, "export archive", "export archives"),
  trainingCopies: (count) => amount(count, "training copy", "training copies"),
  images: (count) => amount(count, "image", "images"),
  credits: (count) => amount(count, "movement of credits", "movements of credits"),
  address: () => "your address",
  rows: (count) =>
    amount(count, "entry about you in the database", "entries about you in the database") +
    " (name, password, settings, prompts and what belongs to them)",
};

const kept: Readonly<Record<Receipt["retained"][number]["what"], string>> = {
  tombstone:
    "a note with your account’s random number and nothing else, so that a backup we bring back is erased again (GDPR art. 5(2) and 17).",
  requests:
    "that somebody wrote to us, with topic and dates, without the texts and without you: we must be able to show that we answered (GDPR art. 5(2) and 12).",
  disclosures:
    "that an authority demanded data, with the law, the dates and whether we handed it over, without you: we must be able to show on which ground (GDPR art. 5(2)).",
};

const lapses: Readonly<Record<Receipt["lapsing"][number]["what"], string>> = {
  messages: "messages between our programs that name your account’s random number",
  looks: "the note we look again by, with the random names your files lay under,",
  backups: "backups of the database",
  logs: "logs of our programs",
  tries: "counts of tries, under digests, that protect against abuse",
};

function amount(count: number, one: string, more: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : more}`;
}
