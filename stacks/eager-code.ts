/** How our bundles are cut: what a start needs is one file, what it may never need stays apart. */
import { rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { FunctionProps } from "sst/constructs";

type Bundling = NonNullable<NonNullable<FunctionProps["nodejs"]>["esbuild"]>;
type Plugin = NonNullable<Bundling["plugins"]>[number];
type Build = Parameters<Plugin["setup"]>[0];
type Output = NonNullable<
  Parameters<Parameters<Build["onEnd"]>[0]>[0]["metafile"]
>["outputs"][string];

/** The files of a bundle, by their full paths. They all lie in one folder. */
type Files = ReadonlyMap<string, Output>;

/**
 * esbuild gives whatever some lazy parts share a file of its own, one for each set of parts. What our
 * API starts with came to lie in 27 files, and to find, read and link them was a sixth of its cold
 * start. So after esbuild, all that is loaded unasked is joined into the handler's file, and the lazy
 * parts take from there what they share with it: the same objects, not copies.
 */
export const eagerCode: Plugin = {
  name: "eager-code",
  setup(build) {
    const { initialOptions } = build;
    const again = { ...initialOptions, banner: {}, splitting: false, allowOverwrite: true };

    build.onEnd(async ({ metafile, errors }) => {
      if (!metafile || errors.length > 0) return;
      const files: Files = new Map(
        Object.entries(metafile.outputs)
          .filter(([file]) => file.endsWith(".mjs"))
          .map(([file, output]) => [resolve(file), output]),
      );
      const eager = eagerFiles(files, initialOptions.entryPoints);
      const [entry = ""] = eager;
      const lazy = [...files.keys()].filter((file) => !eager.includes(file));
      // The lazy parts first, while the files they shared are still there to be read.
      await build.esbuild.build({
        ...again,
        entryPoints: lazy,
        plugins: [takenFrom(entry, eager, files)],
      });
      await build.esbuild.build({
        ...again,
        entryPoints: [{ in: entry, out: basename(entry, ".mjs") }],
        plugins: [joined(entry, eager, files)],
      });
      for (const file of eager) {
        if (file === entry) continue;
        await rm(file);
        await rm(`${file}.map`, { force: true });
      }
    });
  },
};

/** The handler's file and, after it, every file it cannot be loaded without. */
function eagerFiles(files: Files, entryPoints: unknown): string[] {
  const [handler] = Array.isArray(entryPoints) ? entryPoints.map(String) : [];
  const isEntry = ({ entryPoint }: Output) =>
    entryPoint && handler && resolve(entryPoint) === resolve(handler);
  const [entry] = [...files].find(([, output]) => isEntry(output)) ?? [];
  if (!entry) throw new Error(`no file of the bundle is that of ${handler}`);
  const eager = new Set([entry]);
  // A set also hands out what is added while it is gone through.
  for (const file of eager) {
    for (const { path, kind } of files.get(file)?.imports ?? []) {
      if (kind === "import-statement" && files.has(resolve(path))) eager.add(resolve(path));
    }
  }
  return [...eager];
}

/** What is called `name` in the `n`th of the eager files, in the joined one. */
const shared = (n: number, name: string) => `e${n}_${name}`;

/** Has lazy parts take from the joined file what they had from those that are joined. */
function takenFrom(entry: string, eager: readonly string[], files: Files): Plugin {
  return {
    name: "taken-from-eager-code",
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, resolveDir, namespace }) => {
        const file = join(resolveDir, path);
        return namespace === "file" && eager.includes(file)
          ? { path: file, namespace: "eager", sideEffects: false }
          : { path, external: true };
      });
      build.onLoad({ filter: /.*/, namespace: "eager" }, ({ path }) => {
        const n = eager.indexOf(path);
        const names = (files.get(path)?.exports ?? []).map(
          (name) => `${shared(n, name)} as ${name}`,
        );
        return {
          contents: `export { ${names.join(", ")} } from "./${basename(entry)}";`,
          resolveDir: dirname(entry),
        };
      });
    },
  };
}

/** Puts the eager files into one, which exports what the handler's file does and what lazy parts take. */
function joined(entry: string, eager: readonly string[], files: Files): Plugin {
  const contents = eager.map((file, n) => {
    const names = (files.get(file)?.exports ?? []).map((name) => `${name} as ${shared(n, name)}`);
    return `export { ${names.join(", ")} } from "./${basename(file)}";`;
  });
  return {
    name: "joined-eager-code",
    setup(build) {
      build.onResolve({ filter: /^[./]/ }, ({ path, kind, resolveDir }) => {
        if (kind === "entry-point") return { path, namespace: "joined" };
        const file = join(resolveDir, path);
        return eager.includes(file) ? { path: file } : { path, external: true };
      });
      build.onLoad({ filter: /.*/, namespace: "joined" }, () => ({
        contents: `export * from "./${basename(entry)}";\n${contents.join("\n")}`,
        resolveDir: dirname(entry),
      }));
    },
  };
}
