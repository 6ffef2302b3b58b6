/** Who we are on this machine: fixed, so that names and ARNs are the same on every start. */
export const region = "eu-central-1";
export const accountId = "000000000000";
export const partition = "aws";

/** Any well-formed pair does; the services here check no signatures. */
export const accessKeyId = "LOCALACCESSKEY";
export const secretAccessKey = "local";

/** Everything listens here and nowhere else. An IP address also makes S3 clients use path style. */
export const host = "127.0.0.1";

/** The environment that sends an AWS SDK to this machine, whoever runs it. */
export function clientEnvironment(
  endpoints: Readonly<Record<string, string>>,
  caller = accessKeyId,
): Record<string, string> {
  const urls = Object.entries(endpoints).map(([service, url]): [string, string] => [
    `AWS_ENDPOINT_URL_${sdkNames[service] ?? service.toUpperCase()}`,
    url,
  ]);
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: caller,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...Object.fromEntries(urls),
  };
}

/** Where the SDKs' service id differs from the name we use. */
const sdkNames: Readonly<Record<string, string>> = { ses: "SESV2" };
