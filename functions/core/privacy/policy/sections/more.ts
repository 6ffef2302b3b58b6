/** What the policy says of AI, children, changes, and how to reach us. */
import { info, promise, type Section, text } from "../words.ts";

export const more: Section[] = [
  {
    id: "transparency",
    title: "Made by AI",
    blocks: [
      text(
        info("The images on nana img are made by a machine, not by a person or a camera."),
        promise(
          "transparency.marked",
          "Each file says so, with the mark that the press standard IPTC has for it, as the EU's AI Act asks (article 50).",
        ),
        promise(
          "transparency.clean",
          "Besides this mark the file holds nothing: no prompt, no name, no place.",
        ),
      ),
    ],
  },
  {
    id: "children",
    title: "Children",
    blocks: [
      text(
        promise(
          "children.age",
          "nana img is not for children under {minimumAgeYears}: they get no account, and nothing they typed is kept.",
        ),
        promise(
          "children.neutral",
          "Signing up asks for the date of birth before anything else, and does not hint at the answer.",
        ),
        promise("children.date", "We only look at the date, and do not keep it."),
        promise(
          "children.again",
          "Going back to type another date does not help: a signed cookie in that browser remembers, for {ageRefusalHours hour} at most, that the answer was no, and nothing else.",
        ),
        info("We do not knowingly collect personal data from children."),
        promise(
          "children.erase",
          "If we learn that an account belongs to a child under {minimumAgeYears}, we erase it at once, without waiting; tell us on the support page.",
        ),
      ),
    ],
  },
  {
    id: "changes",
    title: "Changes to this page",
    blocks: [
      text(
        promise(
          "changes.version",
          "When this page changes, it is published here as a new version, with a new date at its top and a hash from which anyone can tell that it is unchanged.",
        ),
        promise(
          "changes.history",
          "Earlier versions stay readable, with what changed marked word by word.",
        ),
        promise(
          "changes.longer",
          "We cannot quietly keep anything longer: a longer time needs a new version.",
        ),
        promise(
          "changes.mail",
          "If a change is material, we mail everyone who has an account; while yours waits to be erased you get no such mail, and find the change on this page.",
        ),
        promise("changes.ask", "The site then shows you what changed and asks you to accept it."),
        promise(
          "changes.purpose",
          "An earlier yes never covers a new purpose: for that we ask again.",
        ),
        info(
          "If you go on using nana img after a change that is not material has taken effect, you agree to the changed page.",
        ),
      ),
    ],
  },
  {
    id: "contact",
    title: "Write to us",
    blocks: [
      text(
        promise(
          "contact.topics",
          "The support page has a topic for each of these rights, with or without an account.",
        ),
        info("Or write to {email}; on the web we are at {site}."),
      ),
    ],
  },
];
