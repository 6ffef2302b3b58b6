/** A street in front of a skyline. */
import type { Layer } from "../../frame.ts";
import { objects } from "../../subjects/objects.ts";
import { people } from "../../subjects/people.ts";
import { vehicles } from "../../subjects/vehicles.ts";
import type { Setting, Stage } from "../stage.ts";
import { scenery } from "../stage.ts";
import { skyline, street } from "../town.ts";
import { sky } from "./common.ts";

export function city(stage: Stage): Setting {
  const { frame, horizon } = stage;
  const rng = stage.rng.fork("city");
  const y = horizon + (frame.h - horizon) * 0.42;
  const back: Layer[] = [
    ...sky(stage),
    skyline(stage, rng.fork("far"), y - 30, frame.h * 0.5, 0.72),
    skyline(stage, rng.fork("mid"), y - 12, frame.h * 0.38, 0.42),
    skyline(stage, rng.fork("near"), y, frame.h * 0.24, 0.12),
    ...street(stage, y),
  ];
  if (stage.empty) {
    let svg = "";
    const kinds = [vehicles.car, vehicles.bus, vehicles.car, people.woman, people.man] as const;
    for (let i = 0; i < 4; i++) {
      const kind = rng.pick(kinds);
      const x = frame.w * ((i + rng.range(0.25, 0.75)) / 4);
      const at = y + (frame.h - y) * rng.range(0.3, 0.72);
      const height = frame.short * kind.height * 0.42;
      svg += scenery(stage, kind, rng, {
        x,
        y: at,
        height,
        depth: 0.04,
        colour: stage.palette.accents[i % 3] ?? kind.colour,
      });
      if (stage.weather === "rain" && kind.height > 0.45)
        svg += scenery(stage, objects.umbrella, rng, {
          x: x + height * 0.2,
          y: at - height * 0.34,
          height,
          depth: 0.04,
          colour: stage.palette.accents[(i + 1) % 3] ?? "#d8434a",
        });
    }
    back.push({ svg, role: "thing", depth: 0.04, relief: 4 });
  }
  return {
    back,
    front: [],
    near: y + (frame.h - y) * 0.62,
    mid: y + (frame.h - y) * 0.26,
    far: y + 6,
  };
}
