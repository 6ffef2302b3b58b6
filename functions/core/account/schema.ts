/** What goes in and comes out of accounts and sign-in, as callers see it. */
import * as z from "zod";

export const themes = ["system", "light", "dark"] as const;
export const locales = ["en"] as const;

/** What a person can be on. `paid` cannot be bought yet; what is kept longer on it is settled. */
export const plans = ["free", "paid"] as const;
export type Plan = (typeof plans)[number];

/** What a person can object to: the purposes we pursue in our own interest. */
export const objections = ["analytics", "reminders"] as const;
export type Objection = (typeof objections)[number];

export const Email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email({ error: "Write an email address like name@example.com." }));

export const Name = z
  .string()
  .trim()
  .min(1, "Write your name.")
  .max(80, "Use at most 80 characters.")
  // Controls and markup out; the two joiners in, which Persian names and family emoji need.
  .regex(/^(?:[^\p{C}<>]|[\u200c\u200d])*$/u, "Use letters, marks and spaces.");

/** NIST SP 800-63B-4 §3.1.1.2: length is what counts; no composition rules. */
export const Password = z
  .string()
  .min(10, "Use at least 10 characters.")
  .max(128, "Use at most 128 characters.");

const BirthDate = z.iso.date("Write your date of birth as year, month and day.");

export const AgeQuestion = z.strictObject({ birthDate: BirthDate });
export type AgeQuestion = z.infer<typeof AgeQuestion>;

export const SignUp = z.strictObject({
  name: Name,
  email: Email,
  password: Password,
  birthDate: BirthDate,
  policyVersion: z.string().max(32).describe("The privacy policy the person saw."),
});
export type SignUp = z.infer<typeof SignUp>;
export const SignUpAnswer = z.object({ status: z.literal("verify") });

export const Verify = z.strictObject({
  email: Email,
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, "The code has six digits."),
});
export type Verify = z.infer<typeof Verify>;

export const SignIn = z.strictObject({ email: Email, password: z.string().max(1_024) });
export type SignIn = z.infer<typeof SignIn>;

export const AccountView = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    locale: z.enum(locales),
    theme: z.enum(themes),
    plan: z.enum(plans),
    status: z.enum(["ACTIVE", "ERASING"]),
    consents: z.object({ training: z.boolean(), analytics: z.boolean() }),
    reminders: z.boolean().describe("Mail before images go."),
    restricted: z.boolean().describe("Nothing is done with the data but keeping it."),
    operator: z.boolean(),
    identities: z.array(z.string()),
    policyVersion: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Account" });
export type AccountView = z.infer<typeof AccountView>;
export const AccountAnswer = z.object({ account: AccountView });

/** `GET /api/account` answers the account itself. */
export const AccountPatch = z.strictObject({
  name: Name.optional(),
  locale: z.enum(locales).optional(),
  theme: z.enum(themes).optional(),
});
export type AccountPatch = z.infer<typeof AccountPatch>;
