/** The words of what waits for a person on every page: a changed policy, an account on its way out. */
export const enNotices = {
  "grace.text": "Your account ends on {day}.",
  "grace.text_soon": "Your account is on its way out.",
  "grace.undo": "Keep it",
  "grace.undoing": "Undoing…",
  "grace.undone": "Your account stays. Everything is as it was.",
  "grace.details": "Details",

  "hold.restricted": "Your account is on hold, so it makes no images.",
  "hold.lift": "Lift that",
  "hold.leaving": "Your account is on its way out, so it makes no images.",
  "hold.keep": "Keep it",

  "policy.title": "The privacy policy has changed",
  "policy.lead": "The new version is of {day}. This is what is different for you:",
  "policy.read": "Read all of it",
  "policy.differences": "See the differences",
  "policy.accept": "Accept and go on",
  "policy.accepting": "Accepting…",
  "policy.accepted": "Thank you. It is written down on your account page.",
  "policy.otherwise": "Until you do, you can",
  "policy.history": "look at your images",
  "policy.export": "take your data with you",
  "policy.delete": "delete your account",
  "policy.line": "The privacy policy has changed.",
  "policy.open": "See what is different",
  "policy.later": "Later",
} as const;
