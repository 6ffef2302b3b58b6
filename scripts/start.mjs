// `npm start`: installs what is missing, then runs the local cloud on Node 24 until it is stopped.
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { ensureInstalled, root } from "./install.mjs";

ensureInstalled();
const bin = join(root, "node_modules", ".bin");
const child = spawn(
  join(bin, "node"),
  ["--disable-warning=ExperimentalWarning", join(root, "local/start.ts")],
  {
    cwd: root,
    // The channel tells the child when this process is gone, however it went.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      // Images, passwords and files share this pool; the default of 4 lets them wait for each other.
      UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? "8",
    },
  },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child.kill(signal));
}
// npm passes a signal on to its shell only, and the shell ends without passing it on to us.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill("SIGTERM");
}, 200).unref();
child.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
