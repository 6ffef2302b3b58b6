import { AccountPage } from "../account-page/account-page.tsx";
import { mount } from "../mount.ts";
import { start } from "./start.tsx";

start("signed-in");
mount("account-page", AccountPage);
