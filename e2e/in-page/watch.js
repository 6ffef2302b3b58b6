// Runs in every page before its own scripts: keeps what a person would have seen or heard.
window.watch = { shifts: [], said: [] };

function nameOf(node) {
  if (!node) return "something that is gone";
  const element =
    node.parentElement && node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const text = (node.textContent ?? "").trim().slice(0, 40);
  return `${element.nodeName.toLowerCase()}.${[...(element.classList ?? [])].join(".")} "${text}"`;
}

function keep(entries) {
  for (const { value, sources } of entries) {
    const moved = sources.map(({ node, previousRect, currentRect }) => {
      const [from, to] = [previousRect, currentRect].map(
        ({ x, y, width, height }) => `${x},${y} ${width}×${height}`,
      );
      return `${nameOf(node)}: ${from} → ${to}`;
    });
    window.watch.shifts.push(`${value.toFixed(5)} ${moved.join("; ")}`);
  }
}

// Counted right after a press as well: the browser would forgive those, people do not.
const observer = new PerformanceObserver((list) => keep(list.getEntries()));
observer.observe({ type: "layout-shift", buffered: true });

/** What moved since the last look, all that has been painted by now included. */
window.watch.takeShifts = async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  keep(observer.takeRecords());
  return window.watch.shifts.splice(0);
};

// What a screen reader says: every new text of a live region, in order.
new MutationObserver(() => {
  for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
    const text = region.textContent.trim();
    if (text !== region.lastSaid && text !== "") window.watch.said.push(text);
    region.lastSaid = text;
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
