/** What the beacon sends and what the operator sees. Anything else is refused. */
import * as z from "zod";
import { actionNames, pageNames, screenClasses } from "./vocabulary.ts";

/** A host name of the public DNS: no port, no number, no name of a machine at home. */
const hostName =
  /^(?=.{4,100}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

export const SiteEvent = z
  .discriminatedUnion("name", [
    z.strictObject({
      name: z.literal("view"),
      page: z.enum(pageNames),
      referrer: z
        .string()
        .regex(hostName)
        .optional()
        .describe("The host of the other site a link was followed from, and nothing else of it."),
      screen: z.enum(screenClasses).optional().describe("Width of the window, coarsely."),
    }),
    z.strictObject({ name: z.enum(actionNames) }),
  ])
  .meta({ id: "SiteEvent" });
export type SiteEvent = z.infer<typeof SiteEvent>;

export const SiteEvents = z
  .strictObject({ events: z.array(SiteEvent).min(1).max(20) })
  .meta({ id: "SiteEvents" });
export type SiteEvents = z.infer<typeof SiteEvents>;

const count = z.int().min(0);
const rows = z.array(z.object({ name: z.string(), count }));

export const AnalyticsRange = z.object({
  from: z.iso.date().describe("First day, UTC."),
  to: z.iso.date().describe("Last day, UTC."),
});
export type AnalyticsRange = z.infer<typeof AnalyticsRange>;

export const AnalyticsView = z
  .object({
    days: z.array(
      z.object({
        day: z.iso.date(),
        views: count,
        visitors: count.describe("Networks and kinds of browser that came that day, each once."),
        events: z.record(z.string(), count),
      }),
    ),
    pages: rows.describe("Views, most first."),
    referrers: rows.describe(
      "Visitors of a day whose first view came from there, most first. Hosts seen rarely are one.",
    ),
    devices: rows.describe("Visitors of a day, like the rest."),
    browsers: rows,
    systems: rows,
    languages: rows,
    screens: rows,
  })
  .meta({ id: "Analytics" });
export type AnalyticsView = z.infer<typeof AnalyticsView>;
