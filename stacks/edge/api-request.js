// CloudFront Function, viewer-request of /api/*. The origin sees API Gateway's own host name, so the
// name people typed travels beside it. Overwrites what a viewer may have sent under that name.
function handler(event) {
  const request = event.request;
  request.headers["x-forwarded-host"] = { value: request.headers.host.value };
  return request;
}
