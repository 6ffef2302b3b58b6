/** The usual look: gouache on toothed paper, soft shading, a little grain. */
import { noiseField } from "../raster/fields.ts";
import { grainField, paperField, texture, vignette, warp } from "./finish.ts";
import { flatten, type Style } from "./style.ts";

export const storybook: Style = async (scene, tools) => {
  const { frame } = scene;
  const grain = grainField(scene);
  const canvas = await flatten(scene, { relief: 1, grain, share: 0.75 }, tools);
  const fx = noiseField(frame, { cell: 11, octaves: 2, seed: scene.seed ^ 1 });
  const fy = noiseField(frame, { cell: 11, octaves: 2, seed: scene.seed ^ 2 });
  await tools.step(0.82);
  const drawn = warp(canvas, frame, fx, fy, 0.9);
  await tools.step(0.9);
  texture(drawn, grain, 0.026);
  texture(drawn, noiseField(frame, { cell: 90, octaves: 4, seed: scene.seed ^ 3 }), 0.03);
  texture(drawn, paperField(scene), 0.022);
  vignette(drawn, 0.22);
  await tools.step(1);
  return drawn;
};
