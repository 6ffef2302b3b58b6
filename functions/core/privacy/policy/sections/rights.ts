/** What the policy says a person can ask for and do. */
import { info, promise, type Section, table, text } from "../words.ts";

export const rights: Section[] = [
  {
    id: "rights",
    title: "Your rights",
    blocks: [
      text(
        info(
          "Laws give people different rights in different places; we give all of these to everyone.",
        ),
        info("Most of them are a button in your account, and need neither a mail nor a reason."),
      ),
      text(
        promise(
          "contact.due",
          "If you write to us instead, we answer within {responseMonths month}; if we need longer, we tell you why within that time, and it is never more than {extensionMonths month} longer (GDPR article 12).",
        ),
        promise(
          "contact.identity",
          "To be sure that it is you, we mail a code to your address or ask you to sign in, and ask for nothing else.",
        ),
        info("All of it is free."),
      ),
    ],
  },
  {
    id: "access",
    title: "See it",
    blocks: [
      text(
        promise("access.page", "Your account page shows what we store, since when and until when."),
        promise(
          "access.operators",
          "Whenever one of us looks at your data, the reason is written down first, and you can read it there.",
        ),
      ),
    ],
  },
  {
    id: "correct",
    title: "Correct it",
    blocks: [
      text(
        promise("correct.self", "Change your name, language and theme on your account page."),
        promise(
          "correct.ask",
          "For anything else that is wrong, write to us under “Correct something” on the support page.",
        ),
      ),
    ],
  },
  {
    id: "export",
    title: "Take it with you",
    blocks: [
      text(
        promise(
          "export.all",
          "Ask for it on your account page, and you get everything that the table above says is in your export: your images as files, the rest as JSON and CSV, with a page to look at it all.",
        ),
        promise(
          "export.bag",
          "It is a BagIt bag (RFC 8493) in a ZIP file, so other programs can check that it is complete.",
        ),
        promise("export.omissions", "If a file is missing, the export names it and says why."),
        promise(
          "export.link",
          "Only you can download it, signed in, over a link that works for five minutes; it goes after {export day}.",
        ),
      ),
    ],
  },
  {
    id: "erasure",
    title: "Have it erased",
    blocks: [
      text(
        promise(
          "erasure.any",
          "Delete your account on your account page, at once, or in {erasureGraceDays day} with the chance to undo it.",
        ),
        promise(
          "erasure.fence",
          "From the moment it begins, nothing that is still running can write anything about you.",
        ),
        promise(
          "erasure.all",
          "It removes everything: sign-ins, running work, exports, training copies, images, prompts, credits and the account itself.",
        ),
        promise("erasure.look", "Then it looks through all stores for anything left, twice."),
        info("Only what a law makes us keep stays, cut off from you."),
        promise(
          "erasure.receipt",
          "A receipt is mailed to you that counts what was removed from where, and says what is retained, why and until when.",
        ),
        promise(
          "erasure.restore",
          "If we ever bring back a backup, you are erased from it again; a note with nothing but your account's random number remembers that for {tombstone day}.",
        ),
        promise(
          "erasure.again",
          "You can sign up again with the same address at any time, and are a new person to us.",
        ),
      ),
    ],
  },
  {
    id: "withdraw",
    title: "Change your mind",
    blocks: [
      text(
        promise(
          "withdraw.easy",
          "Taking a consent back is the same switch as giving it, and counts from the next moment on.",
        ),
        info("What was done before stays lawful."),
      ),
    ],
  },
  {
    id: "object",
    title: "Object",
    blocks: [
      text(
        promise(
          "object.switch",
          "You can object to statistics and to reminders, each with a switch of its own, and both then stop.",
        ),
      ),
    ],
  },
  {
    id: "restrict",
    title: "Put it on hold",
    blocks: [
      text(
        promise(
          "restrict.hold",
          "Restrict your account and we only keep what is there: no image is made, nothing is copied for training, you are not counted, and no reminder is sent.",
        ),
        promise(
          "restrict.rights",
          "You can still look at everything, export it, delete it, and lift the restriction.",
        ),
        info("Images still go on their dates: download what you need for longer."),
      ),
    ],
  },
  {
    id: "complain",
    title: "Complain",
    blocks: [
      text(
        promise(
          "complain.list",
          "You can complain to a data protection authority, best to the one where you live, work, or where it happened; here they are.",
        ),
        info("We would be glad to hear from you first, but you do not have to."),
      ),
      table("authorities"),
    ],
  },
];
