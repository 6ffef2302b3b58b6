import type { Topic } from "./topic.ts";

/** What a mail calls the request: "your request …". */
export const topicWords: Readonly<Record<Topic, string>> = {
  access: "to see your data",
  correct: "to correct your data",
  delete: "to delete your data",
  export: "to take your data with you",
  withdraw: "to withdraw a consent",
  object: "to object",
  restrict: "to restrict what we do with your data",
  complaint: "with a complaint",
  child: "about a child’s account",
  abuse: "about abuse, or a decision of ours",
  billing: "about credits and payment",
  other: "with a question",
};
