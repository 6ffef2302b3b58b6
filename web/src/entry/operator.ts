import { mount } from "../mount.ts";
import { OperatorPage } from "../operator/operator-page.tsx";
import { start } from "./start.tsx";

start("signed-in");
mount("operator", OperatorPage);
