import { listActivity } from "../../core/activity/list.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";

const { forPerson } = endpoints(() => import("../../core/activity/schema.ts"));

export const accountActivity = [
  forPerson(
    {
      method: "get",
      path: "/api/account/activity",
      summary:
        "What operators did with your account, what was disclosed, and what you allowed and asked for, newest first.",
      query: "ActivityFilter",
      answers: { 200: "ActivityPage" },
      errors: ["cursor.invalid"],
    },
    async ({ context, actor, query }) => answer(200, await listActivity(context, actor, query)),
  ),
];
