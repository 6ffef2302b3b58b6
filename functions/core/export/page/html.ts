/** HTML from templates in which everything that is filled in is text, unless it came from here too. */

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Filling = string | number | Html | readonly Html[] | undefined;

export function html(parts: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  return new Html(
    parts.map((part, n) => part + (n in fillings ? render(fillings[n]) : "")).join(""),
  );
}

function render(filling: Filling): string {
  if (filling === undefined) return "";
  if (filling instanceof Html) return filling.text;
  if (typeof filling === "object") return filling.map((each) => each.text).join("");
  return asText(String(filling));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Controls are no characters of HTML; a lone half of one cannot be written as UTF-8. */
function asText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, "")
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}
