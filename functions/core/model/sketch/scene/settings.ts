/** Which place is built by what. */
import type { Place } from "../words/setting-words.ts";
import { deepSetting } from "./deep.ts";
import { moonscapeSetting, spaceSetting } from "./outer-space.ts";
import { city } from "./places/city.ts";
import { cloudland } from "./places/cloudland.ts";
import { desert } from "./places/desert.ts";
import { forest } from "./places/forest.ts";
import { meadow, village } from "./places/meadow.ts";
import { lake, mountains } from "./places/mountains.ts";
import { beach, sea } from "./places/sea.ts";
import type { Setting, Stage } from "./stage.ts";
import { tableSetting } from "./table.ts";

const builders: Readonly<Record<Place, (stage: Stage) => Setting>> = {
  meadow,
  garden: meadow,
  village,
  snow: (stage) => (stage.rng.fork("snow").chance(0.5) ? mountains(stage) : meadow(stage)),
  forest,
  jungle: forest,
  mountains,
  lake,
  sea,
  beach,
  desert,
  city,
  clouds: cloudland,
  deep: deepSetting,
  space: spaceSetting,
  moonscape: moonscapeSetting,
  table: tableSetting,
};

export function buildSetting(stage: Stage): Setting {
  return builders[stage.place](stage);
}
