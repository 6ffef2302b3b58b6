// CloudFront Function, viewer-request of /images/*. An image's address names the second it expires,
// so the refusal needs no lookup and no cache outlives it. CloudFront has checked the cookie before.
//
// Only the exact spelling passes: S3 decodes %2F and the like after this check, so an address that
// reads differently here than there must not get through.
const address =
  /^\/images\/[a-z]+\/[0-9A-Za-z_-]+\/([0-9]{10})\/gen_[0-9A-HJKMNP-TV-Z]{26}\/[0-9]{1,2}-[0-9a-f]{20}-[0-9]{1,5}x[0-9]{1,5}\.(thumb\.)?webp$/;

function handler(event) {
  const request = event.request;
  const match = address.exec(request.uri);
  if (!match || Object.keys(request.querystring).length > 0) return refuse();
  if (Number(match[1]) * 1000 <= Date.now()) return refuse();
  return request;
}

function refuse() {
  return {
    statusCode: 403,
    statusDescription: "Forbidden",
    headers: { "cache-control": { value: "no-store" } },
  };
}
