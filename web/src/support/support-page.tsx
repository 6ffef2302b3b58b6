/** The part of the support page that lives: the form, and what was asked before. */
import { useEffect, useState } from "preact/hooks";
import { account } from "../site.ts";
import { useStore } from "../store.ts";
import { OwnRequests } from "./own-requests.tsx";
import { SupportForm } from "./support-form.tsx";

export function SupportPage() {
  const person = useStore(account);
  const [asked, setAsked] = useState({ topic: "" });
  const [taken, setTaken] = useState(0);

  useEffect(() => {
    setAsked({ topic: new URLSearchParams(location.search).get("topic") ?? "" });
    // The list of topics beside the form is drawn once and has no script of its own.
    const onPress = ({ target }: MouseEvent) => {
      const pressed = target instanceof Element && target.closest<HTMLElement>("[data-topic]");
      if (pressed) setAsked({ topic: pressed.dataset.topic ?? "" });
    };
    addEventListener("click", onPress);
    return () => removeEventListener("click", onPress);
  }, []);

  return (
    <>
      <SupportForm asked={asked} onTaken={() => setTaken(taken + 1)} />
      {person && <OwnRequests taken={taken} />}
    </>
  );
}
