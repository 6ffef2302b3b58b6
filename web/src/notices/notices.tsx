/**
 * What waits for a person on every page: an account on its way out, a policy that has changed; and in
 * the studio that no images can be made. Loaded only when there is something to say; from then on it
 * follows the account by itself.
 */
import { render } from "preact";
import { account } from "../site.ts";
import { useStore } from "../store.ts";
import { GraceLine } from "./grace-line.tsx";
import { OnHold } from "./on-hold.tsx";
import { PolicyNotice } from "./policy-notice.tsx";

function Notices() {
  const person = useStore(account);
  if (!person) return null;
  if (person.status === "ERASING") return <GraceLine />;
  const current = document.body.dataset.policy;
  if (!current || person.policyVersion === current) return null;
  return <PolicyNotice accepted={person.policyVersion} />;
}

const place = document.createElement("div");
document.body.append(place);
render(<Notices />, place);
const studio = document.getElementById("on-hold");
if (studio) render(<OnHold />, studio);
