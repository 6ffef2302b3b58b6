/** Signing up: the date of birth, then who you are, then the code from the mail. */
import { useEffect, useState } from "preact/hooks";
import { ageRefusalHours } from "../../../functions/core/promises.ts";
import { forgetDraft, readDraft } from "../composer/draft.ts";
import { t } from "../messages/account.ts";
import { api, serverClock } from "../site.ts";
import { tell } from "../statistics/tell.ts";
import { AgeStep } from "./age-step.tsx";
import { isTooYoung } from "./checks.ts";
import { CodeForm } from "./code-form.tsx";
import { DetailsStep } from "./details-step.tsx";

export interface SignUpProps {
  /** The privacy policy this page links to. */
  readonly policyVersion: string;
}

const hourMs = 3_600_000;

type Step = "age" | "details" | "code" | "refused";

/** Scripts cannot read the cookie that says so; this entry of the tab's history knows it as well. */
const isRefused = () => Number(history.state?.refusedUntil ?? 0) > serverClock.now();

export function SignUp({ policyVersion }: SignUpProps) {
  const [step, setStep] = useState<Step>("age");
  const [birthDate, setBirthDate] = useState("");
  const [details, setDetails] = useState({ name: "", email: "", password: "" });
  const [draft, setDraft] = useState("");
  const [search, setSearch] = useState("");

  useEffect(() => {
    setDraft(readDraft()?.prompt ?? "");
    setSearch(location.search);
    // Asked once: going back or loading again asks no second time.
    if (isRefused()) setStep("refused");
    const onBack = () => setStep(isRefused() ? "refused" : "details");
    addEventListener("popstate", onBack);
    return () => removeEventListener("popstate", onBack);
  }, []);

  useEffect(() => {
    // A new step is a new question: say it, and let the next key go to it.
    if (step !== "age") document.querySelector("main")?.focus();
  }, [step]);

  const refuse = () => {
    const refusedUntil = serverClock.now() + ageRefusalHours * hourMs;
    history.replaceState({ refusedUntil }, "");
    // The page says that nothing is kept, and means the prompt from the landing page, too.
    forgetDraft();
    setDetails({ name: "", email: "", password: "" });
    setStep("refused");
  };

  const signUp = () => {
    const { name, email, password } = details;
    return api.signUp({
      name: name.trim(),
      email: email.trim(),
      password,
      birthDate,
      policyVersion,
    });
  };

  if (step === "refused") {
    return (
      <div>
        <h1>{t("age.refused_title")}</h1>
        <p class="lead">{t("age.refused", { hours: ageRefusalHours })}</p>
      </div>
    );
  }
  if (step === "code") {
    return <CodeForm sentTo={details.email.trim()} onResend={async () => void (await signUp())} />;
  }
  return (
    <>
      {draft.trim() && (
        <p class="waiting-draft small">
          <span class="quiet">{t("sign_up.draft")}</span> {draft}
        </p>
      )}
      {step === "age" ? (
        <AgeStep
          onRefused={refuse}
          onBorn={(date) => {
            setBirthDate(date);
            setStep("details");
          }}
        />
      ) : (
        <DetailsStep
          details={details}
          onDetails={setDetails}
          onBack={() => setStep("age")}
          onSubmit={async () => {
            try {
              await signUp();
            } catch (error) {
              if (isTooYoung(error)) return refuse();
              throw error;
            }
            tell("sign-up-started");
            // The address is kept with this entry of the tab's history, so that a reload knows it.
            history.pushState({ email: details.email.trim() }, "", `/verify${location.search}`);
            setStep("code");
          }}
        />
      )}
      <p class="small quiet">
        {t("sign_up.have_account")} <a href={`/sign-in${search}`}>{t("nav.sign_in")}</a>
      </p>
    </>
  );
}
