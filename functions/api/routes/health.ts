import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";

const { forAnyone } = endpoints(() => import("./schema.ts"));

export const health = [
  forAnyone(
    {
      method: "get",
      path: "/api/health",
      summary: "Whether the API answers.",
      answers: { 200: "HealthView" },
    },
    async () => answer(200, { status: "ok" }),
  ),
];
