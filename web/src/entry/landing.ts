/** The landing page come alive. Loaded by wake.ts, not before somebody touches something. */
import { LandingComposer } from "../landing/landing-composer.tsx";
import { mount } from "../mount.ts";
import { start } from "./start.tsx";

start("for-everyone");
mount("composer", LandingComposer);
