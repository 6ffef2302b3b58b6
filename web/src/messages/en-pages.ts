/** What only static pages say. Drawn when the site is built; no browser loads this as script. */
export const pages = {
  site: "nana img",
  skip: "Skip to the content",
  main: "Main",
  home: "nana img, to the start",
  create: "Create",
  history: "History",
  theme: "Theme",
  themeSystem: "As the system",
  themeLight: "Light",
  themeDark: "Dark",
  footer: "More",
  privacy: "Privacy",
  proof: "Proof",
  support: "Support",
  footnote: "Pictures by Sketch, our own model. No AI provider sees your words.",
  noScript: "Making images needs JavaScript, and it is switched off in this browser.",

  landing: {
    title: "nana img: write it down, get the picture",
    description:
      "Describe an image and watch it develop. The price is on the button, and every image says the day it goes.",
    heading: ["Write it down.", "Get the picture."],
    lead: "You see what it costs before you press, how far it is while it is drawn, and the day it goes once it is there.",
    printAlt: "A watercolour of a red fox under a huge moon, drawn by the Sketch model",
    samples: "From the contact sheet",
    samplesNote: "Drawn by Sketch, from these words and nothing else. Press one to try its words.",
    use: "Use these words: {prompt}",
    facts: [
      {
        title: "The price is on the button",
        text: "Credits are set aside when you press, and charged only for what arrives. If an image fails, they come back by themselves.",
      },
      {
        title: "Kept {days} days, then gone",
        text: "Each image carries its date. From then on its address opens nothing, and the file is removed within two days. Delete it earlier and it goes at once.",
      },
      {
        title: "Yours to look at",
        text: "Only you can open your images: knowing an address is not enough. Nothing you write or make trains a model unless you allow it.",
      },
    ],
  },

  signUp: { title: "Sign up" },
  verify: { title: "Confirm your address" },
  signIn: { title: "Sign in" },
  createPage: { title: "Create" },
  historyPage: { title: "History" },

  supportPage: {
    title: "Support",
    description: "Your rights, what you can do yourself, and how to reach a person.",
    heading: "How can we help?",
    lead: "Most of it you can do yourself, at once, without asking anyone. For the rest there is the form: a person reads it.",
    promise:
      "Requests for a right are answered within {months} month, everything else within {days} days.",
    mail: "Or write to {address}.",
    rights: "Your rights",
    else: "Anything else",
    write: "Write to us",
    writeAbout: "Write to us: {topic}",
    noScript:
      "The form needs JavaScript, and it is switched off in this browser. Mail reaches us too.",
    topics: {
      access: {
        text: "Your account page lists everything that lies under your account, and the policy every other place.",
        self: { words: "See what is stored", path: "/account#privacy" },
      },
      correct: {
        text: "Your name is corrected where it stands. For the address you sign in with, write to us.",
        self: { words: "Correct your name", path: "/account#profile" },
      },
      delete: {
        text: "An image, all of your history, or the whole account. Nobody has to agree first.",
        self: { words: "Delete your account", path: "/account#delete" },
      },
      export: {
        text: "An archive of everything, in open formats, with checksums that prove it is whole.",
        self: { words: "Prepare an export", path: "/account#export" },
      },
      withdraw: {
        text: "One switch, as easy as it was to say yes. What was copied because of it is removed.",
        self: { words: "Change what you allow", path: "/account#privacy" },
      },
      object: {
        text: "To statistics and to reminders, each by itself. It holds from that moment.",
        self: { words: "Switch it off", path: "/account#privacy" },
      },
      restrict: {
        text: "We then only keep your data and do nothing else with it, until you lift it.",
        self: { words: "Pause processing", path: "/account#privacy" },
      },
      complaint: {
        text: "Tell us, and we try to put it right. You can go to a data protection authority at any time.",
        self: { words: "Find your authority", path: "/privacy#complain" },
      },
      child: {
        text: "An account of somebody under 13 is erased at once, without waiting. Tell us its address.",
      },
      abuse: {
        text: "An image that should not exist, or something we decided about you that you think is wrong.",
      },
      billing: {
        text: "A credit that is missing, a charge you do not understand.",
      },
      other: {
        text: "Questions, ideas, something that does not work.",
      },
    },
  },

  operatorPage: { title: "Operator" },

  accountPage: {
    title: "Your account",
    groups: {
      you: "Who you are",
      made: "What you make",
      credits: "Your credits",
      written: "What is written down",
    },
    images: "Your images, each with a small copy for lists.",
    internal: "Notes our machines need, such as that a file is still to be removed.",
    internalKept: "Until they have done their work",
    unlinked: "Nothing in it says any more that it was you.",
  },

  notFound: {
    title: "Nothing here",
    heading: "This frame is empty",
    text: "There is no page at this address. It may have moved, or the address has a slip in it.",
    action: "To the start",
  },
} as const;

/** Fills `{name}` in. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
