import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";

const { forAnyone } = endpoints(() => import("./schema.ts"));

export const openapi = [
  forAnyone(
    {
      method: "get",
      path: "/api/openapi.json",
      summary: "This document.",
      answers: { 200: "DocumentView" },
    },
    async () => answer(200, (await import("../openapi.json", { with: { type: "json" } })).default),
  ),
];
