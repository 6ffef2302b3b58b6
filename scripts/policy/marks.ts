/** Tests that say in their titles which promise they prove: `§<clause>` or `§<clause>.<sentence>`. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../synth/inputs.ts";

export interface MarkedTest {
  readonly file: string;
  /** As the source has it, without its marks. */
  readonly title: string;
  readonly marks: readonly string[];
}

const mark = /§([a-z]+(?:\.[a-z]+)*)/g;
/** A string literal on one line that holds a mark. */
const marked = /(["'`])((?:(?!\1)[^\\\n]|\\.)*§[a-z](?:(?!\1)[^\\\n]|\\.)*)\1/g;

export function marksOf(title: string): string[] {
  return [...title.matchAll(mark)].map(([, id = ""]) => id);
}

export function withoutMarks(title: string): string {
  return title.replace(mark, "").replace(/\s+/g, " ").trim();
}

/** All marked tests of the repository, by file. */
export function markedTests(folder: string = root): MarkedTest[] {
  const files = globSync("{functions,local,stacks,scripts,web,e2e}/**/*.test.{ts,tsx}", {
    cwd: folder,
    exclude: ["**/node_modules/**", "web/dist/**"],
  }).sort();
  return files.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(marked)].map(([, , title = ""]) => ({
      file: file.replaceAll("\\", "/"),
      title: withoutMarks(title),
      marks: marksOf(title),
    })),
  );
}
