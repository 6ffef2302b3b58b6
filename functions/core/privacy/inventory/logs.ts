/** Logs and metrics: what functions write about their work. */
import type { PlaceDeclaration } from "../declare.ts";
import {
  accessLogFields,
  errorFields,
  lineFields,
  logFields,
  metricDimensions,
} from "../log-fields.ts";

const log = {
  subject: "person",
  category: "technical",
  purposes: ["security"],
  basis: "legitimate interest",
  kept: { class: "log", from: "writing it" },
  enforcedBy: "log group",
  recipients: ["hosting"],
  export: { none: "Random ids of requests and generations, which we cannot look you up by." },
  erasure: "expire",
  clauses: ["device", "abuse"],
} as const;

const named = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]));

export const logs = {
  functions: {
    ...log,
    name: "function logs",
    about:
      "What our software did: a random request id, the kind of request, how it ended and how long it took. No prompt, address, name or network.",
    fields: named(...lineFields, ...Object.keys(logFields), ...errorFields),
  },
  access: {
    ...log,
    name: "access log",
    about: "That a request came to the API, and how it was answered. Not from where, not by whom.",
    fields: named(...Object.keys(accessLogFields)),
  },
  metrics: {
    ...log,
    name: "metrics",
    about: "Counts and durations of all requests together.",
    subject: "none",
    export: { none: "Sums, about nobody." },
    fields: named(...metricDimensions),
  },
} as const satisfies Record<string, PlaceDeclaration>;
