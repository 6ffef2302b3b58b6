/** What the policy says of keeping, protecting and sharing. */
import { info, promise, type Section, table, text } from "../words.ts";

export const keep: Section[] = [
  {
    id: "retention",
    title: "How long we keep it",
    blocks: [
      text(
        promise(
          "retention.images",
          "Images are stored for a limited time, to deliver them and to show your history: {free day} on the free plan, {paid day} on a paid plan.",
        ),
        promise(
          "retention.extended",
          "If you move to a plan that keeps images longer, those that are still there are kept for its days, too, counted from when you made each.",
        ),
        promise(
          "retention.shortened",
          "If you move to a plan that keeps them for less, each stays until the date it shows.",
        ),
        promise(
          "retention.dates",
          "Each image shows its date; from that moment its address opens nothing, and the file is removed within two days.",
        ),
        promise(
          "retention.enforced",
          "Everything else goes by itself: when its time in this table is over it no longer counts, and it is cleared away within three days.",
        ),
        promise(
          "retention.audit",
          "Every day a program compares what is stored with what should be, removes what should be gone, and raises an alarm if anything is there longer than promised here.",
        ),
        promise(
          "retention.backup",
          "Backups of the database reach {backup day} back; what you delete leaves them with that.",
        ),
      ),
      table("retention"),
    ],
  },
  {
    id: "deletion",
    title: "Deleting images",
    blocks: [
      text(
        promise(
          "deletion.any",
          "You can delete an image, a prompt with its images, or your whole history at any time.",
        ),
        promise("deletion.gone", "It disappears at once, and its files are removed from storage."),
      ),
    ],
  },
  {
    id: "security",
    title: "How we protect it",
    blocks: [
      text(
        promise(
          "encryption.stored",
          "Everything is stored encrypted, on the servers of Amazon Web Services.",
        ),
        promise("encryption.travel", "Everything travels encrypted, with TLS 1.2 or newer."),
        promise(
          "encryption.access",
          "Access is controlled: each part of our software has a key of its own that opens only what this part needs.",
        ),
        promise(
          "encryption.firewall",
          "A firewall stands before all of it: storage and database answer nobody but our own software, and the only doors to the internet are the website and its interface.",
        ),
        promise(
          "encryption.audit",
          "There is an audit with every change: our software is checked against this page, sentence by sentence, and the result is public.",
        ),
        info(
          "Still, no way of sending or storing data is perfectly safe, and we cannot promise that ours is.",
        ),
        info(
          "If something happens that puts you at risk, we tell you and the authority, within 72 hours where the law says so (GDPR articles 33 and 34).",
        ),
      ),
    ],
  },
  {
    id: "sharing",
    title: "Who else gets it",
    blocks: [
      text(
        promise("sharing.sale", "We do not sell, rent or trade your personal data."),
        promise(
          "sharing.recipients",
          "Only these companies process it for us, each for the purpose named and bound to confidentiality by contract.",
        ),
        promise(
          "sharing.model",
          "Your images are drawn by our own model, Sketch: at present no AI provider sees your prompts.",
        ),
        promise("sharing.page", "Our pages load nothing from other sites."),
      ),
      table("recipients"),
    ],
  },
  {
    id: "legal",
    title: "Authorities and safety",
    blocks: [
      text(
        info("We hand data over when a law, a court or an authority validly demands it."),
        info(
          "We may also do so to protect the rights, the property or the safety of nana img, of the people who use it, or of the public.",
        ),
        promise(
          "legal.two",
          "Two of us must agree each time, and only the fields named in the demand are handed over.",
        ),
        promise(
          "legal.log",
          "Each disclosure is written down, and you see it in your account and your export; if the law seals it, you see it when the seal ends.",
        ),
        info("Legal basis: legal obligation, or our legitimate interest in safety."),
      ),
    ],
  },
  {
    id: "transfers",
    title: "Where it is processed",
    blocks: [
      text(
        promise(
          "transfers.region",
          "Your data is stored and processed in the European Union, in Frankfurt (AWS region eu-central-1).",
        ),
        info("For you that may be another country than the one you live in."),
        promise(
          "transfers.refuse",
          "Our software refuses to be installed in a region that this page does not name.",
        ),
        info(
          "Pages and images reach you through a data centre of Amazon near you, which may be in another country, yours for example.",
        ),
        info("Some companies we use belong to groups outside the European Union."),
        info(
          "Their contracts hold the standard clauses of the European Commission (GDPR article 46), which are the safeguard for your data there; ask us for a copy.",
        ),
      ),
    ],
  },
];
