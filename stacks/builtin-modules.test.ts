import { build } from "esbuild";
import { expect, test } from "vitest";
import { builtinModules } from "./builtin-modules.ts";

async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    ...{ bundle: true, platform: "node", format: "esm", write: false, logLevel: "silent" },
    // The product is bundled by the esbuild SST brings; its plugins have the same shape.
    plugins: [builtinModules as never],
  });
  return outputFiles[0]?.text ?? "";
}

test("a bundle imports no module of Node's, and works", async () => {
  const code = await bundle(`
    import http, { request } from "node:http";
    import * as path from "path";
    import { createHash, getRandomValues } from "node:crypto";
    import { promises, readFileSync } from "fs";
    export const works = [
      http.request === request,
      path.join("a", "b"),
      createHash("md5").update("").digest("hex").length,
      getRandomValues(new Uint8Array(4)).length,
      typeof promises.readFile + typeof readFileSync,
    ];
  `);
  expect(code).not.toMatch(/\bfrom\s*["']|^import /m);
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(module.works).toEqual([true, "a/b", 32, 4, "functionfunction"]);
});

test.each([
  ["node:crypto", "webcrypto"],
  ["node:http", "WebSocket"],
])("asking %s for %s, which a cold start would pay for, fails the build", async (from, name) => {
  await expect(bundle(`import { ${name} } from "${from}"; console.log(${name});`)).rejects.toThrow(
    name,
  );
});
