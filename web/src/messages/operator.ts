/** The words of the operators' page, beside those every page has. */
import { en } from "./en.ts";
import { enOperator } from "./en-operator.ts";
import { enSupport } from "./en-support.ts";
import { translator } from "./translate.ts";

export const t = translator({ ...en, ...enSupport, ...enOperator });
