/** How our bundles take JSON in: as Node wants it written, which the esbuild SST brings cannot read. */
import { readFile } from "node:fs/promises";
import type { FunctionProps } from "sst/constructs";

type Bundling = NonNullable<NonNullable<FunctionProps["nodejs"]>["esbuild"]>;
type Plugin = NonNullable<Bundling["plugins"]>[number];

/** The only one of our sources that does; to ask every file would slow each bundle down. */
const reader = /[\\/]routes[\\/]openapi\.ts$/;

const attribute = /, \{\s*with: \{ type: "json" \},?\s*\}\)/g;

/**
 * Node loads JSON only with an import attribute. esbuild 0.18 warns that it does not know these, and
 * leaves `import("./x.json", { with: … })` as it is: a bundle that asks for a file it has not got.
 * It needs no attribute to take JSON in, so it is read without.
 */
export const jsonModules: Plugin = {
  name: "json-modules",
  setup(build) {
    build.onLoad({ filter: reader }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(attribute, ")"),
      loader: "ts",
    }));
  },
};
