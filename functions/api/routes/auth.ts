import { signIn } from "../../core/account/sign-in.ts";
import { signUp, verify } from "../../core/account/sign-up.ts";
import { endSession } from "../../core/session/session.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";
import { endedSessionCookie, sessionCookie } from "../middleware/session-cookie.ts";

const { forAnyone, forPerson } = endpoints(() => import("../../core/account/schema.ts"));

export const auth = [
  forAnyone(
    {
      method: "post",
      path: "/api/auth/sign-up",
      summary: "Ask for an account. A code comes by mail, also where an account exists already.",
      body: "SignUp",
      answers: { 202: "SignUpAnswer" },
      errors: ["age.too_young", "rate.limited"],
    },
    async ({ context, body, request }) => {
      await signUp(context, body, request.network);
      return answer(202, { status: "verify" });
    },
  ),
  forAnyone(
    {
      method: "post",
      path: "/api/auth/verify",
      summary: "Prove the address with the code: makes the account and signs in.",
      body: "Verify",
      answers: { 200: "AccountAnswer" },
      errors: ["auth.code_invalid", "rate.limited"],
    },
    async ({ context, body }) => {
      const { account, session } = await verify(context, body);
      return answer(200, { account }, [sessionCookie(session)]);
    },
  ),
  forAnyone(
    {
      method: "post",
      path: "/api/auth/sign-in",
      summary: "Sign in with address and password.",
      body: "SignIn",
      answers: { 200: "AccountAnswer" },
      errors: ["auth.invalid", "rate.limited"],
    },
    async ({ context, body, request }) => {
      const { account, session } = await signIn(context, body, request.network);
      return answer(200, { account }, [sessionCookie(session)]);
    },
  ),
  forPerson(
    {
      method: "post",
      path: "/api/auth/sign-out",
      summary: "End this session.",
      answers: { 204: null },
    },
    async ({ context, actor }) => {
      await endSession(context, actor);
      return answer(204, undefined, [endedSessionCookie]);
    },
  ),
];
