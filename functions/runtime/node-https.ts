/** Stands in for `node:https` in our bundles, for the reason `node-http.ts` gives: it loads `http`. */
const https = process.getBuiltinModule("node:https");

export const { Agent, request } = https;
export default https;
