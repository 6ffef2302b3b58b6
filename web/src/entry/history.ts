import { History } from "../history/history.tsx";
import { mount } from "../mount.ts";
import { start } from "./start.tsx";

start("signed-in");
mount("history", History);
