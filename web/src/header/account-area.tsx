/** The end of the header: what you have to spend, and the menu of your account. */
import { useRef } from "preact/hooks";
import { forgetDraft } from "../composer/draft.ts";
import { t } from "../messages/index.ts";
import { account, api, billing } from "../site.ts";
import { useStore } from "../store.ts";
import { wordsFor } from "../ui/error-note.tsx";
import { toast } from "../ui/toast.tsx";

const links = [
  ["/account", "account.title"],
  ["/support", "account.support"],
] as const;
const operatorLink = ["/operator", "account.operator"] as const;

export interface AccountAreaProps {
  /** What stands there until it is known who is here. */
  readonly before: "skeleton" | "signed-out";
}

export function AccountArea({ before }: AccountAreaProps) {
  const person = useStore(account);
  const balance = useStore(billing);
  const leaving = useRef(false);

  if (person === null || (person === undefined && before === "signed-out")) {
    return (
      <a class="button small" href="/sign-in">
        {t("nav.sign_in")}
      </a>
    );
  }
  if (person === undefined) {
    return (
      <>
        <span class="balance skeleton" />
        <span class="avatar skeleton" />
      </>
    );
  }

  const signOut = async () => {
    if (leaving.current) return;
    leaving.current = true;
    try {
      await api.signOut();
      forgetDraft();
      location.assign("/");
    } catch (error) {
      leaving.current = false;
      toast(wordsFor(error));
    }
  };

  return (
    <>
      {balance ? (
        <span class="balance">
          <span class="coin" aria-hidden="true" />
          <span aria-hidden="true">
            {balance.available.toLocaleString()}
            <span class="unit"> {t("account.unit", { count: balance.available })}</span>
          </span>
          <span class="visually-hidden">{t("account.balance", { count: balance.available })}</span>
        </span>
      ) : (
        <span class="balance skeleton" />
      )}
      <button
        type="button"
        class="avatar"
        popovertarget="account-menu"
        aria-label={t("account.menu")}
      >
        {initialOf(person.name)}
      </button>
      <div id="account-menu" class="menu" popover="auto">
        <div class="menu-head">
          <p>
            <strong>{person.name}</strong>
          </p>
          <p class="tiny quiet">{person.email}</p>
          {balance && (
            <p class="tiny quiet numbers">
              {t("account.balance", { count: balance.available })}
              {balance.held > 0 && `. ${t("account.held", { count: balance.held })}`}
            </p>
          )}
        </div>
        <hr />
        {[...links, ...(person.operator ? [operatorLink] : [])].map(([path, words]) => (
          <a class="menu-item" href={path} key={path}>
            {t(words)}
          </a>
        ))}
        <button type="button" class="menu-item" onClick={() => void signOut()}>
          {t("account.sign_out")}
        </button>
      </div>
    </>
  );
}

function initialOf(name: string): string {
  return ([...name.trim()][0] ?? "?").toUpperCase();
}
