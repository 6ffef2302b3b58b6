/** Names of the SSM parameters that exist before the stacks do. Shared with `npm run deploy`. */
export function imageKeyParameters(stage: string): { privateKey: string; publicKey: string } {
  const prefix = `/nana-img/${stage}/image-key`;
  return { privateKey: `${prefix}/private`, publicKey: `${prefix}/public` };
}
