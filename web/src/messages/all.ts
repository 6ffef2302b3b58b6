/** Every word of the site's scripts, for tests: pages load only their own. */
import { en } from "./en.ts";
import { enAccount } from "./en-account.ts";
import { enComposer } from "./en-composer.ts";
import { enHistory } from "./en-history.ts";
import { enNotices } from "./en-notices.ts";
import { enOperator } from "./en-operator.ts";
import { enRights } from "./en-rights.ts";
import { enSupport } from "./en-support.ts";
import { enViewer } from "./en-viewer.ts";
import { translator } from "./translate.ts";

export const all = {
  ...en,
  ...enAccount,
  ...enComposer,
  ...enHistory,
  ...enNotices,
  ...enOperator,
  ...enRights,
  ...enSupport,
  ...enViewer,
} as const;
export const t = translator(all);
