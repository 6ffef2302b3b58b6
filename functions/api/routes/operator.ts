import { disclosures } from "./operator/disclosures.ts";
import { people } from "./operator/people.ts";
import { requests } from "./operator/requests.ts";
import { service } from "./operator/service.ts";

/** What operators do, behind a function of its own. */
export const operator = [...people, ...requests, ...disclosures, ...service];
