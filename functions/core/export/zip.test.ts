import { spawnSync } from "node:child_process";
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { centralDirectory, localHeader, type ZipFile } from "./zip.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zip-"));
  file = join(folder, "it.zip");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = "2026-11-23T14:30:06.000Z";

function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

it("more files than ZIP can count are found by Info-ZIP and by Python", () => {
  const output = openSync(file, "w");
  const files: ZipFile[] = [];
  let offset = 0;
  const bytes = Buffer.from("x");
  for (let n = 0; n < 70_000; n++) {
    const entry = { path: `files/${n}.txt`, bytes: 1, crc32: crc32(bytes), offset, at };
    files.push(entry);
    const written = Buffer.concat([localHeader(entry), bytes]);
    writeSync(output, written);
    offset += written.length;
  }
  writeSync(output, centralDirectory(files, offset));
  closeSync(output);
  run("unzip", "-tqq", file);
  const count = `import zipfile; print(len(zipfile.ZipFile("${file}").namelist()))`;
  expect(run("python3", "-c", count).trim()).toBe("70000");
});

it("a file beyond four gigabytes, and one of more than four, are found by Info-ZIP and by Python", () => {
  const huge = 5 * 1024 ** 3;
  const first = { path: "huge.bin", bytes: huge, crc32: 0, offset: 0, at };
  const bytes = Buffer.from("behind");
  const header = localHeader(first);
  const offset = header.length + huge;
  const second = { path: "behind.txt", bytes: bytes.length, crc32: crc32(bytes), offset, at };
  const tail = Buffer.concat([localHeader(second), bytes]);
  const output = openSync(file, "w");
  writeSync(output, header);
  // A hole: five gigabytes that take no room.
  ftruncateSync(output, offset);
  writeSync(output, tail, 0, tail.length, offset);
  const directory = centralDirectory([first, second], offset + tail.length);
  writeSync(output, directory, 0, directory.length, offset + tail.length);
  closeSync(output);
  const listed = run("zipinfo", "-l", file);
  expect(listed).toMatch(/-rw-r--r--.* 5368709120 .* stor 26-Nov-23 14:30 huge\.bin/);
  expect(run("unzip", "-p", file, "behind.txt")).toBe("behind");
  const read = `import zipfile; z = zipfile.ZipFile("${file}"); print(z.read("behind.txt").decode(), z.getinfo("huge.bin").file_size)`;
  expect(run("python3", "-c", read).trim()).toBe(`behind ${huge}`);
});

it("an empty archive is one", () => {
  const output = openSync(file, "w");
  writeSync(output, centralDirectory([], 0));
  closeSync(output);
  const count = `import zipfile; print(zipfile.ZipFile("${file}").namelist())`;
  expect(run("python3", "-c", count).trim()).toBe("[]");
});
