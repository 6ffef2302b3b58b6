// CloudFront Function, viewer-response of the pages. /404.html is an ordinary file to S3; it is
// uploaded with a mark, and this turns the mark into the status.
function handler(event) {
  const response = event.response;
  const mark = response.headers["x-amz-meta-status"];
  if (mark) {
    delete response.headers["x-amz-meta-status"];
    // A 304 says that the browser's own copy is still right, status included.
    if (mark.value === "404" && response.statusCode === 200) {
      response.statusCode = 404;
      response.statusDescription = "Not Found";
    }
  }
  return response;
}
