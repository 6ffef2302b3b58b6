/** The words of what opens over a page: the viewer, and the question before something is deleted. */
export const enViewer = {
  "viewer.label": "Image",
  "viewer.close": "Close",
  "viewer.previous": "Previous image",
  "viewer.next": "Next image",
  "viewer.model": "Model",
  "viewer.size": "Size",
  "viewer.pixels": "{width} × {height} pixels",
  "viewer.seed": "Seed",
  "viewer.cost": "Cost",
  "viewer.cost_of_all": { one: "{credits} for {count} image", other: "{credits} for all {count}" },
  "viewer.made": "Made",
  "viewer.kept": "Kept",

  "delete.image_title": "Delete this image?",
  "delete.image": "The file goes now, for good. Its address stops working.",
  "delete.set_title": "Delete this entry?",
  "delete.set": {
    one: "Its image and its prompt go now, for good.",
    other: "All {count} images and their prompt go now, for good.",
  },
  "delete.record": "Its prompt goes now, for good.",
  "delete.confirm": "Delete",
  "delete.done": "Deleted.",
} as const;
