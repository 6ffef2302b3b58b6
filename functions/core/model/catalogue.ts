/** The models people can choose from, and each one's own limits. Data only: nothing here runs. */
export const resolutions = ["512", "1K", "2K", "4K"] as const;
export type Resolution = (typeof resolutions)[number];

export const aspectRatios = [
  "1:1",
  "2:3",
  "3:2",
  "3:4",
  "4:3",
  "4:5",
  "5:4",
  "9:16",
  "16:9",
  "21:9",
] as const;
export type AspectRatio = (typeof aspectRatios)[number];

export interface Model {
  readonly id: string;
  /** What people read in the picker. */
  readonly label: string;
  /** One short sentence beside the label. */
  readonly description: string;
  /** Who draws. `local` never leaves our own machines. */
  readonly provider: "local";
  /**
   * How its images came about, in the IPTC's words: `trainedAlgorithmicMedia` for a trained model,
   * `algorithmicMedia` for one that draws by rules.
   * @see https://cv.iptc.org/newscodes/digitalsourcetype/
   */
  readonly digitalSourceType: "trainedAlgorithmicMedia" | "algorithmicMedia";
  readonly resolutions: readonly Resolution[];
  readonly aspectRatios: readonly AspectRatio[];
  readonly maxReferences: number;
  readonly maxCount: number;
  readonly maxPromptCharacters: number;
  /** Whole credits for one image at each resolution the model has. */
  readonly creditsPerImage: Readonly<Partial<Record<Resolution, number>>>;
  /** What one image usually takes; shown while waiting. */
  readonly expectedSeconds: Readonly<Partial<Record<Resolution, number>>>;
  /** After this the provider call is given up and nothing is charged for what is missing. */
  readonly timeoutSeconds: number;
}

export const models = [
  {
    id: "sketch",
    label: "Sketch",
    description:
      "Our local sketch model. It draws simple illustrations on this machine, no AI provider involved.",
    provider: "local",
    digitalSourceType: "algorithmicMedia",
    resolutions: ["512", "1K", "2K"],
    aspectRatios,
    maxReferences: 0,
    maxCount: 4,
    maxPromptCharacters: 2_000,
    creditsPerImage: { "512": 1, "1K": 1, "2K": 2 },
    expectedSeconds: { "512": 1, "1K": 1.5, "2K": 4 },
    timeoutSeconds: 40,
  },
] as const satisfies readonly Model[];

export function findModel(id: string): Model | undefined {
  return models.find((model) => model.id === id);
}

const baseSide: Readonly<Record<Resolution, number>> = {
  "512": 512,
  "1K": 1024,
  "2K": 2048,
  "4K": 4096,
};

/**
 * Pixel size of an image: the area of the resolution's square, in the given ratio, each side
 * rounded to a multiple of 16 (what image models and codecs work in).
 */
export function dimensions(
  resolution: Resolution,
  aspectRatio: AspectRatio,
): { width: number; height: number } {
  const [across, down] = aspectRatio.split(":").map(Number) as [number, number];
  const side = baseSide[resolution];
  const to16 = (length: number) => Math.max(16, Math.round(length / 16) * 16);
  return {
    width: to16(side * Math.sqrt(across / down)),
    height: to16(side * Math.sqrt(down / across)),
  };
}
