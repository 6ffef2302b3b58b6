/** Tables for spreadsheets (RFC 4180), in which nothing a person wrote can become a formula. */

/**
 * A text that begins like a formula gets an apostrophe before it, which spreadsheets take as "this is
 * text"; and so it does after what some of them split a cell at, quoted or not: semicolons where the
 * comma is for decimals, tabs, and line ends. The full-width signs count as formulas in some, too.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /(^|[;\t\r\n])([^\S\t\r\n]*[=+\-@＝＋－＠])/g;
const split = /^[\t\r\n]/;
/** Controls mean nothing in a table, and hide what a text begins with. */
const controls = /[^\P{Cc}\t\r\n]/gu;

export type Cell = string | number | undefined;

export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const shown = cell.replaceAll(controls, "");
  const text = shown.replaceAll(formula, "$1'$2").replace(split, "'$&");
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
