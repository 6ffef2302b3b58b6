/** What people and machines do in a story, by the product's own functions. */
import { randomUUID } from "node:crypto";
import { password } from "../../../../local/testing/browser.ts";
import { ranges } from "../../../db/keys.ts";
import { queryPage } from "../../../db/read.ts";
import { signIn } from "../../account/sign-in.ts";
import { setConsents } from "../../consent/consents.ts";
import { Crash } from "../../credit/testing/faults.ts";
import { AppError } from "../../error.ts";
import { requestExport } from "../../export/request.ts";
import { runExport } from "../../export/run.ts";
import { createGeneration } from "../../generation/create.ts";
import { deleteAllGenerations } from "../../generation/delete.ts";
import { setFavorite } from "../../generation/favorite.ts";
import { runGeneration } from "../../generation/run.ts";
import { GenerationRequest } from "../../generation/schema.ts";
import { runNotice } from "../../notice/run.ts";
import { changePlan } from "../../plan/change.ts";
import { runExtension } from "../../plan/extend.ts";
import { generation } from "../../privacy/inventory.ts";
import { sweep } from "../../sweep.ts";
import { runTraining } from "../../training/run.ts";
import { requestErasure, undoErasure } from "../request.ts";
import { runErasure } from "../run.ts";
import type { Made } from "./person.ts";
import type { Stage, StageContext, Waiting } from "./stage.ts";
import type { Deed, Job, Shift } from "./story.ts";

const noSignal = { signal: false };
const allTime = { remainingMs: () => Number.POSITIVE_INFINITY };

/** What the person asks for may be refused, with a reason the product knows. */
export async function doDeed(
  stage: Stage,
  context: StageContext,
  made: Made,
  deed: Deed,
): Promise<void> {
  try {
    await deeds[deed](context, made);
    stage.count(deed);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    stage.count(`${deed}: ${error.code}`);
  }
}

const deeds: Record<Deed, (context: StageContext, made: Made) => Promise<unknown>> = {
  order: (context, { person, canary }) =>
    createGeneration(
      context,
      person,
      GenerationRequest.parse({
        prompt: `a fox and a ${canary}`,
        model: "sketch",
        resolution: "512",
        aspectRatio: "1:1",
      }),
      randomUUID(),
    ),
  consent: (context, { person }) => setConsents(context, person, { training: true }, noSignal),
  withdraw: (context, { person }) => setConsents(context, person, { training: false }, noSignal),
  delete: (context, { person }) => deleteAllGenerations(context, person),
  async favorite(context, { person }) {
    const range = ranges.generations(person.userId);
    const { items } = await queryPage(context.table, generation, range, { limit: 1 });
    for (const { id } of items) await setFavorite(context, person, id, true);
  },
  export: (context, { person }) => requestExport(context, person),
  "more days": (context, { person }) => changePlan(context, person.userId, "paid"),
  "fewer days": (context, { person }) => changePlan(context, person.userId, "free"),
  "sign in": (context, { account: { email } }) =>
    signIn(context, { email, password }, "203.0.113.7"),
  grace: (context, made) => ask(context, made, "grace"),
  now: (context, made) => ask(context, made, "now"),
  undo: (context, { person }) => undoErasure(context, person),
};

/** With the password only where it is asked for: making its hash takes longer than the story. */
async function ask(context: StageContext, { person }: Made, when: "now" | "grace"): Promise<void> {
  try {
    await requestErasure(context, person, { when });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "auth.step_up") throw error;
    await requestErasure(context, person, { when, password });
  }
}

const queueOf: Record<Exclude<Job, "sweep">, Waiting["queue"]> = {
  draw: "generation",
  train: "training",
  export: "exports",
  extend: "extensions",
  erase: "erasures",
};

/** For how many turns a machine waits for a message. */
const patienceTurns = 30;

/** A machine takes a message; what it does not finish, by dying or failing, comes again. */
export async function doShift(
  stage: Stage,
  context: StageContext,
  shift: Shift,
  turn: () => Promise<void>,
): Promise<void> {
  try {
    if (shift.job === "sweep") {
      await sweep(context);
      return stage.count("swept");
    }
    const queue = queueOf[shift.job];
    const mineNow = () => stage.waiting.filter((one) => one.queue === queue);
    for (let n = 0; n < patienceTurns && mineNow().length === 0; n++) await turn();
    const mine = mineNow();
    const taken = mine[shift.pick % Math.max(1, mine.length)];
    if (!taken) return stage.count(`${shift.job}: nothing to do`);
    await doMessage(context, taken);
    stage.count(shift.job);
    const at = stage.waiting.indexOf(taken);
    if (at >= 0) stage.waiting.splice(at, 1);
  } catch (error) {
    if (error instanceof TypeError || error instanceof ReferenceError) throw error;
    const died = error instanceof Crash;
    stage.count(died ? `${shift.job}: died` : `${shift.job}: ${String(error)}`);
  }
}

export async function doMessage(context: StageContext, { queue, message }: Waiting): Promise<void> {
  const owner = randomUUID();
  if (queue === "generation") return runGeneration(context, message, owner);
  if (queue === "training") return runTraining(context, message, owner);
  if (queue === "exports") return runExport(context, message, allTime);
  if (queue === "extensions") return runExtension(context, message, allTime);
  if (queue === "notices") return runNotice(context, message);
  return runErasure(context, message, { owner, ...allTime });
}
