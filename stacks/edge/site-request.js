// CloudFront Function, viewer-request of the pages: clean addresses. `files` is set above this code
// when the stacks are built: every file of the site outside /_astro, as address -> 1.
//
// What does not exist becomes /404.html here, because an error page set on the distribution would
// also replace the API's own errors.
/* global files */
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  const file = fileOf(uri);
  if (file) {
    request.uri = file;
    return request;
  }
  // Only addresses that exist are redirected to, so nobody can be sent anywhere else.
  const clean = cleanOf(uri);
  if (clean && fileOf(clean)) return redirect(clean + queryOf(request.querystring));
  request.uri = "/404.html";
  return request;
}

function has(path) {
  // What an object inherits is never 1. (The edge has no Object.hasOwn.)
  return files[path] === 1;
}

/** The file behind a clean address, or undefined. */
function fileOf(uri) {
  if (uri === "/") return "/index.html";
  if (uri.endsWith("/")) return undefined;
  if (uri.endsWith(".html")) return undefined;
  if (has(uri)) return uri;
  if (has(`${uri}.html`)) return `${uri}.html`;
  if (has(`${uri}/index.html`)) return `${uri}/index.html`;
  return undefined;
}

/** The clean form of an address with .html, index.html or a slash at its end, or undefined. */
function cleanOf(uri) {
  const clean = uri.replace(/(\/index)?\.html$/, "").replace(/\/+$/, "");
  return clean === uri ? undefined : clean || "/";
}

function queryOf(querystring) {
  const parts = [];
  Object.keys(querystring).forEach((name) => {
    const entry = querystring[name];
    (entry.multiValue || [entry]).forEach((item) => {
      parts.push(item.value === "" ? name : `${name}=${item.value}`);
    });
  });
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

function redirect(location) {
  return {
    statusCode: 301,
    statusDescription: "Moved Permanently",
    headers: { location: { value: location }, "cache-control": { value: "no-cache" } },
  };
}
