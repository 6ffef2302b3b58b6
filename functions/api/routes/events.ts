import { countEvents } from "../../core/analytics/count.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";
import { sessionCookieName } from "../middleware/session-cookie.ts";

const { forAnyone } = endpoints(() => import("../../core/analytics/schema.ts"));

export const events = [
  forAnyone(
    {
      method: "post",
      path: "/api/events",
      summary: "Count visits and the use of features, as totals of a day. Honours Sec-GPC.",
      headers: { "Sec-GPC": "1: nothing is counted." },
      body: "SiteEvents",
      answers: { 204: null },
      errors: ["rate.limited"],
    },
    async ({ context, body, request }) => {
      const { headers, network, cookies } = request;
      await countEvents(context, {
        events: body.events,
        network,
        userAgent: headers["user-agent"] ?? "",
        acceptLanguage: headers["accept-language"] ?? "",
        globalPrivacyControl: headers["sec-gpc"] === "1",
        session: cookies[sessionCookieName],
      });
      return answer(204);
    },
  ),
];
