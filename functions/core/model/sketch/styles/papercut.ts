/** Cut paper: every layer is a sheet with its own tooth, a lit edge and a shadow on the one behind. */
import { noiseField } from "../raster/fields.ts";
import { paperField, texture, vignette, warp } from "./finish.ts";
import { flatten, type Style } from "./style.ts";

export const papercut: Style = async (scene, tools) => {
  const { frame, seed } = scene;
  const { widthPx: width } = frame;
  const paper = paperField(scene);
  let sheet = 0;
  const canvas = await flatten(
    scene,
    {
      relief: 0.32,
      shadow: { dx: 4, dy: 11, blur: 9, strength: 0.62 },
      share: 0.82,
      onCel: (layer, cel) => {
        if (layer.role === "light") return;
        sheet++;
        const { data } = cel;
        const shift = (sheet * 131) % 997;
        for (let y = cel.top; y <= cel.bottom; y++) {
          for (let x = cel.left; x <= cel.right; x++) {
            const at = y * width + x;
            const i = at * 4;
            if (data[i + 3] === 0) continue;
            const k = 1 + (paper[(at + shift) % paper.length] as number) * 0.05;
            for (let c = 0; c < 3; c++) data[i + c] = Math.min(255, (data[i + c] as number) * k);
            // The cut edge at the top shows the paper's white core.
            const above = y > 0 ? (data[i - width * 4 + 3] as number) : 0;
            if (above < 128 && layer.role !== "backdrop")
              for (let c = 0; c < 3; c++) data[i + c] = (data[i + c] as number) * 0.5 + 127;
          }
        }
      },
    },
    tools,
  );
  const fx = noiseField(frame, { cell: 40, octaves: 2, seed: seed ^ 41 });
  const fy = noiseField(frame, { cell: 40, octaves: 2, seed: seed ^ 42 });
  await tools.step(0.9);
  const out = warp(canvas, frame, fx, fy, 1.1);
  texture(out, paper, 0.014);
  vignette(out, 0.26);
  await tools.step(1);
  return out;
};
