/** The words of the history page. */
export const enHistory = {
  "history.title": "History",
  "history.search": "Search your prompts",
  "history.state": "Show",
  "history.state.all": "Everything",
  "history.state.succeeded": "Finished",
  "history.state.failed": "Failed",
  "history.state.cancelled": "Cancelled",
  "history.loading": "Loading your history",
  "history.more": "Loading more",
  "history.day_count": { one: "{count} image", other: "{count} images" },
  "history.empty_title": "Nothing here yet",
  "history.empty": "What you make is kept here until its day comes.",
  "history.empty_action": "Make your first image",
  "history.none_title": "No match",
  "history.none": "Nothing in your history fits this search.",
  "history.none_action": "Show everything",
  "history.delete_all": "Delete all",
  "history.being_made": "Being made",

  "delete.all_title": "Delete all of your history?",
  "delete.all":
    "Every image and every prompt goes now, for good, also what is being made at this moment.",
  "delete.confirm_all": "Delete everything",
  "delete.all_done": "All of your history is deleted.",
} as const;
