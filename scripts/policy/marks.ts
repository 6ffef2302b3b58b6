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
    markedIn(readFileSync(join(folder, file), "utf8")).map((test) => ({
      file: file.replaceAll("\\", "/"),
      ...test,
    })),
  );
}

/** A group of tests, by the indentation of its line. */
const group = /^( *)describe(?:\.\w+\(.*\))?\((["'`])((?:(?!\2)[^\\]|\\.)*)\2/;

/** The marked tests of one source, each with the titles of the groups it stands in. */
function markedIn(source: string): Omit<MarkedTest, "file">[] {
  const groups: { indentation: number; title: string }[] = [];
  return source.split("\n").flatMap((line) => {
    if (line.trim() === "") return [];
    const indentation = line.length - line.trimStart().length;
    while ((groups.at(-1)?.indentation ?? -1) >= indentation) groups.pop();
    const [, , , opened] = group.exec(line) ?? [];
    const found = [...line.matchAll(marked)].map(([, , title = ""]) => ({
      title: withoutMarks([...groups.map((each) => each.title), title].join(" ")),
      marks: marksOf(title),
    }));
    if (opened !== undefined) groups.push({ indentation, title: withoutMarks(opened) });
    return found;
  });
}
