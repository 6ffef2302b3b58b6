import { getAccount, patchAccount } from "../../core/account/account.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";

const { forPerson } = endpoints(() => import("../../core/account/schema.ts"));

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
];
