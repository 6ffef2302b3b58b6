import { requireAge, TooYoung } from "../../core/account/refusal.ts";
import { signIn } from "../../core/account/sign-in.ts";
import { signUp, verify } from "../../core/account/sign-up.ts";
import { endSession, findPerson } from "../../core/session/session.ts";
import type { ApiContext } from "../context.ts";
import { endpoints } from "../endpoint.ts";
import { type ApiRequest, answer, type Cookie, ErrorWithCookies } from "../http.ts";
import { endedImageCookies } from "../middleware/image-cookies.ts";
import {
  endedSessionCookie,
  endedSignUpCookie,
  refusalCookie,
  refusalCookieName,
  sessionCookie,
  sessionCookieName,
  signUpCookie,
  signUpCookieName,
} from "../middleware/session-cookie.ts";

const { forAnyone } = endpoints(() => import("../../core/account/schema.ts"));

/** Who is refused for age keeps it in the browser, whichever endpoint says so. */
async function keepingRefusal<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof TooYoung && error.refusal)) throw error;
    throw new ErrorWithCookies(error, [refusalCookie(error.refusal)]);
  }
}

/** Ends the session a browser shows, if any. Answers the cookies that go with it. */
async function endSessionOf(
  context: ApiContext,
  cookies: ApiRequest["cookies"],
): Promise<readonly Cookie[]> {
  const person = await findPerson(context, cookies[sessionCookieName]);
  if (!person) return [];
  const images = await endedImageCookies(context, person);
  await endSession(context, person);
  return images;
}

export const auth = [
  forAnyone(
    {
      method: "post",
      path: "/api/auth/age",
      summary: "The first question of signing up. The date is looked at and not kept.",
      body: "AgeQuestion",
      answers: { 204: null },
      errors: ["age.too_young"],
    },
    async ({ context, body, request: { cookies } }) => {
      await keepingRefusal(() => requireAge(context, body.birthDate, cookies[refusalCookieName]));
      return answer(204);
    },
  ),
  forAnyone(
    {
      method: "post",
      path: "/api/auth/sign-up",
      summary: "Ask for an account. A code comes by mail, also where an account exists already.",
      body: "SignUp",
      answers: { 202: "SignUpAnswer" },
      errors: ["age.too_young", "policy.outdated", "rate.limited"],
    },
    async ({ context, body, request: { network, cookies } }) => {
      const from = { network, refusal: cookies[refusalCookieName] };
      const { attempt } = await keepingRefusal(() => signUp(context, body, from));
      return answer(202, { status: "verify" }, [signUpCookie(attempt)]);
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
    async ({ context, body, request: { network, cookies } }) => {
      const from = { network, attempt: cookies[signUpCookieName] };
      const { account, session } = await verify(context, body, from);
      return answer(200, { account }, [sessionCookie(session), endedSignUpCookie]);
    },
  ),
  forAnyone(
    {
      method: "post",
      path: "/api/auth/sign-in",
      summary: "Sign in with address and password. Ends the session this browser had.",
      body: "SignIn",
      answers: { 200: "AccountAnswer" },
      errors: ["auth.invalid", "rate.limited"],
    },
    async ({ context, body, request: { network, cookies } }) => {
      const { account, session } = await signIn(context, body, network);
      const images = await endSessionOf(context, cookies);
      return answer(200, { account }, [sessionCookie(session), ...images]);
    },
  ),
  forAnyone(
    {
      method: "post",
      path: "/api/auth/sign-out",
      summary: "End this session, and take its cookies back, those that open images too.",
      answers: { 204: null },
    },
    async ({ context, request }) => {
      const images = await endSessionOf(context, request.cookies);
      return answer(204, undefined, [endedSessionCookie, ...images]);
    },
  ),
];
