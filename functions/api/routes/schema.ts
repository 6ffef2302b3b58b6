/** What the API says of itself. */
import * as z from "zod";

export const HealthView = z.object({ status: z.literal("ok") });
export const DocumentView = z.record(z.string(), z.unknown());
