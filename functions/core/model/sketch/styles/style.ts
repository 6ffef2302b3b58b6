/** What a style is: it turns a scene's layers into pixels its own way. */

import { rgb } from "../colour.ts";
import type { Scene } from "../compose.ts";
import type { Frame, Layer } from "../frame.ts";
import { blur } from "../raster/blur.ts";
import { noiseField } from "../raster/fields.ts";
import {
  alphaOf,
  blank,
  type Canvas,
  type Cel,
  cel,
  type Light,
  lay,
  mirror,
  relief,
} from "../raster/layers.ts";

export interface Tools {
  /**
   * Called between steps with how far the image is, 0..1: reports it, lets other work run, and
   * throws when the order was aborted.
   */
  readonly step: (fraction: number) => Promise<void>;
}

export type Style = (scene: Scene, tools: Tools) => Promise<Canvas>;

export interface Look {
  /** Strength of the shading by outline; 1 is usual. */
  readonly relief: number;
  /** Grain mixed into the shading. */
  readonly grain?: Float32Array;
  /** Each layer throws a soft shadow on what is behind it: offsets and blur in units. */
  readonly shadow?: {
    readonly dx: number;
    readonly dy: number;
    readonly blur: number;
    readonly strength: number;
  };
  /** Changes a layer's pixels before it is laid down. */
  readonly onCel?: (layer: Layer, cel: Cel) => void;
  /** Layers to leave out. */
  readonly skip?: (layer: Layer) => boolean;
  /** Pixels to draw at, when not the picture's own. */
  readonly frame?: Frame;
  /** Share of the whole image's work that laying the layers is. */
  readonly share?: number;
}

export function lightOf(scene: Scene): Light {
  const { frame, orb, palette } = scene;
  const x = (orb?.x ?? frame.w * 0.2) - frame.w / 2;
  const y = (orb?.y ?? -frame.h * 0.2) - frame.h * 0.75;
  const length = Math.hypot(x, y) || 1;
  const night = palette.night;
  return { x: x / length, y: y / length, strength: night ? 1.05 : 0.85, colour: rgb(palette.glow) };
}

/** Paints all layers in order. Every style starts here. */
export async function flatten(scene: Scene, look: Look, tools: Tools): Promise<Canvas> {
  const frame = look.frame ?? scene.frame;
  const canvas = blank(frame);
  const light = lightOf(scene);
  const layers = scene.layers.filter((layer) => !look.skip?.(layer));
  const share = look.share ?? 0.7;
  let ripples: Float32Array | undefined;
  for (const [i, layer] of layers.entries()) {
    await tools.step((share * i) / layers.length);
    if (layer.reflect !== undefined) {
      ripples ??= noiseField(frame, { cell: 13, octaves: 2, seed: scene.seed ^ 77, stretch: 5 });
      mirror(canvas, frame, layer.reflect, ripples);
    }
    const drawn = await cel(layer, frame);
    if (drawn.right < 0) continue;
    if (layer.relief !== undefined && look.relief > 0) {
      relief(
        drawn,
        frame,
        layer.relief,
        {
          ...light,
          strength:
            light.strength *
            look.relief *
            (layer.role === "thing" ? 1 : 0.3) *
            (1 - layer.depth * 0.6),
        },
        look.grain,
      );
    }
    look.onCel?.(layer, drawn);
    if (
      look.shadow !== undefined &&
      layer.role !== "backdrop" &&
      layer.role !== "light" &&
      layer.role !== "mark"
    ) {
      castShadow(canvas, drawn, frame, look.shadow);
    }
    lay(canvas, drawn, layer.blend);
  }
  return canvas;
}

function castShadow(
  canvas: Canvas,
  source: Cel,
  frame: Frame,
  shadow: NonNullable<Look["shadow"]>,
): void {
  const margin = Math.ceil(
    (shadow.blur * 2 + Math.abs(shadow.dx) + Math.abs(shadow.dy)) * frame.scale,
  );
  const part = alphaOf(source, canvas.width, margin, canvas.height);
  const soft = blur(part.alpha, part.w, part.h, shadow.blur * frame.scale);
  const dx = Math.round(shadow.dx * frame.scale);
  const dy = Math.round(shadow.dy * frame.scale);
  for (let y = 0; y < part.h; y++) {
    const sy = y - dy;
    if (sy < 0 || sy >= part.h) continue;
    for (let x = 0; x < part.w; x++) {
      const sx = x - dx;
      if (sx < 0 || sx >= part.w) continue;
      const a = (soft[sy * part.w + sx] as number) * (shadow.strength / 255);
      if (a < 0.01) continue;
      const o = ((y + part.y0) * canvas.width + x + part.x0) * 3;
      canvas.data[o] = (canvas.data[o] as number) * (1 - a);
      canvas.data[o + 1] = (canvas.data[o + 1] as number) * (1 - a);
      canvas.data[o + 2] = (canvas.data[o + 2] as number) * (1 - a * 0.88);
    }
  }
}
