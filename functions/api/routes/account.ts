import { getAccount, patchAccount } from "../../core/account/account.ts";
import { lazy } from "../../runtime/lazy.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";

const { forPerson } = endpoints(() => import("../../core/account/schema.ts"));
const erasing = endpoints(() => import("../../core/erasure/schema.ts"));
const erasure = lazy(() => import("./account-erasure.ts"));

export const account = [
  forPerson(
    {
      method: "get",
      path: "/api/account",
      summary: "Your account.",
      answers: { 200: "AccountView" },
    },
    async ({ context, actor }) => answer(200, await getAccount(context, actor)),
  ),
  forPerson(
    {
      method: "patch",
      path: "/api/account",
      summary: "Change your name, language or theme.",
      body: "AccountPatch",
      answers: { 200: "AccountView" },
    },
    async ({ context, actor, body }) => answer(200, await patchAccount(context, actor, body)),
  ),
  erasing.forPerson(
    {
      method: "delete",
      path: "/api/account",
      summary: "Erase your account and all that is in it: at once, or after days to think it over.",
      body: "ErasureRequest",
      answers: { 202: "ErasureAnswer" },
      errors: ["auth.step_up", "rate.limited"],
    },
    async ({ context, actor, body }) => (await erasure()).eraseAccount(context, actor, body),
  ),
];
