/**
 * Every word the scripts of the site show, in English. Another language is another file of this
 * type. `{name}` is filled in; an entry with plural forms chooses by `{count}`. What only some pages say
 * is apart in the other `en-*.ts`, so that no browser loads words it does not show.
 */
export const en = {
  "nav.sign_in": "Sign in",

  "account.menu": "Your account",
  "account.sign_out": "Sign out",
  "account.balance": { one: "{count} credit", other: "{count} credits" },
  "account.unit": { one: "credit", other: "credits" },
  "account.held": {
    one: "{count} more is set aside for images being made.",
    other: "{count} more are set aside for images being made.",
  },
  "account.title": "Account and privacy",
  "account.support": "Support",
  "account.operator": "Operator",

  "stage.sending": "Sending",
  "stage.waiting": "Waiting for its turn",
  "stage.drawing": "Drawing",
  "stage.saving": "Saving",
  "stage.done": "Done",
  "stage.cancelling": "Cancelling",

  "waiting.of": "{elapsed} of about {expected}",
  "waiting.longer": "{elapsed}, longer than usual",
  "waiting.cancel": "Cancel",
  "waiting.unreachable": "The connection is lost. We keep asking; the image is made without us.",
  "waiting.progress": "How far it is",

  "outcome.done": { one: "Done. {count} image.", other: "Done. {count} images." },
  "outcome.charged": { one: "{count} credit", other: "{count} credits" },
  "outcome.cancelled": "Cancelled. Nothing was charged.",
  "outcome.failed": "This image could not be made. Nothing was charged.",
  "outcome.deleted": { one: "The image was deleted.", other: "The images were deleted." },

  "day.today": "Today",
  "day.yesterday": "Yesterday",

  "goes.day": "goes {day}",
  "goes.hours": { one: "goes in {count} hour", other: "goes in {count} hours" },
  "goes.minutes": { one: "goes in {count} minute", other: "goes in {count} minutes" },
  "goes.gone": "gone",
  "goes.exact": "Opens until {until}. The file is removed by {gone}.",

  "image.alt_numbered": "{prompt}, image {n} of {count}",
  "image.open": "Open: {prompt}",
  "image.gone": "This image has gone",
  "image.failed": "This image did not load",
  "image.download": "Download",
  "image.copy": "Copy prompt",
  "image.copied": "Prompt copied.",
  "image.copy_failed": "The browser did not allow copying.",
  "image.again": "Run again",
  "image.delete": "Delete image",
  "image.delete_set": {
    one: "Delete image and prompt",
    other: "Delete all {count} and the prompt",
  },
  "image.delete_record": "Delete",

  "delete.keep": "Keep",
  "delete.deleting": "Deleting…",

  "error.offline": "You are offline. What you wrote is kept.",
  "error.offline_short": "You are offline.",
  "error.unreachable": "We could not be reached. Check the connection and try again.",
  "error.unexpected": "Something went wrong on this page.",
  "error.retry": "Try again",
  "error.request": "Request {id}",
} as const;
