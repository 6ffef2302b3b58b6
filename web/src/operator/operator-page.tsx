/**
 * The operators' page: one part at a time, each loaded when it is opened. Behind another one it stays as
 * it is, half-written words included.
 */
import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../messages/operator.ts";
import { account } from "../site.ts";
import { useStore } from "../store.ts";
import { EmptySheet } from "../ui/empty-sheet.tsx";
import type { PartProps } from "./shown-again.ts";
import { Trouble } from "./trouble.tsx";

const parts = {
  requests: async () => (await import("./requests-part.tsx")).RequestsPart,
  people: async () => (await import("./people-part.tsx")).PeoplePart,
  disclosures: async () => (await import("./disclosures-part.tsx")).DisclosuresPart,
  upkeep: async () => (await import("./upkeep-part.tsx")).UpkeepPart,
  statistics: async () => (await import("./statistics-part.tsx")).StatisticsPart,
} satisfies Record<string, () => Promise<FunctionComponent<PartProps>>>;
type PartName = keyof typeof parts;
type Opened = { readonly [Name in PartName]?: FunctionComponent<PartProps> };
const names = Object.keys(parts) as PartName[];

export function OperatorPage() {
  const person = useStore(account);
  const name = usePartName();
  const [opened, setOpened] = useState<Opened>({});
  const [error, setError] = useState<unknown>();

  const load = () => {
    setError(undefined);
    if (opened[name]) return;
    parts[name]().then((Part) => setOpened((before) => ({ ...before, [name]: Part })), setError);
  };
  useEffect(() => {
    if (person?.operator) load();
  }, [name, person?.operator]);

  if (person && !person.operator) {
    return <EmptySheet title={t("op.not_title")} text={t("op.not")} />;
  }
  return (
    <div class="operator">
      <div class="operator-head">
        <h1>{t("op.title")}</h1>
        <p class="small quiet">{t("op.lead")}</p>
      </div>
      <nav class="operator-parts" aria-label={t("op.parts")}>
        {names.map((one) => (
          <a href={`#${one}`} key={one} aria-current={one === name ? "page" : undefined}>
            {t(`op.${one}`)}
          </a>
        ))}
      </nav>
      {names.map((one) => {
        const Part = opened[one];
        const shown = one === name;
        if (!Part && !shown) return null;
        return (
          <section
            class="operator-part"
            key={one}
            hidden={!shown}
            tabIndex={-1}
            aria-label={t(`op.${one}`)}
          >
            {shown && <Trouble error={error} onRetry={load} />}
            {Part ? <Part shown={shown} /> : <div class="skeleton operator-skeleton" />}
          </section>
        );
      })}
    </div>
  );
}

/** Which part the address names; the first for any other. */
function usePartName(): PartName {
  const [name, setName] = useState<PartName>("requests");
  useEffect(() => {
    const read = () => {
      const wanted = location.hash.slice(1).split("=")[0];
      setName(names.find((one) => one === wanted) ?? "requests");
    };
    read();
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return name;
}
