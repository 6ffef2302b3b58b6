/** What is wrong with the fields of a form, by their ids. */
export type Problems = Readonly<Record<string, string>>;

export function looksLikeEmail(email: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
}

/** Moves to the first field that has a problem, so that nobody has to look for it. */
export function focusFirst(problems: Problems, ids: readonly string[]): void {
  const id = ids.find((candidate) => problems[candidate]);
  if (id) document.getElementById(id)?.focus();
}
