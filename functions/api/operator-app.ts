/** The operators' part of the API: a function of its own, because it may do more than the rest. */
import type { OperatorContext } from "../core/operator/context.ts";
import { type App, type Nouns, serve } from "./app.ts";

const nouns: Nouns<OperatorContext> = {
  operator: async () => (await import("./routes/operator.ts")).operator,
};

export function createOperatorApp(context: OperatorContext): App {
  return serve(context, nouns);
}
