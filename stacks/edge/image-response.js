// CloudFront Function, viewer-response of /images/*. The viewer's own browser may keep a picture, but
// never past the second its address names, and a day at most.
const longestSeconds = 86400;

function handler(event) {
  const response = event.response;
  const expirySeconds = Number(event.request.uri.split("/")[4]);
  const leftSeconds = Math.floor(expirySeconds - Date.now() / 1000);
  // Also false for NaN: what has no expiry is not kept.
  const seconds = leftSeconds > 0 ? Math.min(leftSeconds, longestSeconds) : 0;
  response.headers["cache-control"] = {
    value: seconds > 0 ? `private, max-age=${seconds}, immutable` : "no-store",
  };
  return response;
}
