import { Create } from "../create/create.tsx";
import { mount } from "../mount.ts";
import { start } from "./start.tsx";

start("signed-in");
mount("create", Create);
