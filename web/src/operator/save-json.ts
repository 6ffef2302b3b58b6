/** Hands a value over as a file. */
export function saveJson(name: string, value: unknown): void {
  const file = new Blob([JSON.stringify(value, undefined, 2)], { type: "application/json" });
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Chromium has taken the file by the next turn; Safari needs a little longer.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
