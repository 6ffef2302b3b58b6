import { VerifyPage } from "../account/verify.tsx";
import { mount } from "../mount.ts";
import { start } from "./start.tsx";

start("for-everyone");
mount("verify", VerifyPage);
