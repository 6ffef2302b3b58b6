/** The account page: who you are to us, what we hold, and one control for each right. */
import { useEffect, useState } from "preact/hooks";
import { forgetDraft } from "../composer/draft.ts";
import { t } from "../messages/rights.ts";
import { account } from "../site.ts";
import { Activity } from "./activity.tsx";
import { Consents } from "./consents.tsx";
import { Erasure, type Retained } from "./erasure.tsx";
import { Export } from "./export.tsx";
import { Profile } from "./profile.tsx";
import { Section } from "./section.tsx";
import { Stored, type StoredGroup } from "./stored.tsx";

export interface AccountPageProps {
  readonly stored: readonly StoredGroup[];
  readonly retained: readonly Retained[];
  readonly exportDays: number;
  readonly backupDays: number;
  readonly graceDays: number;
}

const sections = [
  ["profile", "profile.title"],
  ["privacy", "privacy.title"],
  ["export", "export.title"],
  ["activity", "activity.title"],
  ["delete", "erase.title"],
] as const;

export function AccountPage(props: AccountPageProps) {
  const { stored, retained, exportDays, backupDays, graceDays } = props;
  const [gone, setGone] = useState(false);
  const inView = useInView(!gone);
  useEffect(() => {
    if (gone) document.querySelector("main")?.focus();
  }, [gone]);

  if (gone) {
    return (
      <div class="prose gone-note">
        <h1>{t("erase.begun_title")}</h1>
        <p class="lead">{t("erase.begun")}</p>
        <p>
          <a class="button" href="/">
            {t("erase.home")}
          </a>
        </p>
      </div>
    );
  }
  return (
    <div class="rights">
      <h1>{t("me.title")}</h1>
      <nav class="rights-nav" aria-label={t("me.sections")}>
        <ul class="rights-links">
          {sections.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`} aria-current={inView === id ? "location" : undefined}>
                {t(title)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="rights-sections">
        <Profile />
        <Section id="privacy" title={t("privacy.title")}>
          <Consents />
          <Stored groups={stored} />
        </Section>
        <Export keptDays={exportDays} />
        <Activity />
        <Erasure
          retained={retained}
          backupDays={backupDays}
          graceDays={graceDays}
          onBegun={() => {
            setGone(true);
            forgetDraft();
            account.set(null);
          }}
        />
      </div>
    </div>
  );
}

/** The section whose beginning was passed last. */
function useInView(watching: boolean): string {
  const [inView, setInView] = useState("");
  useEffect(() => {
    if (!watching) return;
    const look = () => {
      const passed = sections.filter(([id]) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top !== undefined && top < innerHeight / 3;
      });
      const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 80;
      setInView((atEnd && scrollY > 0 ? sections.at(-1) : passed.at(-1))?.[0] ?? "profile");
    };
    look();
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, [watching]);
  return inView;
}
