/** How our bundles import Node's own modules: without paying for what they do not use. */
import { isBuiltin } from "node:module";
import type { FunctionProps } from "sst/constructs";

type Bundling = NonNullable<NonNullable<FunctionProps["nodejs"]>["esbuild"]>;
type Plugin = NonNullable<Bundling["plugins"]>[number];

/** Getters that cost nothing to read. */
const cheapGetters: Readonly<Record<string, readonly string[]>> = {
  fs: ["promises", "ReadStream", "WriteStream"],
};
/** Functions behind a costly getter, which is read when they are called. */
const lateFunctions: Readonly<Record<string, readonly string[]>> = {
  crypto: ["getRandomValues"],
};

/**
 * `import … from "node:http"` makes Node read every export the module has, getters too, and some
 * load a lot: undici behind `http.WebSocket`, the Web Crypto API behind `crypto.subtle`. For our API
 * that is a fifth of a cold start, for things no function uses. `process.getBuiltinModule` reads
 * nothing, so a bundle takes from it what is not behind a getter; asking for more fails the build.
 */
export const builtinModules: Plugin = {
  name: "builtin-modules",
  setup(build) {
    build.onResolve({ filter: /^[\w:/]+$/ }, ({ path, kind }) => {
      const imported = kind === "import-statement" || kind === "dynamic-import";
      if (!imported || !isBuiltin(path)) return undefined;
      return { path: path.replace(/^node:/, ""), namespace: "builtin", sideEffects: false };
    });
    build.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: moduleSource(path),
      loader: "js",
    }));
  },
};

function moduleSource(name: string): string {
  const late = lateFunctions[name] ?? [];
  const builtin = process.getBuiltinModule(`node:${name}`) as object;
  const plain = Object.entries(Object.getOwnPropertyDescriptors(builtin))
    .filter(([key, descriptor]) => "value" in descriptor && isBindingName(key))
    .map(([key]) => key);
  return [
    `const builtin = process.getBuiltinModule("node:${name}");`,
    `export const { ${[...plain, ...(cheapGetters[name] ?? [])].join(", ")} } = builtin;`,
    ...late.map((key) => `export const ${key} = (...given) => builtin.${key}(...given);`),
    "export default builtin;",
  ].join("\n");
}

/** True for what can be declared with `const` in a module. */
function isBindingName(name: string): boolean {
  const reserved = /^(?:default|delete|new|typeof|void|in|let|static|await|yield|eval|arguments)$/;
  return /^[A-Za-z_$][\w$]*$/.test(name) && !reserved.test(name);
}
