import { mount } from "../mount.ts";
import { SupportPage } from "../support/support-page.tsx";
import { start } from "./start.tsx";

start("for-everyone");
mount("support", SupportPage);
