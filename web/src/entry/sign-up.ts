import { SignUp } from "../account/sign-up.tsx";
import { mount } from "../mount.ts";
import { start } from "./start.tsx";

start("for-everyone");
mount("sign-up", SignUp);
