import { countStored } from "../../core/account/stored.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";

const { forPerson } = endpoints(() => import("../../core/account/stored-schema.ts"));

export const accountStored = [
  forPerson(
    {
      method: "get",
      path: "/api/account/stored",
      summary: "How much of each kind is stored of you, and since when.",
      answers: { 200: "StoredView" },
      errors: ["rate.limited"],
    },
    async ({ context, actor }) => answer(200, await countStored(context, actor)),
  ),
];
