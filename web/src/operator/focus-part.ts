/** What had the focus is gone, and the part shows something else: the next key goes to its beginning. */
export function focusPart(): void {
  document.querySelector<HTMLElement>(".operator-part:not([hidden])")?.focus();
}
