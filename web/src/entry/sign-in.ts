import { SignInPage } from "../account/sign-in.tsx";
import { mount } from "../mount.ts";
import { start } from "./start.tsx";

start("for-everyone");
mount("sign-in", SignInPage);
