/** Where the composer's fields are found by those who read or focus them. */
export const promptId = "prompt";
export const seedId = "seed";
