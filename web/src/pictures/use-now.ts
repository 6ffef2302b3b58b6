import { useEffect, useState } from "preact/hooks";
import { serverClock } from "../site.ts";

/** The server's time, told again every `everyMs` while the page can be seen. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => serverClock.now());
  useEffect(() => {
    const timer = setInterval(() => !document.hidden && setNow(serverClock.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  // The clock may have learned better since the last tick.
  return Math.max(now, serverClock.now());
}
