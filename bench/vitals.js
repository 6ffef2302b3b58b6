// Runs in the page before anything else: keeps what the browser says of paints and shifts.
window.vitals = { paint: 0, shift: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.vitals.paint = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.vitals.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
