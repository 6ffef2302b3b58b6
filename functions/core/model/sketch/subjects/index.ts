/** Everything that can be drawn by name. */

import type { SubjectName } from "../words/subject-words.ts";
import { birds } from "./birds.ts";
import { buildings } from "./buildings.ts";
import { flowers } from "./flowers.ts";
import { food } from "./food.ts";
import { fox } from "./fox.ts";
import { objects } from "./objects.ts";
import { people } from "./people.ts";
import { seaLife } from "./sea-life.ts";
import { sitters } from "./sitters.ts";
import { smallLife } from "./small-life.ts";
import type { Subject } from "./subject.ts";
import { trees } from "./trees.ts";
import { vehicles } from "./vehicles.ts";
import { walkers } from "./walkers.ts";

const all: Readonly<Record<SubjectName, Subject>> = {
  fox,
  ...sitters,
  ...walkers,
  ...birds,
  ...seaLife,
  ...smallLife,
  ...people,
  ...trees,
  ...flowers,
  ...buildings,
  ...vehicles,
  ...food,
  ...objects,
};

export function subjectOf(name: SubjectName): Subject {
  return all[name];
}

export const subjectNames = Object.keys(all) as SubjectName[];
