// Applies the chosen theme before the first paint, and keeps it when another is chosen. A classic
// script loaded in the head, because a module would run after the page was painted in the other one.
// The key is declared in storage.ts.
(() => {
  const root = document.documentElement;
  const known = ["light", "dark"];

  function read() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // Storage can be switched off; the system's theme then holds.
    }
  }

  function apply(theme) {
    if (known.includes(theme)) root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function mark() {
    const theme = root.dataset.theme ?? "system";
    for (const radio of document.querySelectorAll("input[name=theme]")) {
      radio.checked = radio.value === theme;
    }
  }

  apply(read());
  document.addEventListener("DOMContentLoaded", mark);
  document.addEventListener("change", ({ target }) => {
    if (!target.matches?.("input[name=theme]")) return;
    apply(target.value);
    mark();
    try {
      if (known.includes(target.value)) localStorage.setItem("theme", target.value);
      else localStorage.removeItem("theme");
    } catch {
      // It holds until the page is left.
    }
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== "theme") return;
    apply(newValue);
    mark();
  });
})();
