import type { Person } from "../../core/actor.ts";
import { readErasure, requestErasure, undoErasure } from "../../core/erasure/request.ts";
import type { ErasureRequest } from "../../core/erasure/schema.ts";
import type { ApiContext } from "../context.ts";
import { endpoints } from "../endpoint.ts";
import { type ApiAnswer, answer } from "../http.ts";
import { endedImageCookies } from "../middleware/image-cookies.ts";
import { endedSessionCookie } from "../middleware/session-cookie.ts";

const { forPerson } = endpoints(() => import("../../core/erasure/schema.ts"));

export const accountErasure = [
  forPerson(
    {
      method: "get",
      path: "/api/account/erasure",
      summary: "The erasure of your account, if you asked for one.",
      answers: { 200: "MaybeErasureAnswer" },
    },
    async ({ context, actor }) => answer(200, { erasure: await readErasure(context, actor) }),
  ),
  forPerson(
    {
      method: "post",
      path: "/api/account/erasure/undo",
      summary: "Keep the account after all, until the erasure begins.",
      body: "Undo",
      answers: { 200: "UndoAnswer" },
      errors: ["erasure.begun"],
    },
    async ({ context, actor }) => answer(200, { account: await undoErasure(context, actor) }),
  ),
];

/** `DELETE /api/account`. With the account go the cookies of the browser it is asked from. */
export async function eraseAccount(
  context: ApiContext,
  actor: Person,
  asked: ErasureRequest,
): Promise<ApiAnswer> {
  const images = await endedImageCookies(context, actor);
  const erasure = await requestErasure(context, actor, asked);
  const cookies = erasure.state === "grace" ? [] : [endedSessionCookie, ...images];
  return answer(202, { erasure }, cookies);
}
