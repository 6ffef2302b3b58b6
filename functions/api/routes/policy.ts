import { acceptPolicy } from "../../core/privacy/policy/accept.ts";
import { currentVersion, versions } from "../../core/privacy/policy/versions.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";

const { forAnyone, forPerson } = endpoints(() => import("../../core/privacy/policy/schema.ts"));

export const policy = [
  forAnyone(
    {
      method: "get",
      path: "/api/policy",
      summary: "The privacy policy in force, and the versions before it.",
      answers: { 200: "PolicyView" },
    },
    async ({ request }) => {
      const { version, effectiveAt, hash } = currentVersion;
      const url = `${request.origin}/privacy`;
      return answer(200, { version, effectiveAt, hash, url, history: versions });
    },
  ),
  forPerson(
    {
      method: "post",
      path: "/api/policy/accept",
      summary: "Accept the privacy policy in force.",
      body: "PolicyAccept",
      answers: { 200: "AccountAnswer" },
      errors: ["policy.outdated", "account.erasing"],
    },
    async ({ context, actor, body }) =>
      answer(200, { account: await acceptPolicy(context, actor, body.version) }),
  ),
];
