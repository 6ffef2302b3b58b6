import { dropExport, linkToExport, listExports, requestExport } from "../../core/export/request.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";

const { forPerson } = endpoints(() => import("../../core/export/schema.ts"));

export const accountExports = [
  forPerson(
    {
      method: "post",
      path: "/api/account/exports",
      summary: "Ask for everything we hold about you. While one is written, that one is answered.",
      body: "ExportRequest",
      answers: { 202: "ExportAnswer" },
      errors: ["account.erasing", "rate.limited"],
    },
    async ({ context, actor }) => answer(202, { export: await requestExport(context, actor) }),
  ),
  forPerson(
    {
      method: "get",
      path: "/api/account/exports",
      summary: "Your exports, newest first.",
      query: "ExportFilter",
      answers: { 200: "ExportPage" },
      errors: ["cursor.invalid"],
    },
    async ({ context, actor, query }) => answer(200, await listExports(context, actor, query)),
  ),
  forPerson(
    {
      method: "get",
      path: "/api/account/exports/{id}/download",
      summary: "Leads to the archive, over a link that works for five minutes.",
      query: "ExportPart",
      answers: { 302: null },
      errors: ["export.not_found", "export.not_ready", "export.expired"],
    },
    async ({ context, actor, params, query }) => ({
      status: 302,
      headers: {
        location: await linkToExport(context, actor, params.id ?? "", query.part),
        "referrer-policy": "no-referrer",
      },
    }),
  ),
  forPerson(
    {
      method: "delete",
      path: "/api/account/exports/{id}",
      summary: "Remove an export and its archives.",
      answers: { 204: null },
      errors: ["export.not_found"],
    },
    async ({ context, actor, params }) => {
      await dropExport(context, actor, params.id ?? "");
      return answer(204);
    },
  ),
];
