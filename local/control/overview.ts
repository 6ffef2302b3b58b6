/** The first page: time, queues, requests, and the way to everything else. */
import type { Endpoints } from "../cloud.ts";
import type { Answer } from "../distribution/message.ts";
import type { ControlOptions } from "./control.ts";
import { html, page } from "./html.ts";

const jumps: [string, string][] = [
  ["PT1M", "1 minute"],
  ["PT1H", "1 hour"],
  ["P1D", "1 day"],
  ["P8D", "8 days"],
  ["P31D", "31 days"],
];

export function overview(
  { machine, monitor, clock }: ControlOptions,
  endpoints: Endpoints | undefined,
): Answer {
  const queues = machine.queues.all().map(
    (queue) => html`<tr><td>${queue.name}</td><td>${queue.messages.length}</td>
<td>${queue.inflightMessages.size}</td><td>${queue.delayedMessages.length}</td></tr>`,
  );
  const requests = Object.entries(monitor.requests).flatMap(([service, counts]) =>
    Object.entries(counts).map(
      ([name, count]) => html`<tr><td>${service}</td><td>${name}</td><td>${count}</td></tr>`,
    ),
  );
  const faults = monitor.faults.map((fault) => html`<pre>${JSON.stringify(fault)}</pre>`);
  const now = new Date(clock.now())
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC");
  return page(
    "Local cloud",
    html`<h2>Clock</h2>
<p>It is ${now} here.</p>
<div class="row">${jumps.map(([duration, label]) => html`<button data-advance="${duration}">+ ${label}</button>`)}</div>
<p role="status" class="quiet">Schedules, TTL and lifecycle rules have run when the page comes back.</p>
<h2>Queues</h2>
<table><tr><th>Queue</th><th>Waiting</th><th>In work</th><th>Delayed</th></tr>${queues}</table>
<h2>Requests</h2>
${requests.length > 0 ? html`<table><tr><th>Service</th><th>Operation</th><th>Count</th></tr>${requests}</table>` : html`<p class="quiet">None yet.</p>`}
<h2>Faults</h2>
${faults.length > 0 ? faults : html`<p class="quiet">Nothing is set to break. <code>POST /__local/faults</code> does.</p>`}
<h2>Endpoints</h2>
<pre>${JSON.stringify(endpoints, null, 2)}</pre>
<p><a href="/__local/endpoints.json">endpoints.json</a> · <a href="/__local/mail">mail as JSON</a> · <a href="/__local/requests">requests as JSON</a></p>`,
  );
}
