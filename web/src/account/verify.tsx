import { useEffect, useState } from "preact/hooks";
import { CodeForm } from "./code-form.tsx";

/** The page for a code when the tab in which it was asked for was closed or loaded again. */
export function VerifyPage() {
  const [sentTo, setSentTo] = useState("");
  useEffect(() => {
    const { email } = (history.state ?? {}) as { email?: unknown };
    if (typeof email === "string") setSentTo(email);
  }, []);
  return <CodeForm key={sentTo} sentTo={sentTo} onResend={undefined} />;
}
