/** What the policy says of the things we get to know. */
import { info, later, list, promise, type Section, table, text } from "../words.ts";

/** An export says it too. */
export const noMachineDecides = info(
  "We make no decision about you by machine alone that has legal or similar effects (GDPR article 22).",
);

export const collect: Section[] = [
  {
    id: "account",
    title: "Your account",
    blocks: [
      text(
        promise(
          "account.fields",
          "To open an account we store your name, your email address and your password.",
        ),
        promise(
          "account.hash",
          "Of the password we keep only a hash (argon2id), from which nobody can read it back, not even us.",
        ),
        promise(
          "account.code",
          "An address becomes an account only after you enter the code we mail to it; if you never do, what you typed lapses within {signUp day}.",
        ),
        info(
          "We use these to run your account, to know that it is you, and to answer you when you write to us.",
        ),
        info("Legal basis: our contract with you (GDPR article 6(1)(b))."),
      ),
      text(
        later(
          "account.linked",
          "sign-in with Google and GitHub",
          "If you sign in with Google or GitHub, we get your name, your address and the number that stands for you there, and throw their access tokens away as soon as you are in.",
        ),
        promise(
          "account.declared",
          "Our software refuses to store anything about you that is not listed on this page.",
        ),
      ),
    ],
  },
  {
    id: "usage",
    title: "Your prompts and images",
    blocks: [
      text(
        promise(
          "usage.content",
          "We store the prompts you submit, the settings you choose (model, resolution, aspect ratio, number and seed), the images made from them, and what they cost.",
        ),
        promise(
          "usage.yours",
          "Only you can open them: for anyone else, your images and generations do not exist.",
        ),
        info(
          "We use them to make your images and to show you your history, and to see where making them is slow or fails.",
        ),
        info("Legal basis: our contract with you."),
        later(
          "usage.uploads",
          "pictures as references",
          "Pictures you attach lose their camera details and their place, and are kept {upload day}.",
        ),
      ),
    ],
  },
  {
    id: "device",
    title: "Your device and connection",
    blocks: [
      text(
        info(
          "Your browser tells every website an IP address, its own name, your operating system, the kind of device, the size of the screen, and the page you came from.",
        ),
        promise(
          "device.network",
          "We use the IP address to stop abuse, and store it only as a digest, a scrambled form, for {abuse day}.",
        ),
        promise(
          "device.coarse",
          "For statistics we note browser, operating system, device and screen only in coarse classes, and of the page you came from only the name of its site.",
        ),
        promise(
          "device.logs",
          "Our logs hold no prompt, name, email address, password or IP address, and go after {log day}.",
        ),
        info(
          "We use all this to make the site work on your device, to find faults, and to prevent abuse.",
        ),
        info(
          "Legal basis: our legitimate interest in a service that works and is not abused (GDPR article 6(1)(f)).",
        ),
      ),
    ],
  },
  {
    id: "cookies",
    title: "Cookies and what your browser keeps",
    blocks: [
      text(
        promise("cookies.list", "These cookies and stored settings are all there are."),
        promise(
          "cookies.session",
          "The cookie that keeps you signed in cannot be read by scripts or other sites, travels only encrypted, and ends when you sign out or after {session day}.",
        ),
        info(
          "They keep you signed in, open your images for you alone, and remember settings such as the theme, or that signing up was refused; your language is kept with your account.",
        ),
        info("None is needed for our statistics, so there is no cookie banner."),
        info("Legal basis: you asked for a site that needs them to work."),
      ),
      table("browser"),
    ],
  },
  {
    id: "statistics",
    title: "Statistics of the site",
    blocks: [
      text(
        promise(
          "analytics.totals",
          "To improve the service and make it easier to use, we count visits, and which features are used how often, as totals of a day: no cookie, and no number that stands for you.",
        ),
        promise(
          "analytics.digest",
          "So that each visitor of a day counts once, we keep a digest of a shortened IP address and the browser, mixed with a random number.",
        ),
        promise(
          "analytics.salt",
          "Digest and number are destroyed within 48 hours, and no backup holds the number; then nobody can connect one day to another, not even us.",
        ),
        promise(
          "analytics.signal",
          "If your browser sends the Global Privacy Control signal, or you are signed in and switched statistics off in your account, nothing of you is counted.",
        ),
        info(
          "Where you are not signed in we cannot know that it is you: there only that signal tells us.",
        ),
        info(
          "Legal basis: our legitimate interest in knowing how the site is used, which is why you can object to it with one switch.",
        ),
      ),
    ],
  },
  {
    id: "payment",
    title: "Credits and payment",
    blocks: [
      text(
        promise(
          "payment.credits",
          "We store your credit balance and every movement of your credits, so that each balance can be explained.",
        ),
        later(
          "payment.card",
          "buying credits",
          "When you pay, you type your card details at Stripe, our payment provider, and they never reach us.",
        ),
        later(
          "payment.records",
          "buying credits",
          "We keep your billing address and the history of your payments, to process them, to run your subscription, and as long as tax law asks for it.",
        ),
        info("Legal basis: our contract with you, and tax law (GDPR article 6(1)(c))."),
      ),
    ],
  },
  {
    id: "mail",
    title: "Mail we send you",
    blocks: [
      text(
        promise(
          "mail.list",
          "We send only the mails listed here: all of them are about your account, and none is advertising.",
        ),
        promise(
          "mail.reminder",
          "One of them tells you before images go; you can switch it off in your account.",
        ),
        info(
          "Legal basis: our contract with you; for the reminder, our legitimate interest in sparing you a loss.",
        ),
      ),
      table("mails"),
    ],
  },
  {
    id: "abuse",
    title: "Fraud, abuse and security",
    blocks: [
      text(
        promise(
          "abuse.tries",
          "So that nobody guesses a password or a code, we count tries and refuse further ones for a while; the counts go after {abuse day}.",
        ),
        promise(
          "abuse.decisions",
          "When one of us takes an image down, you see the decision and its reason in your account and in your export, and you can contest it through support.",
        ),
        info(
          "Legal basis: our legitimate interest in detecting and preventing fraud, abuse and security problems.",
        ),
      ),
    ],
  },
  {
    id: "training",
    title: "Training of AI models",
    blocks: [
      text(
        promise(
          "training.off",
          "We do not use your prompts or images to train AI models unless you turn it on yourself; until then it is off.",
        ),
        promise(
          "training.receipt",
          "Each yes and each no is written down with its date and the words you saw, and nothing can be copied for training without a yes that is in force.",
        ),
        promise(
          "training.withdraw",
          "Turn it off and every copy is removed; the page tells you how many.",
        ),
        promise("training.gift", "A copy also goes when you delete its image or your account."),
        promise(
          "training.providers",
          "Models of others are only called with their setting that forbids training.",
        ),
        info("Legal basis: your consent (GDPR article 6(1)(a))."),
      ),
    ],
  },
  {
    id: "stored",
    title: "All we store, one by one",
    blocks: [
      text(
        info(
          "This table is made from the same list that our software obeys when it writes, exports and erases.",
        ),
      ),
      table("stored"),
    ],
  },
  {
    id: "use",
    title: "What we use it for",
    blocks: [
      text(info("To sum up, we use what we store to:")),
      list(
        info("provide, maintain and improve nana img,"),
        info("make the images you ask for and deliver them,"),
        info("manage your account, your credits and your subscription,"),
        info(
          "send you mail about your account, such as a code, a payment confirmation or a change of this page,",
        ),
        info("detect, prevent and deal with fraud, abuse and security problems,"),
        info("do what the law asks of us."),
      ),
      text(noMachineDecides),
    ],
  },
];
