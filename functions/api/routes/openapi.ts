import * as z from "zod";
import { forAnyone } from "../endpoint.ts";
import { answer } from "../http.ts";

export const openapi = [
  forAnyone(
    {
      method: "get",
      path: "/api/openapi.json",
      summary: "This document.",
      answers: { 200: z.record(z.string(), z.unknown()) },
    },
    async () => answer(200, (await import("../openapi.json", { with: { type: "json" } })).default),
  ),
];
