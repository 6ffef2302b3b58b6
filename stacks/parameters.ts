/** Names of the SSM parameters that exist before the stacks do. Shared with `npm run deploy`. */

/** The pair that signs and verifies cookies for images: RSA 2048, PEM. */
export function imageKeyParameters(stage: string): { privateKey: string; publicKey: string } {
  const prefix = `/nana-img/${stage}/image-key`;
  return { privateKey: `${prefix}/private`, publicKey: `${prefix}/public` };
}

/** ARN of the domain's certificate in ACM. It must lie in us-east-1, where CloudFront looks. */
export function certificateParameter(stage: string): string {
  return `/nana-img/${stage}/certificate-arn`;
}
