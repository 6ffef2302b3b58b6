/** The words of the viewer, which opens over a page. */
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
} as const;
