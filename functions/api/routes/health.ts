import * as z from "zod";
import { forAnyone } from "../endpoint.ts";
import { answer } from "../http.ts";

export const health = [
  forAnyone(
    {
      method: "get",
      path: "/api/health",
      summary: "Whether the API answers.",
      answers: { 200: z.object({ status: z.literal("ok") }) },
    },
    async () => answer(200, { status: "ok" }),
  ),
];
